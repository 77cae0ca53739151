"""Names of mistakes: each rule, what no rule may say, and how often names are right."""

import itertools
import warnings

import numpy as np
import pytest

from course_lib.diagnosis import Diagnosis, diagnose, name_mistake
from course_lib.differences import gradient, jacobian
from course_lib.mistakes import RULES
from course_lib.mistakes.words import size_factors
from course_tools.benchmarks import corpus, naming

RNG = np.random.default_rng(7)
B, n, m = 11, 7, 5
SIZES = {"B": B, "n": n, "m": m}
x, u = RNG.normal(size=(2, n))
W, V = RNG.normal(size=(2, m, n))
S = RNG.normal(size=(m, m))
J = RNG.normal(size=(m, 2, n))  # as of a function from n numbers to an (m, 2) array
tanh, slope = np.tanh(x), 1 - np.tanh(x) ** 2
POINT = {"x": x, "y": tanh}
VJP = POINT | {"upstream": u, "derivative_at": lambda p: u * (1 - np.tanh(p) ** 2)}
relu = np.where(x > 0, u, 0)
eye = np.eye(m)


def changed(array, index, value):
    """A copy with one entry or line replaced."""
    copy = array.copy()
    copy[index] = value
    return copy


# kind, name, claimed, right, what else is known
EXAMPLES = [
    ("own_mistake", "W is squared", W**2, W, {"mistakes": {"W is squared": W**2}}),
    ("transposed", "this is the transpose", W.T, W, {}),
    ("axes_permuted", "the input axes come first", np.moveaxis(J, 2, 0), J,
     {"y": np.ones((m, 2))}),
    ("axes_permuted", "the right axes, in the order (1, 0, 2)", J.swapaxes(0, 1), J,
     {}),
    ("length_one_axis", "this is a row: shape (1, 7) for (7,)", x[None], x, {}),
    ("length_one_axis", "this is a column: shape (7, 1) for (7,)", x[:, None], x, {}),
    ("length_one_axis", "an axis of length 1 too many: shape (1, 5, 7) for (5, 7)",
     W[None], W, {}),
    ("length_one_axis", "an axis of length 1 is missing: shape (7,) for (1, 7)",
     x, x[None], {}),
    ("reshaped", "the right numbers, flattened", W.ravel(), W, {}),
    ("reshaped", "the right numbers, in another shape", W.reshape(n, m), W, {}),
    ("column_order", "the right numbers, in column order", W.T.reshape(m, n), W, {}),
    ("diagonal_alone", "this is the diagonal alone", np.diag(S), S, {}),
    ("copied", "the right values, copied along an axis", np.tile(x, (B, 1)), x, {}),
    ("outer_product", "this is the outer product of the right value and u",
     np.outer(x, u), x, {"upstream": u}),
    ("on_the_diagonal", "the right values are the diagonal of this", np.diag(x), x, {}),
    ("part", "this is the first row alone", W[0], W, {}),
    ("part", "this is the last column alone", W[:, -1], W, {}),
    ("part", "this is the last entry alone along axis 1", J[:, -1], J, {}),
    ("part", "only the entries 1:6 along axis 0", x[1:6], x, {}),
    ("padded", "the right values are entries 2:9 of axis 0", np.pad(x, 2), x, {}),
    ("summed", "this is the sum over axis 0", W.sum(axis=0), W, {}),
    ("summed", "this is the sum over axes 0 and 2", J.sum(axis=(0, 2)), J, {}),
    ("averaged", "this is the mean over axis 1", W.mean(axis=1), W, {}),
    ("not_summed", "this is not yet summed over axis 0", W, W.sum(axis=0), {}),
    ("not_averaged", "the mean over axis 0 is not yet taken", W, W.mean(axis=0), {}),
    ("not_contracted", "this is the Jacobian, not yet multiplied by u", W, u[:m] @ W,
     {"upstream": u[:m]}),
    ("one_number", "this is the norm of the right value", np.linalg.norm(x), x, {}),
    ("one_number", "this is the determinant of the right value", np.linalg.det(S), S,
     {}),
    ("zero", "every entry is zero", 0 * W, W, {}),
    ("zero", "every entry is zero", 1e-17 * W, W, {}),
    ("sign", "the sign is wrong", -W, W, {}),
    ("twice", "this is twice the right value", 2 * W, W, {}),
    ("half", "this is half the right value", W / 2, W, {}),
    ("size_factor", "a factor B = 11 too many", B * W, W, {"sizes": SIZES}),
    ("size_factor", "a factor 1/B = 1/11 too many", W / B, W, {"sizes": SIZES}),
    ("size_factor", "a factor n/m = 7/5 too many", n * W / m, W, {"sizes": SIZES}),
    ("size_factor", "a factor B/(B - 1) = 11/10 too many", B * W / (B - 1), W,
     {"sizes": SIZES}),
    ("reversed_order", "the order of the entries is reversed", W[::-1], W, {}),
    ("reversed_order", "the order of the entries is reversed along axis 1", W[:, ::-1],
     W, {}),
    ("shifted", "the entries are shifted by +1 along axis 0", np.roll(x, 1), x, {}),
    ("shifted", "the entries are shifted by -1 along axis 0", np.r_[x[1:], 0], x, {}),
    ("diagonal_only", "only the diagonal is there", S * eye, S, {}),
    ("triangle_only", "only the lower triangle is there", np.tril(S), S, {}),
    ("diagonal_differs", "the diagonal is missing", S - S * eye, S, {}),
    ("symmetrised", "the right value and its transpose are averaged", (S + S.T) / 2, S,
     {}),
    ("inverted", "this is the inverse of the right matrix", np.linalg.inv(S), S, {}),
    ("absolute", "this is the absolute value", abs(W), W, {}),
    ("clipped", "the negative entries are cut to zero", np.maximum(W, 0), W, {}),
    ("reciprocal", "this is the reciprocal", 1 / W, W, {}),
    ("power", "this is the square of the right value", W**2, W, {}),
    ("normalised", "this is the right value divided by its norm",
     W / np.linalg.norm(W), W, {}),
    ("another_order", "the right numbers, in another order", np.sort(x), x, {}),
    ("instead", "this is f(x), not its derivative", tanh, slope, POINT),
    ("instead", "this is x itself", x, slope, POINT),
    ("instead", "this is the upstream gradient u alone", u, u * slope, VJP),
    ("instead", "this is f(x) times u", u * tanh, u * slope, VJP),
    ("instead", "every entry is one", np.ones(n), slope, POINT),
    ("instead", "this is the identity", eye, S, {}),
    ("another_point", "this is the derivative at f(x), not at x",
     VJP["derivative_at"](tanh), u * slope, VJP),
    ("another_point", "this is the derivative at x + 1, not at x",
     VJP["derivative_at"](x + 1), u * slope, VJP),
    ("upstream_missing", "the upstream gradient u is missing", slope, slope * u,
     {"upstream": u}),
    ("upstream_missing", "the upstream gradient u is missing", W.sum(axis=0),
     u[:m] @ W, {"upstream": u[:m], "pullback": lambda w: w @ W}),
    ("upstream_twice", "the upstream gradient u is in there twice", slope * u**2,
     slope * u, {"upstream": u}),
    ("known_factor", "the factor x is missing", V, V * x, {"x": x}),
    ("known_factor", "a factor ‖x‖ too many", V * np.linalg.norm(x), V, {"x": x}),
    ("known_factor", "a factor f(x) (one for each row) too many", S * tanh[:m, None], S,
     {"y": tanh[:m]}),
    ("swapped_factor", "the factor 1 + f(x) where 1 - f(x) belongs", u * (1 + tanh),
     u * (1 - tanh), {"y": tanh}),
    ("two_mistakes", "this is the transpose, with a factor 1/B = 1/11", W.T / B, W,
     {"sizes": SIZES}),
    ("two_mistakes", "this is the sum over axis 0, with the wrong sign",
     -W.sum(axis=0), W, {}),
    ("rounded", "this is rounded to 2 decimals", W.round(2), W, {}),
    ("rounded", "the decimals are cut off: is this an integer array?",
     np.trunc(3 * W), 3 * W, {}),
    ("fitted_factor", "every entry is 0.3333 (1/3) times the right value", W / 3, W,
     {}),
    ("fitted_factor", "every entry is 0.37 times the right value", 0.37 * W, W, {}),
    ("fitted_factor", "every entry is 1.00002 times the right value", 1.00002 * W, W,
     {}),
    ("fitted_constant", "every entry is 3 too large", W + 3, W, {}),
    ("fitted_constant", "every entry is 0.7071 (√2/2) too small", W - 0.5**0.5, W, {}),
    ("fitted_term", "this is the right value minus u", slope - u, slope,
     {"upstream": u}),
    ("fitted_term", "this is the right value plus 0.2 x", V + 0.2 * x, V, {"x": x}),
    ("some_signs", "the sign is wrong at [1, 2]", changed(W, (1, 2), -W[1, 2]), W, {}),
    ("some_zeros", "right except for zeros in row 1", changed(W, 1, 0), W, {}),
    ("some_entries", "right except at [3]", changed(x, 3, 0.5), x, {}),
    ("some_entries", "right except on the diagonal", S + eye * x[:m], S, {}),
    ("some_entries", "right except in column 2", changed(W, (slice(None), 2), V[:, 2]),
     W, {}),
    ("zeros_missing", "right except for missing zeros off the diagonal", W[:, :m],
     W[:, :m] * eye, {}),
    ("everywhere", "every entry is the mean over axis 0", 0 * W + W.mean(axis=0), W,
     {}),
    ("fitted_lines", "each row is the right one times a number of its own",
     W * x[:m, None], W, {}),
    ("fitted_lines", "each column is the right one plus a multiple of ones", W + x, W,
     {}),
]  # fmt: skip


