"""The formula checker: what it reads, what it refuses, and what it says then."""

import json
from pathlib import Path

import mpmath
import numpy as np
import pytest

from course_tools.formulas import claims, latex, mutants, pages, results, sampling
from course_tools.formulas.checking import Refused, check_formula
from course_tools.formulas.context import Context, Misdeclared, house
from course_tools.formulas.evaluate import Evaluator

VECTORS = (
    "x, b in R^n; u in R^m; W in R^{m x n}; A in R^{n x n}; S in R^{n x n} positive\n"
    "B in R^{n x n}; v in R^n; t in R; f: R^n -> R; q(x) = x^T A x"
)


def outcome(source, declarations=""):
    page = house()
    page.declare(declarations)
    return check_formula(source, page, page.copy(marks=True))


def refusal(source, declarations=""):
    with pytest.raises(Refused) as refused:
        outcome(source, declarations)
    return str(refused.value)


# -- reading

READINGS = [  # LaTeX, and the number that it is at x = 2, y = 3, z = 5
    (r"\frac12 x^2 y", 6),
    (r"\tfrac{1}{2}x^{2}y", 6),
    (r"2 \cdot -3", -6),
    (r"-x^2", -4),
    (r"(-x)^2", 4),
    (r"x^23", 12),
    (r"x y/z", 1.2),
    (r"\sin 0 \cos x + 1", 1),
    (r"\sin^2 x + \cos^2 x", 1),
    (r"\cos 0x", 1),
    (r"\sin 0 \cdot \frac{\cos x}{y} + 1", 1),
    (r"\ln e^{x} + \sqrt[3]{8}", 4),
    (r"\left| -x \right| + \lvert y \rvert", 5),
    (r"|x - y| \, |z|", 5),
    (r"\sum_{k=1}^{3} k^2 x", 28),
    (r"\sum_{k=1}^{2} \sum_{j=0}^{k} j", 4),
    (r"\prod_{k=1}^{x} (k + 1)", 6),
    (r"\sum_{k=0}^{\infty} \frac{1}{2^k}", 2),
    (r"\binom{5}{2} + 3!", 16),
    (r"\max(x, y, z) - \min(x, y)", 3),
    (r"\begin{cases} x & \text{if } y < 1 \\ z & \text{otherwise} \end{cases}", 5),
    (r"\left. t^2 \right|_{t = y}", 9),
    (r"\lim_{h \to 0} \frac{(x+h)^2 - x^2}{h}", 4),
    (r"\lim_{h \to 0^+} \frac{|h|}{h}", 1),
    (r"\lim_{s \to \infty} \frac{2s + 1}{s}", 2),
    (r"\int_0^x t^2\, dt", 8 / 3),
    (r"\frac{d}{dx} x^3", 12),
    (r"\frac{d^2}{dx^2} (x^3)", 12),
    (r"\frac{\partial^2}{\partial x \partial y} (x^2 y^3)", 108),
    (r"\partial (x^2 y) / \partial x", 12),
    (r"\exp(0)(x + y)", 5),
    (r"\bigl( x + y \bigr)\bigl( y - x \bigr)", 5),
    (r"\operatorname{relu}(-x) + \operatorname{relu}(y)", 3),
]


@pytest.mark.parametrize(("source", "expected"), READINGS)
def test_readings(source, expected):
    context = house()
    context.declare("x = 2; y = 3; z = 5; t in R")
    tree = latex.read(source, context.functions, context.variables)
    value = Evaluator(context, sampling.draw(context, 0)).value(tree)
    assert float(mpmath.re(value)) == pytest.approx(expected, abs=1e-12)


UNREADABLE = [
    (r"x +", "ends too early"),
    (r"D_k", "ends too early"),
    (r"\frac{1}{2", "found the end"),
    (r"1/2 x", "two ways"),
    (r"\sin^{-1} x", "arcsin"),
    (r"a \star b", "no reading for `\\star`"),
    (r"1 + \dots + n", "\\dots"),
    (r"\begin{tikzcd} x \end{tikzcd}", "tikzcd"),
]


