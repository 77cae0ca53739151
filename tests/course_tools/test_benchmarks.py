"""The benchmarks: their references, their scoring and their page. Nothing is timed."""

import math
import re
from dataclasses import replace

import matplotlib.pyplot as plt
import mpmath
import numpy as np
import pytest

import course_lib
from course_tools.benchmarks import (
    accuracy,
    cases,
    corpus,
    engine,
    naming,
    page,
    peers,
    pictures,
    speed,
)
from course_tools.benchmarks.cases import CASES, KINKS
from course_tools.benchmarks.exact import Case, reference_digits
from course_tools.benchmarks.tasks import tasks

BY_NAME = {case.name: case for case in CASES}
MILD = [case for case in CASES if case.kind in pictures.MILD]


def relative_error(value, right):
    return np.linalg.norm(value - right) / np.linalg.norm(right)


def named(case):
    return case.name


def test_there_are_enough_cases_each_of_a_documented_kind():
    assert len(BY_NAME) == len(CASES) >= 44
    for case in CASES:
        assert re.search(rf"^{case.kind} ", cases.__doc__, re.MULTILINE), case.kind


@pytest.mark.parametrize("case", CASES, ids=named)
def test_reference_has_the_shape_of_output_then_input(case):
    assert case.reference.shape == np.shape(case.f(case.x)) + np.shape(case.x)
    assert np.isfinite(case.reference).all()
    assert case.reference.any(), "a relative error needs a derivative that is not zero"


@pytest.mark.parametrize("case", MILD, ids=named)
def test_reference_agrees_with_central_differences_where_those_are_good(case):
    assert relative_error(course_lib.jacobian(case.f, case.x), case.reference) < 1e-8


FORMULAS = {  # for the nasty ones, where differences are no witness
    "exp 100x": lambda x: 100 * mpmath.exp(100 * x),
    "sin 1e4 x": lambda x: 10000 * mpmath.cos(10000 * x),
    "tanh 1e5 x": lambda x: 100000 * (1 - mpmath.tanh(100000 * x) ** 2),
    "1/x at 1e-8": lambda x: -1 / x**2,
    "log x at 1e-8": lambda x: 1 / x,
    "√x at 1e-10": lambda x: 1 / (2 * mpmath.sqrt(x)),
    "√(1 - x²) at 1 - 1e-9": lambda x: -x / mpmath.sqrt(1 - x * x),
    "x√x at 1e-6": lambda x: 3 * mpmath.sqrt(x) / 2,
    "x²√x + 3x at 0, none left": lambda x: 3,
    "arcosh² x at 1, none left": lambda x: 2,
    "sin x at 1e8": lambda x: mpmath.cos(x),
    "1e-7 x²": lambda x: 2 * mpmath.mpf(1e-7) * x,
    "(1e8 + sin x) - 1e8": lambda x: mpmath.cos(x),
    "|x| at 1e-5": lambda x: 1,
    "relu at 1e-5": lambda x: 1,
}


@pytest.mark.parametrize("name", FORMULAS)
def test_reference_is_the_formula_rounded_once(name):
    with mpmath.workdps(120):
        right = float(FORMULAS[name](mpmath.mpf(float(BY_NAME[name].x))))
    assert float(BY_NAME[name].reference) == right


def test_inverse_of_a_hilbert_matrix_has_its_textbook_derivative():
    case = BY_NAME["inverse of Hilbert 6"]
    with mpmath.workdps(80):
        inverse = np.array((mpmath.matrix(case.x.tolist()) ** -1).tolist(), float)
    right = -np.einsum("ik,lj->ijkl", inverse, inverse)  # d(X⁻¹) = -X⁻¹ dX X⁻¹
    assert relative_error(case.reference, right) < 1e-15


@pytest.mark.parametrize("name", cases.FORMULAS)
def test_formula_of_float64_is_the_derivative_to_the_digits_that_float64_has(name):
    _, formula = cases.FORMULAS[name]
    error = relative_error(formula(BY_NAME[name].x), BY_NAME[name].reference)
    assert accuracy.EXACT < error < 1e-9


def test_complex_step_is_less_exact_only_where_the_formula_in_float64_is_so_too():
    result = accuracy.measure(with_peers=False)
    details = result["methods"][accuracy.COMPLEX]["details"]
    poor = {k for k, d in details.items() if (d["error"] or 0) > accuracy.EXACT}
    assert poor == {row[0] for row in accuracy.limits_of_float64(result)}
    for name in poor:
        assert details[name]["error"] < 2 * result["formulas"][name][1]