def identify(value):
    return value if isinstance(value, str) else None


@pytest.mark.parametrize(
    ("kind", "name", "claimed", "right", "known"), EXAMPLES, ids=identify
)
def test_a_mistake_is_named(kind, name, claimed, right, known):
    assert diagnose(claimed, right, **known) == Diagnosis(kind, name)
    assert name_mistake(claimed, right, **known) == name


def test_every_rule_has_an_example():
    assert {example[0] for example in EXAMPLES} == {rule.__name__ for rule in RULES}


@pytest.mark.parametrize(
    ("kind", "name", "claimed", "right", "known"), EXAMPLES, ids=identify
)
def test_no_name_unless_every_entry_fits(kind, name, claimed, right, known):
    claimed = np.array(claimed, dtype=np.float64)
    spot = {"padded": 4, "some_entries": 1}.get(kind, 0)  # one of which it speaks
    at = np.unravel_index(spot, claimed.shape)
    spoilt = changed(claimed, at, claimed[at] + 1e-3 * (abs(claimed).max() + 1))
    found = diagnose(spoilt, right, **known)
    assert found is None or found.name != name


def test_a_right_answer_has_no_mistake():
    context = VJP | {"sizes": SIZES, "mistakes": {"the same": u * slope}}
    assert diagnose(u * slope, u * slope, **context) is None
    assert diagnose(u * slope * (1 + 1e-7), u * slope, **context) is None


