"""Nothing that can be typed makes a box crash, hang or stay silent."""

import random
import re
from xml.etree import ElementTree

import pytest

from tests.questions import boxes
from tests.questions.test_boxes import CUBES, GREEK, LINEAR, MATRIX, NUMBER, SHAPE

PIECES = [
    *"xzWa0123456789+-*/^()[]{},;|.=_&!?'\"<>#@%~`$",
    *"²³ⁿᵀ₁₂½π√σθ−·×‖é漢🙂\u200b\u00a0\n\t",
    *["sin", "cos ", "ln", "log_2", "exp", "max(", "sqrt", "abs", "theta", "x_1", "T"],
    *[".T", "e^", "1e9", "1/0", "0^0", "||", "**", "((", "[[", "__proto__", "toString"],
    *[r"\frac", r"\frac{", r"\sqrt[3]{", r"\left(", r"\right)", r"\sigma", "\\"],
    *[r"\begin{pmatrix}", r"\end{pmatrix}", r"\operatorname{relu}", "\\\\"],
]
VALID = ["16x^3z^3", "[[2x, z], [1, 0]]", "(Wx-a)x^T", "sigma(theta) x_1", "(10, 28)"]
QUESTIONS = [CUBES, MATRIX, GREEK, LINEAR, NUMBER, SHAPE]
COUNT = 6000


def strings():
    rng = random.Random(20)
    for _ in range(COUNT // 2):
        yield "".join(rng.choices(PIECES, k=rng.randint(0, 25)))
    for _ in range(COUNT // 2):
        text = list(rng.choice(VALID) * rng.randint(1, 3))
        for _ in range(rng.randint(1, 4)):
            text[rng.randrange(len(text))] = rng.choice(PIECES)
        yield "".join(text)
    yield from ("(" * 300, "-" * 300, "x^" * 150, "[" * 300, "|" * 300, "sin " * 75)
    yield from ("9" * 300, "x!" * 150, "1/" * 150, "²" * 300, "a\ud800")
    yield from ("\\frac" * 60, "{" * 299 + "x", "((((((x^x)^x)^x)^x)^x)^x)^x")


@pytest.fixture(scope="module")
def results():
    texts = list(strings())
    pairs = [(question, text) for question in QUESTIONS for text in texts]
    return list(zip(pairs, boxes.judged(pairs), strict=True))


def test_each_gets_a_verdict_and_a_sentence(results):
    assert len(results) > 30_000
    for (_, text), result in results:
        assert result["verdict"] in ("right", "wrong", "unreadable"), text
        if result["verdict"] != "right":
            assert result["says"].endswith((".", ")")), (text, result)
            assert not re.search("undefined|NaN|object", result["says"]), text


def test_places_lie_inside_the_text(results):
    for (_, text), result in results:
        units = len(text.encode("utf-16-le", "surrogatepass")) // 2
        assert 0 <= result.get("position", 0) <= units, (text, result)


def test_what_was_read_is_well_formed_mathml(results):
    shown = [result["mathml"] for _, result in results if "mathml" in result]
    assert len(shown) > 500
    for text in set(shown):
        ElementTree.fromstring(f"<math>{text}</math>")


def test_each_verdict_is_quick(results):
    assert max(result["milliseconds"] for _, result in results) < 250


def test_noise_is_never_right(results):
    for (question, text), result in results:
        if result["verdict"] == "right" and question is CUBES:
            assert "x" in text and "z" in text
