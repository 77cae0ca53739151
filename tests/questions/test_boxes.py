"""The boxes accept every equivalent form, and name the mistake in every other."""

import re
from xml.etree import ElementTree

import pytest

from tests.questions import boxes

SYMMETRIC = {"between": [-2, 2]}
CUBES = {
    "kind": "formula",
    "key": "16x^3 z^3",
    "variables": {"x": SYMMETRIC, "z": SYMMETRIC},
}
SINE = {"kind": "formula", "key": "sin 2x", "variables": {"x": {"between": [0.1, 1.4]}}}
EXPONENTIAL = {"kind": "formula", "key": "e^(2x)", "variables": {"x": SYMMETRIC}}
MATRIX = {**CUBES, "key": "[[2x, z], [1, 0]]"}
GREEK = {
    "kind": "formula",
    "key": "sigma(theta) x_1 - x_2",
    "variables": {"theta": SYMMETRIC, "x_1": SYMMETRIC, "x_2": SYMMETRIC},
}
LINEAR = {
    "kind": "formula",
    "key": "(Wx - a) x^T",
    "variables": {
        "W": {**SYMMETRIC, "shape": [5, 7]},
        "x": {**SYMMETRIC, "shape": [7]},
        "a": {**SYMMETRIC, "shape": [5]},
    },
}
POSITIVE = {**SINE, "key": "ln x / 2"}
NUMBER = {"kind": "number", "key": "3/16"}
SHAPE = {"kind": "shape", "key": "(10, 28, 28)"}

ACCEPTED = [
    (CUBES, "16 z^3 x^3"),
    (CUBES, "16x³z³"),
    (CUBES, "16*x**3*z**3"),
    (CUBES, "(4xz)^2 xz"),
    (CUBES, r"\frac{32}{2}x^{3}z^{3}"),
    (CUBES, r"$16\,x^3\cdot z^3$"),
    (CUBES, "2(2xz)³"),
    (CUBES, "f(x, z) = 16x^3z^3"),
    (CUBES, "16 (x z)^(2+1)"),
    (CUBES, "-(-16)x^3z^3"),
    (CUBES, "x z * 16x^2z^2"),
    (CUBES, "16|x|^2 x z^3"),
    (CUBES, r"\left(2\,\sqrt{4}\right)^2 x^3 z^3"),
    (CUBES, "log_2(2^(16x^3z^3))"),
    (SINE, "2 sin x cos x"),
    (SINE, "2sinxcosx"),
    (SINE, r"2\sin(x)\cos(x)"),
    (SINE, "2 tan x/(1 + tan^2 x)"),
    (SINE, "cos(π/2 - 2x)"),
    (SINE, r"\sqrt{1-\cos^2 2x} * sign(sin 2x)"),
    (SINE, "sin^{-1}(sin(1/2)) 2 sin 2x"),
    (EXPONENTIAL, "exp(2x)"),
    (EXPONENTIAL, "e^x e^x"),
    (EXPONENTIAL, "(e^x)²"),
    (EXPONENTIAL, "e^{2x}"),
    (EXPONENTIAL, "1/e^(-2x)"),
    (MATRIX, "[[2x,z],[1,0]]"),
    (MATRIX, "[[2x,1],[z,0]]^T"),
    (MATRIX, r"\begin{pmatrix}2x & z\\ 1 & 0\end{pmatrix}"),
    (MATRIX, "2[[x, z/2], [1/2, 0]]"),
    (GREEK, "σ(θ)x₁ - x₂"),
    (GREEK, r"\sigma(\theta)x_{1}-x_{2}"),
    (GREEK, "sigmoid(theta)*x1 - x2"),
    (GREEK, "x1/(1+exp(-theta))-x2"),
    (LINEAR, "(W@x - a) @ x.T"),
    (LINEAR, r"(Wx-a)x^{\mathsf T}"),
    (LINEAR, "Wxxᵀ - axᵀ"),
    (LINEAR, r"-(a-Wx)x^\top"),
    (POSITIVE, "ln √x"),
    (POSITIVE, "log(x)/2"),
    (POSITIVE, r"\frac12\ln x"),
    (POSITIVE, "½ ln x"),
    (POSITIVE, "log10(x)/log10(e)/2"),
    (NUMBER, "0.1875"),
    (NUMBER, "3·2^-4"),
    (NUMBER, "1875e-4"),
    (SHAPE, "10,28,28"),
    (SHAPE, "10x28x28"),
    (SHAPE, "10 × 28 × 28"),
    (SHAPE, "[10, 28, 28]"),
    (SHAPE, "(10,) + (28, 28)"),
    (SHAPE, "10 by 28 by 28"),
    ({"kind": "shape", "key": "()"}, "a number"),
    ({"kind": "shape", "key": "(5,)"}, "5"),
    ({"kind": "shape", "key": "(B, m)"}, "(B,m)"),
]