def test_references_are_good_to_sixty_digits():
    slope = reference_digits(lambda m, x: m.sin(x), 0.7)[()]
    with mpmath.workdps(100):
        assert abs(slope - mpmath.cos(mpmath.mpf(0.7))) < mpmath.mpf(10) ** -60


def test_reference_is_taken_at_the_float64_point():
    # 0.1 in float64 is 0.1000000000000000055...; its square's slope is twice that.
    slope = reference_digits(lambda m, x: x * x, 0.1)[()]
    assert slope == 2 * mpmath.mpf(0.1)


ORDINARY = "sin x", "logistic loss", "softmax of rows", "network loss", "inverse"


@pytest.mark.parametrize("name", ORDINARY)
def test_our_methods_reach_their_figures_on_ordinary_functions(name):
    f, x, right = BY_NAME[name].f, BY_NAME[name].x, BY_NAME[name].reference
    assert relative_error(course_lib.jacobian(f, x), right) < 1e-9
    ladder = course_lib.jacobian(f, x, method="ladder")
    assert relative_error(ladder.value, right) < 1e-11
    assert (abs(ladder.value - right) <= 10 * ladder.error + 1e-14).all()
    assert relative_error(course_lib.jacobian(f, x, method="complex"), right) < 1e-14


HARD = "exp 100x", "1/x at 1e-8", "sin x at 1e8", "wave of period eps^(1/3)"


@pytest.mark.parametrize("name", HARD)
def test_check_accepts_what_is_right_where_central_differences_are_not(name):
    case = BY_NAME[name]
    assert course_lib.check(case.f, case.x, case.reference)
    assert not course_lib.check(case.f, case.x, 1.01 * case.reference)


@pytest.mark.parametrize("kink", KINKS, ids=named)
def test_check_says_kink_for_admissible_claims_and_no_others(kink):
    for claim in kink.admissible:
        assert course_lib.check(kink.f, kink.x, claim).verdict == "kink"
    for claim in kink.wrong:
        assert course_lib.check(kink.f, kink.x, claim).verdict == "wrong"


class Fake(peers.Peer):
    """A library whose answers are made up: a value times a factor, and a claim."""

    name, package = "fake", "numpy"

    def __init__(self, factor=1.0, claim=None, accept=None):
        self.factor, self.claim, self.accept = factor, claim, accept

    def value(self, f, x):
        right = 3 * np.asarray(x) ** 2 * self.factor
        return right, None if self.claim is None else np.full(right.shape, self.claim)

    def accepts(self, f, x, claimed):
        if self.accept is None:
            return super().accepts(f, x, claimed)
        return self.accept


CUBE = Case("cube", "ordinary", np.array(2.0), lambda m, x: x**3)


def scored(fake, monkeypatch):
    monkeypatch.setattr(peers, "installed", lambda: [fake])
    return accuracy.measure(cases=[CUBE])["methods"]["fake"]


def test_a_right_value_scores_nothing(monkeypatch):
    figures = scored(Fake(claim=1e-9), monkeypatch)
    assert figures["worst"] == 0
    keys = "over", "no_value", "overclaimed", "refused", "undecided", "accepted"
    assert [figures[key] for key in keys] == [0] * 6


def test_a_value_far_outside_its_own_claim_is_overclaimed(monkeypatch):
    figures = scored(Fake(factor=1.001, claim=1e-9), monkeypatch)
    assert figures["worst"] == pytest.approx(1e-3)
    assert (figures["over"], figures["overclaimed"], figures["refused"]) == (1, 1, 1)


def test_a_wide_or_missing_claim_is_not_overclaimed(monkeypatch):
    assert scored(Fake(factor=1.001, claim=1.0), monkeypatch)["overclaimed"] == 0
    assert scored(Fake(factor=1.001, claim=math.nan), monkeypatch)["overclaimed"] == 0
    assert scored(Fake(factor=1.001), monkeypatch)["overclaimed"] is None


def test_nan_counts_as_no_value_and_not_as_worst(monkeypatch):
    figures = scored(Fake(factor=math.nan), monkeypatch)
    assert (figures["worst"], figures["over"], figures["no_value"]) == (None, 1, 1)