@pytest.mark.parametrize(("source", "words"), UNREADABLE)
def test_what_cannot_be_read_is_named(source, words):
    message = refusal(f"{source} = 0", "a, b, x, n in R")
    assert "cannot be read" in message and words in message


def test_spans_lead_back_to_the_source():
    source = r"f(x + h) - \frac{W_{ij}^{\mathsf T}}{2}"
    for node in latex.read(source, {"f"}).walk():
        if node.kind == "number":
            assert source[node.start : node.end] == node.parts[0]
        if node.kind == "call":
            assert source[node.start : node.end] == "f(x + h)"
        if node.kind == "transpose":
            assert source[node.start : node.end] == r"W_{ij}^{\mathsf T}"


def test_a_thin_space_makes_a_product():
    call, product = latex.read("v(x)", {"v"}), latex.read(r"v\,(x)", {"v"})
    assert (call.kind, product.kind) == ("call", "product")


# -- splitting

CHAINS = [
    (r"a = b = c", [["a", "b", "c"]]),
    (
        r"\begin{aligned} a &= b \\ &= c \\[2pt] d &= e \end{aligned}",
        [["a", "b", "c"], ["d", "e"]],
    ),
    (r"\begin{aligned} a &= b \\ &\quad + c \end{aligned}", None),
    (r"a = b, \qquad c = d .", [["a", "b"], ["c", "d"]]),
    (r"a = b \quad\text{and}\quad c = d", [["a", "b"], ["c", "d"]]),
    (r"a = b \implies c = d", [["a", "b"], ["c", "d"]]),
    (r"a &= \\ &b", [["a", "b"]]),
    (r"f(a, b) = c", [["f(a, b)", "c"]]),
    (r"a = \sum_{i=1}^n i", [["a", r"\sum_{i=1}^n i"]]),
]  # fmt: skip


@pytest.mark.parametrize(("source", "expected"), CHAINS)
def test_chains(source, expected):
    found = [[side.text for side in s.sides] for s in claims.statements(source)]
    if expected is None:
        ((left, right),) = found
        assert left == "a" and right.startswith("b") and right.endswith("+ c")
    else:
        assert found == expected


def test_sides_lead_back_to_the_source():
    source = "% x in R\n\\begin{aligned} a &= b + c \\\\ &\\le d . \\end{aligned}"
    for statement in claims.statements(source):
        for side in statement.sides:
            assert source[side.start : side.end] == side.text


# -- true and false claims