REFUSED = [
    (CUBES, "-16x^3z^3", "sign is the wrong way"),
    (CUBES, "8x^3z^3", "1/2 times the answer"),
    (CUBES, "48x^3z^3", "3 times the answer"),
    (CUBES, "16x^3", "depends on z"),
    (CUBES, "16x^3z^3 + 5", "by the constant 5"),
    (CUBES, "[16x^3z^3, 1]", "2 × 1; asked for is a number"),
    (CUBES, "16x^3z^3/0", "no value at x = "),
    (CUBES, "1/2x", "1/(2x)"),
    (SINE, "sin 2x + x/2x - x x/2 - 1/2 + x^2/2", "would be right if all that follows"),
    (SINE, "2 sin x", "answer is another number"),
    ({**CUBES, "key": "x^2 z"}, "z^2 x", "x and z are exchanged"),
    ({**CUBES, "key": "x^2 + x"}, "x^2 - x", "the answer at −x"),
    ({**CUBES, "key": "x^2"}, "x^2 + z", "does not depend on z"),
    (MATRIX, "[[2x,1],[z,0]]", "transpose"),
    (MATRIX, "[[2x,z],[0,0]]", "Of 4 entries, this is not right: (2, 1)"),
    (MATRIX, "[[2x,-z],[1,0]]", "sign is wrong in (1, 2)"),
    (MATRIX, "[2x, z]", "2 × 1; asked for is 2 × 2"),
    (LINEAR, "x(Wx-a)^T", "transpose"),
    (LINEAR, "2(Wx-a)x^T", "2 times the answer"),
    (NUMBER, "0.19", "another number"),
    (NUMBER, "0.188", "Close"),
    (SHAPE, "(28, 28, 10)", "reverse order"),
    (SHAPE, "28, 10, 28", "another order"),
    (SHAPE, "(10, 784)", "not kept apart"),
    (SHAPE, "(1, 10, 28, 28)", "axis of length one"),
    (SHAPE, "(10, 28)", "2 axes; the answer has 3"),
    (SHAPE, "(10, 28, 27)", "lengths are not"),
]

UNREADABLE = [
    (CUBES, "", None, "Nothing is typed"),
    (CUBES, "16x^", 4, "missing after “^”"),
    (CUBES, "(16x", 0, "never closed"),
    (CUBES, "16x)", 3, "no opening bracket"),
    (CUBES, "16 ? x", 3, "“?” has no meaning"),
    (CUBES, "16x^3 y", 6, "letters of this question are x and z"),
    (CUBES, "16X", 2, "capital and small"),
    (CUBES, "2,5", 1, "decimals are written with a point"),
    (CUBES, "()", 1, "nothing between"),
    (CUBES, "2 + * x", 4, "not expected"),
    (CUBES, "max(x)", 0, "two arguments"),
    (CUBES, "sin(x, z)", 0, "one argument"),
    (CUBES, r"\frac x", 6, "two parts in braces"),
    (CUBES, "[[1, 2], [3]]", None, "different lengths"),
    (CUBES, "x" * 301, 300, "longer than 300"),
    (LINEAR, "x W", None, "7 × 1 times 5 × 7 does not multiply"),
    (LINEAR, "W + x", None, "5 × 7 and 7 × 1 cannot be added"),
    (LINEAR, "1/W", None, "divide by a matrix"),
    (NUMBER, "x", 0, "a number without letters"),
    (SHAPE, "(10, 28", 0, "Write a shape as its lengths"),
    (SHAPE, "", None, "Nothing is typed"),
]