def test_a_checker_that_accepts_all_is_seen(monkeypatch):
    figures = scored(Fake(accept=True), monkeypatch)
    assert (figures["refused"], figures["accepted"]) == (0, len(accuracy.FACTORS))


def test_a_refusal_by_name_is_no_wrong_value():
    result = accuracy.measure(with_peers=False, cases=[BY_NAME["sum of |x|"]])
    figures = result["methods"][accuracy.COMPLEX]
    assert (figures["by_name"], figures["over"], figures["no_value"]) == (1, 0, 0)
    assert "needlessly" not in figures["details"]["sum of |x|"]["note"]


@pytest.mark.parametrize("peer", peers.installed(), ids=named)
def test_peers_differentiate_and_judge_an_ordinary_function(peer):
    W = np.random.default_rng(11).normal(size=(5, 7))
    x = np.random.default_rng(12).normal(size=(7, 2))
    right = np.zeros((5, 2, 7, 2))
    for j in range(2):
        right[:, j, :, j] = W * np.cos(x[:, j])
    value, _ = peer.value(lambda x: W @ np.sin(x), x)
    assert relative_error(value, right) < 1e-5
    assert peer.accepts(lambda x: W @ np.sin(x), x, right)
    assert not peer.accepts(lambda x: W @ np.sin(x), x, 2 * right)


@pytest.mark.parametrize("task", tasks(), ids=named)
def test_all_layouts_of_a_timed_function_agree(task):
    points = np.random.default_rng(11).normal(size=(3, task.x.size))
    values = np.stack([task.f(point) for point in points])
    if task.batch:
        assert task.batch(points) == pytest.approx(values)
    columns = np.asarray(task.columns(points.T))
    assert np.moveaxis(columns, -1, 0) == pytest.approx(values)


@pytest.mark.parametrize("task", tasks(), ids=named)
def test_timed_functions_come_with_their_right_derivative(task):
    value = getattr(course_lib, task.kind)(task.f, task.x)
    assert relative_error(value, task.exact(task.x)) < 1e-6


@pytest.mark.parametrize(("kind", "calls"), [("gradient", 20), ("hessian", 100)])
def test_bare_cost_is_that_of_so_many_calls_at_different_points(kind, calls):
    seen = []
    task = next(task for task in tasks() if task.x.size == 10)
    replace(task, kind=kind, f=lambda x: seen.append(x.tobytes())).bare()()
    assert len(seen) == len(set(seen)) == calls


def made_up_times():
    """What a run returns, without running: all methods cost 2, some others less."""
    names = dict.fromkeys(speed.OURS, 2.0)
    names |= {"scipy 3-point": 3.0, "numdifftools central": 30.0}
    names |= {speed.GRADCHECK: 20.0, page.UNGUARDED: 1.0, "jax numeric": 1.5}
    result = {}
    for task in tasks():
        methods = {
            name: {"ratio": r, "low": r - 0.1, "high": r + 0.1, "error": 1e-9}
            for name, r in names.items()
        }
        methods["jax numeric"]["error"] = 1e-3
        methods[speed.GRADCHECK]["error"] = None
        result[task.name] = {
            "kind": task.kind,
            "n": task.x.size,
            "call_us": 3.0,
            "methods": methods,
        }
    return result


def test_targets_tell_kept_from_missed():
    rows = {row[0]: row[-1] for row in speed.targets(made_up_times())}
    assert rows["central, gradient of a logistic loss, n = 100"] is False
    assert rows["torch gradcheck over check, gradient of a logistic loss, n = 10"]


@pytest.fixture(scope="module")
def text():
    few = [BY_NAME[n] for n in ("sin x", "sum of |x|", "1/x at 1e-8", "|x| at 1e-5")]
    few += [BY_NAME["√(1 - x²) at 1 - 1e-9"]]
    exact = accuracy.measure(cases=few)
    named = naming.measure(builders=corpus.BUILDERS[:2])
    return page.page(exact, made_up_times(), named, named)


def test_page_lists_every_faster_peer_with_a_reason(text):
    faster = text.split("Where another library was faster")[1].split("## Every")[0]
    assert page.REASONS[page.UNGUARDED] in faster
    assert "jax" not in faster, "its error is too large to be listed"
    assert "no reason known" not in faster