TRUE = [
    r"(Wx)^{\mathsf T} = x^{\mathsf T} W^{\mathsf T}",
    r"\nabla q(x) = (A + A^{\mathsf T})\, x",
    r"\nabla^2 q(x) = H_q(x) = A + A^{\mathsf T}",
    r"\nabla_W (u^{\mathsf T} W x) = u\, x^{\mathsf T}",
    r"d(AB) = dA\, B + A\, dB",
    r"d(A^{-1}) = -A^{-1}\, dA\, A^{-1}",
    r"d(\ln\det S) = \operatorname{tr}(S^{-1}\, dS)",
    r"\operatorname{tr}(AB) = \sum_{i=1}^{n} \sum_{j=1}^{n} A_{ij} B_{ji}",
    r"(AB)_{ij} = \sum_{k} A_{ik} B_{kj}",
    r"\operatorname{vec}(A B S) = (S^{\mathsf T} \otimes A) \operatorname{vec} B",
    r"\lVert x \rVert^2 = x^{\mathsf T} x = \langle x, x \rangle = \sum_j x_j^2",
    r"\langle x, b \rangle_S = x^{\mathsf T} S\, b",
    r"D_v f(x) = \nabla f(x)^{\mathsf T} v = \langle \nabla f(x), v \rangle",
    r"\frac{\partial}{\partial x_i} x_j = \delta_{ij}",
    r"x \odot b = \operatorname{diag}(x)\, b",
    r"(A + I) A = A^2 + A",
    r"f(x + t v) = f(x) + t\, \langle \nabla f(x), v \rangle + o(t)",
    r"f(x + t v) = f(x) + t \langle \nabla f(x), v \rangle "
    r"+ \tfrac12 t^2 v^{\mathsf T} H_f(x)\, v + O(t^3)",
    r"\lVert x + b \rVert \le \lVert x \rVert + \lVert b \rVert",
    r"\frac{\partial (Wx)_i}{\partial W_{kl}} = \delta_{ik} x_l",
    r"\sqrt{2} \approx 1.41",
]
FALSE = [
    (r"\nabla q(x) = 2 A x", "is not true"),
    (r"\nabla q(x) = x^{\mathsf T}(A + A^{\mathsf T})", "shape (1, 3)"),
    (r"W x = x W", "a product of shapes (3, 1) and (2, 3)"),
    (r"Wx + x = u", "a sum of shapes (2, 1) and (3, 1)"),
    (r"d(A^{-1}) = A^{-1}\, dA\, A^{-1}", "is not true"),
    (r"f(x + t v) = f(x) + o(t)", "like the power 1.00"),
    (r"f(x + t v) = f(x) + t \langle \nabla f(x), v \rangle + O(t^3)", "power 2.00"),
    (r"\sqrt{2} \approx 1.42", "to the digits shown"),
    (r"\lVert x + b \rVert \ge \lVert x \rVert + \lVert b \rVert", "is not true"),
    (r"\lim_{s \to 0} \frac{|s|}{s} = 1", "-1 from the left, 1 from the right"),
    (r"\lim_{s \to 0} \frac{1}{s} = 1", "no limit"),
    (r"\ln(-t^2) = 1", "is not a real number"),
    (r"x_4 = 1", "the index 4 is outside 1..3"),
    (r"\frac{1}{x} = b", "a division by something of shape (3, 1)"),
    (r"c = t", "no declaration of `c`"),
    (r"D_u f(x) = 1", "cannot be computed"),
]


@pytest.mark.parametrize("source", TRUE)
def test_true_claims_are_accepted(source):
    assert outcome(source, VECTORS).kind == "checked"


@pytest.mark.parametrize(("source", "words"), FALSE)
def test_false_claims_are_refused_with_the_reason(source, words):
    assert words in refusal(source, VECTORS)


def test_a_refusal_shows_both_sides_a_point_and_both_values():
    message = refusal(r"x^2 + 1 = (x + 1)^2", "x = 3")
    assert r"left   x^2 + 1   is 10" in message
    assert r"=      (x + 1)^2   is 16" in message
    assert "at     " in message
    assert "x = 0.5" in refusal(r"x^2 + 1 = (x + 1)^2", "x in R")


def test_conditions_limit_the_points():
    refusal(r"\sqrt{x^2} = x", "x in R")
    assert outcome(r"\sqrt{x^2} = x, \qquad x \ge 0", "x in R").kind == "checked"
    message = refusal(r"x = x, \qquad x > 7", "x in R")
    assert "no point" in message


def test_witnesses():
    found = outcome(r"\frac{d}{dx} \sin(x^2) = 2x \cos(x^2)", "x in R").witnesses
    assert found == {"numbers", "differences", "complex step", "symbols"}
    assert outcome(r"x + x = 2x", "x in R").witnesses == {"numbers"}
    small = "x, h in R; f: R -> R; small h, order 2"
    assert outcome(r"f(x+h) \approx f(x) + f'(x)\,h", small).witnesses == {
        "Taylor slope"
    }


def test_code_is_one_more_side():
    data = "x in R^n; A in R^{n x n}"
    right = "% code: A @ x\n% definition\ny_i = \\sum_{j} A_{ij} x_j"
    assert "code" in outcome(right.replace("A @ x", "(A @ x)[i - 1]"), data).witnesses
    message = refusal(right.replace("A @ x", "(A.T @ x)[i - 1]"), data)
    assert "is not what its code computes" in message