def test_equivalent_forms_are_right():
    results = boxes.judged(ACCEPTED)
    failed = [
        (answer, result)
        for (_, answer), result in zip(ACCEPTED, results, strict=True)
        if result["verdict"] != "right"
    ]
    assert failed == []


@pytest.fixture(scope="module")
def refused():
    return boxes.judged([(question, answer) for question, answer, _ in REFUSED])


@pytest.mark.parametrize("n", range(len(REFUSED)), ids=lambda n: REFUSED[n][1])
def test_mistake_is_named(refused, n):
    assert refused[n]["verdict"] == "wrong"
    assert REFUSED[n][2] in refused[n]["says"]


@pytest.fixture(scope="module")
def unread():
    return boxes.judged([(question, answer) for question, answer, *_ in UNREADABLE])


@pytest.mark.parametrize(
    "n", range(len(UNREADABLE)), ids=lambda n: UNREADABLE[n][1][:9]
)
def test_what_cannot_be_read_gets_a_sentence_and_its_place(unread, n):
    _, _, position, words = UNREADABLE[n]
    assert unread[n]["verdict"] == "unreadable"
    assert unread[n].get("position") == position
    assert words in unread[n]["says"]


@pytest.mark.parametrize("question", boxes.TYPED, ids=lambda q: q.id)
def test_question_accepts_its_forms_and_knows_its_wrong_answers(question):
    forms = [question.key, *question.forms]
    results = boxes.verdicts(question, forms)
    assert [r["verdict"] for r in results] == ["right"] * len(forms), results
    wrong = [w.value for w in question.wrong]
    for n, result in enumerate(boxes.verdicts(question, wrong)):
        # The number is its own: so no two listed answers are equal, and none is right.
        assert (result["verdict"], result.get("wrong")) == ("wrong", n)


@pytest.mark.parametrize(
    "question", [q for q in boxes.CHECKED if q.choices], ids=lambda q: q.id
)
def test_choices_are_judged(question):
    right = [choice.name for choice in question.choices if choice.right]
    wrong = [choice.name for choice in question.choices if not choice.right]
    results = boxes.verdicts(question, [right, wrong[:1], []])
    assert results[0]["verdict"] == "right"
    assert results[1]["verdict"] == "wrong"
    assert results[1]["about"] == wrong[:1]
    nothing = "unreadable" if question.kind == "choice" else "wrong"
    assert results[2]["verdict"] == nothing


@pytest.mark.parametrize(
    ("answer", "shown"),
    [
        ("1/2x", "<mfrac>1 2</mfrac>⁢x"),
        ("1/(2x)", "<mfrac>1 2⁢x</mfrac>"),
        ("sin x cos x", "sin⁡(x)·cos⁡(x)"),
        ("sin^2 x", "<msup>(sin⁡(x)) 2</msup>"),
        ("x - (z - 1)", "x−(z−1)"),
        ("2*3", "2·3"),
        ("-x^2", "−<msup>x 2</msup>"),
        ("e^2x", "<msup>e 2</msup>⁢x"),
        ("(x+1)^T", "<msup>(x+1) T</msup>"),
    ],
)
def test_how_it_was_read_is_shown(answer, shown):
    result = boxes.verdicts(CUBES, [answer])[0]
    tree = ElementTree.fromstring(f"<math>{result['mathml']}</math>")
    assert flat(tree) == shown


def flat(tree):
    """MathML as a short text: only fractions and powers keep their tags."""
    inside = [flat(child) for child in tree]
    if tree.tag in ("mfrac", "msup"):
        return f"<{tree.tag}>{' '.join(inside)}</{tree.tag}>"
    return (tree.text or "") + "".join(inside)


def test_points_are_inside_the_domain_and_all_different():
    seen = boxes.values(GREEK, "theta")
    numbers = [x for point in seen["points"] for x in point.values()]
    assert len(seen["points"]) == 12
    assert len(set(numbers)) == 36
    assert all(-2 < x < 2 for x in numbers)
    assert boxes.values(GREEK, "theta") == seen


def test_every_sentence_is_in_one_place():
    for path in boxes.MODULES.glob("*.js"):
        if path.name not in ("words.js", "style.js"):
            code = re.sub(r"//.*", "", path.read_text(encoding="utf-8"))
            assert not re.search(r'"[A-Z][a-z]+ [a-z]+ [a-z]+', code), path.name