def test_a_rule_that_changes_nothing_is_not_named():
    symmetric = S + S.T
    found = diagnose(2 * symmetric, symmetric)
    assert found.kind == "twice"
    assert diagnose(changed(symmetric, (0, 1), 9.0), symmetric).kind == "some_entries"


def test_a_small_mistake_is_not_explained_by_what_lies_near():
    right = np.linspace(1, 2, n)
    claimed = right + 2e-6 * np.array([1, -1, 1, 1, -1, 1, -1])
    nearly = {"nearly the right value": right * (1 + 1e-6)}
    assert diagnose(claimed, right, mistakes=nearly, rtol=1e-6) is None


def test_the_drills_own_names_come_first():
    mistakes = {"W stands where its transpose belongs": W.T}
    assert name_mistake(W.T, W, mistakes=mistakes) == next(iter(mistakes))


def test_a_factor_with_two_readings_is_not_named_by_sizes():
    assert "a/b = 3/7" in size_factors({"a": 3, "b": 7, "c": 5})
    assert "a/b = 3/7" not in size_factors({"a": 3, "b": 7, "c": 15, "d": 35})


def test_a_function_that_fails_elsewhere_does_no_harm():
    def nowhere(point):
        raise ValueError("not defined")

    assert diagnose(W + V, W, x=x, y=x[:m], derivative_at=nowhere) is None