def test_an_update_must_decrease_what_it_says():
    data = "x in R^n; \\eta in (0, 1); A in R^{n x n} positive; L = x^T A x; prime x"
    assert outcome("% decreases L\nx \\leftarrow x - \\eta \\nabla L", data).steps == 1
    assert "smaller" in refusal(
        "% decreases L\nx \\leftarrow x + \\eta \\nabla L", data
    )


# -- marks


def test_marks():
    assert outcome("% definition\ny = x^2", "x in R").kind == "definition"
    assert outcome("% condition\nf'(x) = 0").kind == "no claim"
    assert outcome("% false\nx + 1 = x", "x in R").kind == "refuted"
    assert "it is true" in refusal("% false\nx = x", "x in R")
    unchecked = outcome("% unchecked: a quotation\n\\star = 1")
    assert (unchecked.kind, unchecked.reason) == ("unchecked", "a quotation")
    assert "needs a reason" in refusal("% unchecked\nx = 1")


def test_marks_for_a_formula_further_down():
    page = house()
    page.declare("x in R\nfalse: x + 1 = x\nunchecked \\star = x because it is quoted")
    assert check_formula("x + 1  =  x", page).kind == "refuted"
    assert check_formula("\\star = x", page).reason == "it is quoted"
    assert check_formula("x = x", page).kind == "checked"


def test_a_definition_holds_for_the_page():
    page = house()
    page.declare("x in R")
    check_formula("% definition\ny = x^2", page)
    assert check_formula("y + 1 = x^2 + 1", page).kind == "checked"
    with pytest.raises(Refused):
        check_formula("y = x^3", page)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("x in Q", "no domain `Q`"),
        ("x in R^w", "no length `w`"),
        ("nonsense", "cannot read the declaration `nonsense`"),
    ],
)
def test_bad_declarations_are_named(text, words):
    with pytest.raises(Misdeclared) as problem:
        Context().declare(text)
    assert words in str(problem.value)


def test_traits():
    context = house()
    context.declare(
        "S in R^{n x n} symmetric; Q in R^{n x n} orthogonal; p in R^n simplex; "
        "v in R^n unit; k in {2..4}; w in (0, 1)^m; Y in R^{B x n} onehot"
    )
    for seed in range(5):
        v = sampling.draw(context, seed)
        assert (v["S"] == v["S"].T).all()
        eye = np.array((v["Q"] @ v["Q"].T) - np.eye(3), dtype=float)
        assert abs(eye).max() < 1e-15
        assert float(v["p"].sum()) == pytest.approx(1) and v["p"].min() > 0
        assert float((v["v"] ** 2).sum()) == pytest.approx(1)
        assert v["k"] in (2, 3, 4)
        assert (v["w"] > 0).all() and (v["w"] < 1).all()
        assert (v["Y"].sum(axis=1) == 1).all()


def test_the_same_seed_draws_the_same_sample():
    context = house()
    context.declare(VECTORS)
    one, two = (sampling.draw(context, 3) for _ in range(2))
    assert (one["W"] == two["W"]).all() and one["f"](one["x"]) == two["f"](two["x"])


# -- pages


def test_formulas_of_a_page(tmp_path):
    (tmp_path / "page.md").write_text(
        "<!-- math\nx in R\n-->\n\n$$\nx + x = 2x\n$$\n\n"
        "Code `$$ x = 3 $$`, money \\$5, $y = 1$ and $(x^2)' = 2x$.\n\n"
        "```\n$$ x = 4 $$\n```\n\n```{note}\n$$\nx = x + 1\n$$\n```\n"
    )
    found = pages.formulas(tmp_path, Path("page.md"))
    shown = [(f.source.strip(), f.display, f.line) for f in found]
    assert ("x + x = 2x", True, 5) in shown
    assert ("x = x + 1", True, 16) in shown
    assert not any("3" in source or "4" in source for source, *_ in shown)
    claiming = [f.source for f in found if not f.display and f.claims_derivative]
    assert claiming == ["(x^2)' = 2x"]
    rows = results.check_page(tmp_path, Path("page.md"))
    kinds = [row.kind for row in rows]
    assert kinds == ["checked", "refused", "refused"]
    assert "by which variable" in rows[1].text and "page.md, line 9" in rows[1].text
    assert "page.md, line 16" in rows[2].text