def test_page_has_pictures_with_text_alternatives_and_no_paths(text):
    pictured = re.findall(r"!\[([^]]+)\]\(images/[a-z_]+\.svg\)", text)
    assert [len(alt) >= 60 for alt in pictured] == [True, True]
    assert text.startswith("# How exact and how fast: the measurements\n")
    assert not re.search(r"/home|/root|/tmp|/work|C:\\", text)


def test_tables_of_the_page_have_equal_columns_though_names_hold_bars(text):
    assert "\\|x\\|" in text
    for block in text.split("\n\n"):
        if block.startswith("|"):
            bars = {len(re.findall(r"(?<!\\)\|", line)) for line in block.splitlines()}
            assert len(bars) == 1, block


def test_page_shows_where_float64_ends(text):
    assert "| √(1 - x²) at 1 - 1e-9 | 2.5e-10 | -x / √(1 - x²) | 2.5e-10 |" in text


def test_tables_of_exactness_are_narrow_and_hold_no_empty_rows(text):
    exactness = text.split("## Does it name")[0]
    rows = [line for line in exactness.splitlines() if line.startswith("| ")]
    assert max(row.count("|") for row in rows if "\\|" not in row) <= 7
    assert not [row for row in rows if re.fullmatch(r"\| [^|]+( \| -)+ \|", row)]


def test_pictures_have_a_row_for_every_method():
    times = made_up_times()
    ax = pictures.time_ratios(times)
    assert len(ax.get_yticklabels()) == len(next(iter(times.values()))["methods"])
    exact = accuracy.measure(with_peers=False, cases=[BY_NAME["sum of |x|"]])
    labels = pictures.error_dots(exact).get_yticklabels()
    assert [t.get_text() for t in labels] == [accuracy.CENTRAL, accuracy.LADDER]
    plt.close("all")


def test_page_on_disk_is_about_these_functions():
    written = (page.CHAPTERS / "benchmarks.md").read_text(encoding="utf-8")
    for case in CASES:
        assert f"| {page._cell(case.name)} | {case.kind} |" in written, case.name


class TestEngine:
    """The comparison with PyTorch and JAX sees a difference, names what is missing."""

    def test_it_agrees_with_itself(self):
        found = engine.compare(engine.course_lib_gradients)
        assert set(found) == set(engine.FUNCTIONS)
        assert all(pair == (0, 0) for pair in found.values())

    @pytest.mark.parametrize("which", [0, 1])
    def test_a_wrong_gradient_and_a_wrong_product_are_seen(self, which):
        def peer(f, x, v):
            pair = list(engine.course_lib_gradients(f, x, v))
            pair[which] = pair[which] * (1 + 1e-9)
            return pair

        found = engine.compare(peer)
        assert all(pair[which] > engine.TOLERANCE for pair in found.values())
        assert all(pair[1 - which] == 0 for pair in found.values())

    @pytest.mark.parametrize("wrong", [np.nan, np.ones(3)])
    def test_nan_and_another_shape_are_infinitely_far(self, wrong):
        found = engine.compare(lambda f, x, v: (wrong * np.ones(3), v))
        assert all(pair[0] == np.inf for pair in found.values())

    def test_what_is_not_installed_is_named_and_fails(self, monkeypatch, capsys):
        monkeypatch.setattr(engine, "PEERS", {"no_such_package": None})
        assert engine.main() == 1
        assert "no_such_package: not installed" in capsys.readouterr().out

    @pytest.mark.parametrize(("factor", "status"), [(1, 0), (1 + 1e-9, 1)])
    def test_its_status_is_the_verdict(self, monkeypatch, capsys, factor, status):
        def peer(f, x, v):
            g, product = engine.course_lib_gradients(f, x, v)
            return factor * g, product

        monkeypatch.setattr(engine, "PEERS", {"numpy": peer})  # surely installed
        monkeypatch.setattr(engine, "HABITS", {"numpy": dict})
        assert engine.main() == status
        assert "largest of all" in capsys.readouterr().out

    @pytest.mark.parametrize(("so", "status"), [(True, 0), (False, 1)])
    def test_a_habit_that_has_changed_fails(self, monkeypatch, capsys, so, status):
        monkeypatch.setattr(engine, "PEERS", {"numpy": engine.course_lib_gradients})
        monkeypatch.setattr(engine, "HABITS", {"numpy": lambda: {"adds up": so}})
        assert engine.main() == status
        assert f"adds up: {'yes' if so else 'NO'}" in capsys.readouterr().out