ODD = [(), (0,), (1,), (1, 1), (3, 0), (2, 2), (2, 3, 2), (2, 3, 4, 5)]


@pytest.mark.parametrize(("got", "asked"), list(itertools.product(ODD, ODD)), ids=str)
def test_odd_shapes_do_no_harm(got, asked):
    for size in {(), asked}:
        point = np.full(size, 0.3)
        known = {"x": point, "y": point, "upstream": point, "sizes": {"k": 1, "l": 2}}
        for spoil in (1.0, np.nan, np.inf, 0.0, 1e300):
            claimed, right = RNG.normal(size=got) * spoil, RNG.normal(size=asked)
            with warnings.catch_warnings():
                warnings.simplefilter("error")
                found = diagnose(claimed, right, **known, derivative_at=lambda p: p)
                diagnose(right, claimed, **known, derivative_at=lambda p: p)
            if not np.isfinite(claimed).all():
                assert found is None


BUILDERS = pytest.mark.parametrize(
    "builder", corpus.BUILDERS + corpus.FIRST_MET, ids=lambda builder: builder.__name__
)


@BUILDERS
def test_the_corpus_has_right_formulas_and_wrong_answers(builder):
    for seed in (0, 1):
        task = corpus.build(builder, seed)
        right = task.at(task.x)
        if task.u is None:
            measured = jacobian(task.f, task.x)
        else:
            measured = gradient(lambda x, t=task: np.sum(t.u * t.f(x)), task.x)
        assert measured.shape == right.shape
        assert np.linalg.norm(measured - right) < 1e-6 * np.linalg.norm(right)
        for says, value in task.wrong:
            same = np.shape(value) == right.shape
            assert not same or not np.allclose(value, right, rtol=1e-6, atol=0), says


def test_the_corpus_uses_kinds_that_exist():
    kinds = {rule.__name__ for rule in RULES}
    for builder in corpus.BUILDERS + corpus.FIRST_MET:
        for wrong in corpus.wrong_answers(corpus.build(builder, 0)):
            assert wrong.kinds <= kinds
            assert wrong.kinds or wrong.names


def test_names_are_right_as_often_as_promised():
    result = naming.measure(seed=1)
    assert result.tasks >= 25
    assert result.count() >= 600
    assert result.count(typed=True) >= 250
    assert len(result.kinds) >= 30
    for typed in (True, False):
        assert result.share("right", typed=typed) >= 0.98
        assert result.share("other", typed=typed) <= 0.01
    # What is not in a drill's table must be named without it.
    alone = result.count(typed=True) - result.in_tables
    right = result.count(typed=True, known=naming.NO_TABLE, verdict="right")
    assert right >= 0.98 * alone
    assert result.passed == 0
    assert result.right_answers >= 1000
    assert result.alarms == 0
    assert result.garbled_named == 0
    text = naming.table(result)
    assert "wrong answers passed as right: 0" in text


def test_names_are_right_for_answers_that_were_labelled_beforehand():
    result = naming.measure(seed=1, builders=corpus.FIRST_MET)
    assert result.count(typed=True) >= 100
    assert result.share("right", typed=True) >= 0.95
    assert result.share("other", typed=True) <= 0.02
    assert result.passed == result.alarms == result.garbled_named == 0
    assert "labelled beforehand" in naming.first_met(result)