def test_unchanged_pages_are_looked_up(tmp_path, monkeypatch):
    (tmp_path / "chapters").mkdir()
    page = tmp_path / "chapters" / "one.md"
    page.write_text("<!-- math x in R -->\n$$x = x$$\n")
    first = results.check(tmp_path)
    monkeypatch.setattr(results, "check_page", None)
    assert results.check(tmp_path) == first
    page.write_text("<!-- math x in R -->\n$$x = x + 1$$\n")
    monkeypatch.undo()
    (row,) = results.check(tmp_path)["chapters/one.md"]
    assert row.kind == "refused"


def test_pages_are_checked_ahead_and_what_was_found_is_kept(tmp_path):
    (tmp_path / "chapters").mkdir()
    names = [Path("chapters", name) for name in ("one.md", "two.md", "three.md")]
    for k, name in enumerate(names):
        (tmp_path / name).write_text(f"<!-- math x in R -->\n$$x = x + {k}$$\n")
    first = results.check(tmp_path, names[:1])
    ahead = results.Ahead(tmp_path, names)
    assert ahead.rows(names[0]) == first["chapters/one.md"]
    (row,) = ahead.rows(names[1])
    assert row.kind == "refused"
    ahead.close()  # the third was never asked for, as in a build that failed
    kept = json.loads((tmp_path / results.KEPT).read_text())
    assert sorted(kept) == ["chapters/one.md", "chapters/two.md"]
    again = results.Ahead(tmp_path, names[:2])
    assert again.rows(names[1]) == [row]
    again.close()


# -- mutants


def test_kinds_of_mutants():
    context = house()
    context.declare(VECTORS)
    source = r"\nabla q(x) = A^{\mathsf T} x + A\, x - 0 \cdot b"
    kinds = {mutant.kind for mutant in mutants.mutants(source, context)}
    assert {
        "sign", "coefficient", "dropped term", "dropped transpose",
        "swapped factors", "swapped variable", "dropped factor",
    } <= kinds  # fmt: skip


def test_verdicts_on_mutants(tmp_path):
    (tmp_path / "page.md").write_text("<!-- math x in (2, 3) -->\n$$2 x \\le x + 3$$\n")
    found = mutants.judge_page(tmp_path, Path("page.md"))
    outcomes = {v.mutant.source.strip(): v.outcome for v in found}
    assert outcomes["2 x \\le x + 4"] == "survived"
    assert outcomes["3 x \\le x + 3"] == "caught"
    assert outcomes["x 2 \\le x + 3"] == "same meaning"
    survivor = next(v for v in found if v.outcome == "survived")
    assert "inequality" in survivor.reason


def test_an_index_in_the_bound_of_a_sum_takes_all_its_values(tmp_path):
    runs = "x in R^3; i, j in 1..3"
    assert outcome(r"\sum_{l=1}^{i} 2l = i (i + 1)", runs).kind == "checked"
    assert "i = 2" in refusal(r"\sum_{l=1}^{i} l = i^2", runs)
    (tmp_path / "page.md").write_text(
        f"<!-- math\n{runs}; y_i = \\sum_{{l=1}}^{{i}} x_l\n-->\n\n"
        "$$\n\\frac{\\partial y_i}{\\partial x_j}"
        " = \\frac12 \\sum_{l=1}^{i} 2 \\delta_{lj}\n$$\n"
    )
    found = mutants.judge_page(tmp_path, Path("page.md"))
    assert {v.outcome for v in found} == {"caught", "same meaning"}
