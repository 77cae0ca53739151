"""The verdict on a claimed derivative, and the name of the mistake."""

import numpy as np
import pytest

from course_lib import WrongAnswer, check, compare

RNG = np.random.default_rng(12)
W = RNG.normal(size=(5, 7))
X = RNG.normal(size=7)


def linear(x):
    return W @ x


def test_right_answer():
    report = check(linear, X, W)
    assert report
    assert report.verdict == "right"
    assert report.error < 1e-8
    report.assert_right()


@pytest.mark.parametrize(
    ("claimed", "name"),
    [
        (W.T, "this is the transpose"),
        (-W, "the sign is wrong"),
        (2 * W, "this is twice the right value"),
        (W / 2, "this is half the right value"),
        (1 / W, "this is the reciprocal"),
        (0 * W, "every entry is zero"),
        (W[::-1], "the order of the entries is reversed"),
        (abs(W), "this is the absolute value"),
        (W + 3, "every entry is 3 too large"),
        (W * 11, "a factor B = 11 too many"),
        (W / 11, "a factor 1/B = 1/11 too many"),
        (W + W**2, "the square was added"),
    ],
)
def test_wrong_answer_is_named(claimed, name):
    mistakes = {"the square was added": W + W**2}
    report = check(linear, X, claimed, mistakes=mistakes, sizes={"B": 11})
    assert not report
    assert report.name == name
    with pytest.raises(WrongAnswer, match=name.split("=")[0]) as caught:
        report.assert_right()
    assert caught.value.mistake == name


def test_no_name_is_given_unless_every_entry_fits():
    claimed = W.T.copy()
    claimed[0, 0] += 1e-3
    report = check(linear, X, claimed)
    assert report.name == "shape (7, 5), expected (5, 7)"


def test_unknown_mistake_shows_the_worst_entry_with_both_values():
    claimed = W.copy()
    claimed[3, 2] = 10.0
    message = check(linear, X, claimed).message
    assert message.endswith(f"worst at [3, 2]: 10, expected {W[3, 2]:.6g}")


@pytest.mark.parametrize(
    ("claimed", "words"),
    [
        (None, "is a `return` missing"),
        ([[1.0], [1.0, 2.0]], "different lengths"),
        ([1j, 2j], "complex"),
        (["a", "b"], "got list"),
        ([1.0, np.nan], r"NaN at \[1\]"),
        ([[1.0, 2.0]], r"this is a row: shape \(1, 2\) for \(2,\)"),
        ([1.0], r"shape \(1,\), expected \(2,\)"),
        ([1.0, np.inf], "worst at"),
    ],
)
def test_what_is_no_answer_gets_a_sentence(claimed, words):
    with pytest.raises(WrongAnswer, match=words):
        compare(claimed, [1.0, 2.0]).assert_right()


def test_small_numbers_are_not_excused():
    assert not compare([1e-9, 2e-9], [2e-9, 1e-9])


def test_zero_expected_accepts_zero_alone():
    assert compare(np.zeros(3), np.zeros(3))
    assert not compare(np.full(3, 1e-3), np.zeros(3))


def test_entries_of_different_size_are_judged_by_the_norm():
    right = np.array([1e-12, 1.0, 1e3])
    assert compare(right * (1 + 1e-12), right)
    assert compare(right + np.array([1e-14, 0, 0]), right)


def test_printed_verdict_reads_well():
    assert str(check(linear, X, W)) == "right: shape (5, 7), 6 digits agree"
    assert str(check(linear, X, -W)).startswith("wrong: the sign is wrong; worst at")


# -- where the whole derivative is 0


FLAT = {
    "square": (lambda x: x**2, 0.0),
    "cosine": (np.cos, 0.0),
    "bowl": (lambda x: x @ x + 3, np.zeros(3)),
    "constant": (lambda x: 3.0 + 0 * x, 0.5),
    "nothing": (lambda x: np.zeros(2) * x.sum(), np.ones(3)),
    "step": (np.round, 0.3),
    "small": (lambda x: 1e-20 * np.cos(x), 0.0),
}


@pytest.mark.parametrize("name", FLAT)
def test_a_slope_of_zero_is_right_where_it_is_zero(name):
    f, x = FLAT[name]
    zero = np.zeros(np.shape(f(x)) + np.shape(x))
    assert check(f, x, zero).verdict == "right"
    assert check(f, x, zero + 1e-9).verdict == "wrong"
    report = check(f, x, zero - 2.5)
    assert report.verdict == "wrong"
    assert "-2.5, expected 0" in report.message


def test_round_off_of_large_values_leaves_a_slope_open():
    for claimed in (0.0, 1.0):
        assert check(lambda x: 1e16 + x, 0.3, claimed).verdict == "cannot tell"


def test_a_hessian_of_zeros_is_never_called_wrong():
    rng = np.random.default_rng(5)
    verdicts = []
    for _ in range(40):
        a, x = rng.normal(size=3), rng.normal(size=3)
        report = check(lambda x, a=a: a @ x, x, np.zeros((3, 3)), order=2)
        verdicts.append(report.verdict)
    assert set(verdicts) == {"right"}
    assert check(lambda x: x @ x, np.ones(2), np.zeros((2, 2)), order=2).verdict == (
        "wrong"
    )
