"""What once fooled gradient checkers: each trap stays here as a test."""

import warnings

import numpy as np
import pytest

from course_lib import (
    NotAnalytic,
    check,
    check_jvp,
    check_vjp,
    compare,
    derivative,
    gradient,
    hessian,
    hvp,
    jacobian,
    jvp,
    vjp,
)

RNG = np.random.default_rng(31)
W = RNG.normal(size=(5, 7))
X = RNG.normal(size=7)


def network(x):
    return np.tanh(W @ x)


NETWORK = (1 - network(X) ** 2)[:, None] * W
METHODS = ["central", "ladder", "complex"]


def value_of(result):
    return getattr(result, "value", result)


# What f does with its argument -------------------------------------------------------


def writes(x):
    x *= 2
    return x


class ReusesItsOutput:
    def __init__(self):
        self.out = np.empty(5)

    def __call__(self, x):
        return np.tanh(W @ x, out=self.out)


class RemembersItsArgument:
    """Returns the old value when it sees the very same numbers again."""

    def __init__(self):
        self.x = self.y = None

    def __call__(self, x):
        if self.x is None or not np.array_equal(x, self.x):
            self.x, self.y = x, np.sum(x**2)
        return self.y


@pytest.mark.parametrize("method", ["central", "ladder"])
def test_functions_that_write_view_reuse_or_remember(method):
    x = np.array([1.0, 2.0, 3.0])
    assert value_of(jacobian(writes, x, method=method)) == pytest.approx(2 * np.eye(3))
    for view in (lambda x: x, lambda x: x[::-1], lambda x: x.T):
        assert np.abs(
            value_of(jacobian(view, x, method=method))
        ).sum() == pytest.approx(3)
    J = value_of(jacobian(ReusesItsOutput(), X, method=method))
    assert pytest.approx(NETWORK) == J
    g = value_of(gradient(RemembersItsArgument(), x, method=method))
    assert g == pytest.approx(2 * x)
    assert x.tolist() == [1.0, 2.0, 3.0]


def test_shape_that_changes_is_named():
    with pytest.raises(
        TypeError, match=r"f returns different shapes: \[\(2,\), \(3,\)\]"
    ):
        jacobian(lambda x: x[x > 0.5], [0.5, 1.0, 2.0], step=0.1)


# Kinds of x --------------------------------------------------------------------------

KINDS = {
    "list": [1.0, 2.0, 3.0],
    "integer": np.array([1, 2, 3]),
    "float32": np.array([1, 2, 3], dtype=np.float32),
    "bool": np.array([True, False, True]),
    "broadcast": np.broadcast_to(2.0, (3,)),
    "read-only": np.frombuffer(np.array([1.0, 2.0, 3.0]).tobytes()),
    "every second": np.arange(6.0)[::2],
    "Fortran order": np.asfortranarray(np.arange(1.0, 7).reshape(2, 3)),
    "transposed": np.arange(1.0, 7).reshape(2, 3).T,
    "number": 1.5,
    "0-d": np.array(1.5),
    "numpy number": np.float64(1.5),
    "empty": np.zeros((0, 3)),
}


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("kind", KINDS)
def test_kinds_of_x(kind, method):
    x = KINDS[kind]
    before = np.array(x)
    g = value_of(gradient(lambda x: (x**2).sum(), x, method=method))
    assert g.shape == np.shape(x)
    assert g.dtype == np.float64
    assert g == pytest.approx(2 * before.astype(float), rel=1e-6)
    assert np.array_equal(before, x)


@pytest.mark.parametrize("x", [1e8, -1e8, 1e-8, 0.0])
@pytest.mark.parametrize("method", METHODS)
def test_size_of_x(x, method):
    slope = value_of(derivative(lambda t: t**2 + 3 * t, x, method=method))
    assert slope == pytest.approx(2 * x + 3, rel=1e-7)


# Nasty functions ---------------------------------------------------------------------

NASTY = {
    "log at 1e-8": (np.log, 1e-8, 1e8),
    "1/x at 1e-8": (lambda x: 1 / x, 1e-8, -1e16),
    "sin at 1e8": (np.sin, 1e8, np.cos(1e8)),
    "sin(1e4 x)": (lambda x: np.sin(1e4 * x), 0.7, 1e4 * np.cos(7e3)),
    "exp(100 x)": (lambda x: np.exp(100 * x), 0.3, 100 * np.exp(30)),
    "relu at 1e-5": (lambda x: np.maximum(x, 0), 1e-5, 1.0),
    "relu at -1e-5": (lambda x: np.maximum(x, 0), -1e-5, 0.0),
    "|x| at 1e-5": (abs, 1e-5, 1.0),
    "|x| at -1e-7": (abs, -1e-7, -1.0),
    "1e-7 x²": (lambda x: 1e-7 * x**2, 0.3, 6e-8),
    "x² + 1e12": (lambda x: x**2 + 1e12, 0.3, 0.6),
    "x^1.5 at 1e-8": (lambda x: x**1.5, 1e-8, 1.5e-4),
    "a period of the steps": (lambda x: np.sin(2 * np.pi * x / 0.06), 0.0, 104.7197551),
    "float32 inside": (lambda x: np.float64(np.sin(np.float32(x))), 0.8, np.cos(0.8)),
}


@pytest.mark.parametrize("name", NASTY)
def test_ladder_is_never_confidently_wrong(name):
    f, x, slope = NASTY[name]
    value, error = derivative(f, x, method="ladder")
    assert abs(value - slope) <= 10 * error + 1e-9 * abs(slope)


@pytest.mark.parametrize("name", NASTY)
def test_check_refuses_no_right_answer(name):
    f, x, slope = NASTY[name]
    assert check(f, x, slope), str(check(f, x, slope))


@pytest.mark.parametrize("factor", [-1, 2, 1.01])
@pytest.mark.parametrize("name", [n for n in NASTY if n != "relu at -1e-5"])
def test_check_passes_no_wrong_answer(name, factor):
    f, x, slope = NASTY[name]
    assert check(f, x, factor * slope).verdict == "wrong"


def test_edge_of_the_domain_is_approached_from_inside():
    def f(x):
        if x < 1:
            raise ValueError("not defined left of 1")
        return x**1.5

    assert derivative(f, 1.0) == pytest.approx(1.5, rel=1e-6)
    assert derivative(f, 1.0, method="ladder").value == pytest.approx(1.5, rel=1e-6)
    assert check(f, 1.0, 1.5)
    near = derivative(lambda x: np.sqrt(1 - x), 1 - 1e-7, method="ladder")
    assert near.value == pytest.approx(-1581.1388, rel=1e-6)


def test_warnings_of_f_beside_x_are_passed_on_by_central_differences_alone():
    with pytest.warns(RuntimeWarning, match="invalid value encountered in log"):
        gradient(np.log, 1e-8)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert check(np.log, 1e-8, 1e8)
        assert not check(np.log, 1e-8, -1e8)
        assert not check(np.log, -1.0, 1e8)
        derivative(np.log, 1e-8, method="ladder")
        assert check_jvp(np.log, 1e-8, lambda x, v: v / x)


def test_error_of_f_itself_is_not_swallowed():
    def fails(x):
        raise ValueError("no data loaded")

    with pytest.raises(ValueError, match="no data loaded"):
        jacobian(fails, [1.0, 2.0])


# Complex steps -----------------------------------------------------------------------

NOT_ANALYTIC = {
    "sum of abs": lambda x: np.sum(np.abs(x)),
    "norm": lambda x: np.linalg.norm(x),
    "conj": lambda x: np.sum(x * np.conj(x)),
    "real": lambda x: np.sum(np.real(x) ** 2),
    "loop into zeros": lambda x: np.sum(np.array([float(t.real) ** 2 for t in x])),
    "float()": lambda x: float(x[0]) ** 2,
    "huber": lambda x: np.sum(np.where(np.abs(x) < 1, x * np.conj(x) / 2, np.abs(x))),
    "float32 inside": lambda x: np.sum(np.sin(x.astype(np.complex64))),
    "hermitian": lambda x: x @ np.outer(x, x.conj()) @ x,
}


@pytest.mark.parametrize("name", NOT_ANALYTIC)
def test_complex_step_refuses_what_it_would_get_wrong(name):
    x = np.array([0.3, -1.7, 0.8])
    with pytest.raises(NotAnalytic, match='se method="ladder"'):
        gradient(NOT_ANALYTIC[name], x, method="complex")


def test_complex_step_is_exact_where_it_works():
    J = jacobian(network, X, method="complex")
    assert np.linalg.norm(J - NETWORK) <= 1e-15 * np.linalg.norm(NETWORK)


# Verdicts ----------------------------------------------------------------------------


def test_random_function_is_named():
    rng = np.random.default_rng(5)
    report = check(lambda x: np.sum(x * (rng.random(7) > 0.5)), X, np.ones(7))
    assert report.verdict == "cannot tell"
    assert "f is random" in report.message
    report = check_jvp(lambda x: x + rng.random(7), X, lambda x, v: v)
    assert "f is random" in report.message


def test_randomness_far_below_the_tolerance_does_no_harm():
    rng = np.random.default_rng(5)
    assert check(lambda x: x @ x + 1e-15 * rng.random(), X, 2 * X)


def test_complex_and_shapeless_functions_are_refused():
    with pytest.raises(TypeError, match=r"f\(x\) must hold real numbers"):
        check(lambda x: 1j * x, X, np.eye(7))
    rng = np.random.default_rng(6)
    with pytest.raises(TypeError, match="f returns different shapes"):
        check(lambda x: x[: rng.integers(1, 7)], X, np.eye(7))


def test_function_that_changes_its_input_is_named():
    report = check(writes, [1.0, 2.0], 2 * np.eye(2))
    assert report.verdict == "cannot tell"
    assert "changes its input in place" in report.message


def test_nan_is_named():
    assert "f(x) is NaN at [1]" in check(np.log, [1.0, -1.0], np.eye(2)).message
    assert "got NaN at [0, 1]" in check(
        network, X, np.full((5, 7), np.nan)
    ).message.replace("[0, 0]", "[0, 1]")


@pytest.mark.parametrize(
    ("claimed", "verdict"),
    [(0.0, "kink"), (1.0, "kink"), (-0.3, "kink"), (2.0, "wrong")],
)
def test_kink_with_its_admissible_interval(claimed, verdict):
    report = check(abs, 0.0, claimed)
    assert report.verdict == verdict
    assert "jumps from -1 on the left to 1 on the right" in report.message


def test_kink_in_one_entry_of_a_jacobian():
    def relu(x):
        return np.maximum(x, 0)

    x = np.array([-1.0, 0.0, 2.0])
    assert check(relu, x, np.diag([0.0, 0.0, 1.0])).verdict == "kink"
    assert check(relu, x, np.diag([0.0, 1.0, 1.0])).verdict == "kink"
    assert check(relu, x, np.diag([0.0, 0.0, 3.0])).verdict == "wrong"
    assert check(relu, x, np.diag([0.0, 3.0, 1.0])).verdict == "wrong"


def test_strong_curvature_is_no_kink():
    assert check(lambda x: np.exp(300 * x), 0.1, 300 * np.exp(30.0))


def test_slope_that_cannot_be_measured():
    report = check(np.sqrt, 0.0, 1.0)
    assert report.verdict in ("cannot tell", "wrong")
    assert not report


def test_correct_gradient_at_large_x_and_wrong_one_at_small_scale():
    assert check(lambda x: np.sum(x**2), [1e8, -3e8], [2e8, -6e8])
    assert not check(lambda x: 1e-7 * x**2, 0.3, -6e-8)


def test_one_wrong_entry_of_a_thousand_is_seen():
    x = RNG.normal(size=1000)
    claimed = 2 * x
    claimed[617] *= 1.1
    report = check(lambda x: x @ x, x, claimed)
    assert report.verdict == "wrong"
    assert "[617]" in report.message


def test_hessian_and_its_wrong_relatives():
    def f(x):
        return x[0] ** 2 * x[1] + np.sin(x[2]) * x[1]

    x = np.array([0.7, -1.2, 0.4])
    H = np.array(
        [
            [2 * x[1], 2 * x[0], 0],
            [2 * x[0], 0, np.cos(x[2])],
            [0, np.cos(x[2]), -np.sin(x[2]) * x[1]],
        ]
    )
    assert hessian(f, x) == pytest.approx(H, abs=1e-6)
    assert hessian(f, x, method="complex") == pytest.approx(H, abs=1e-9)
    assert check(f, x, H, order=2)
    for wrong in (-H, 2 * H, 1.01 * H, np.diag(np.diag(H)), np.triu(H)):
        assert check(f, x, wrong, order=2).verdict == "wrong"


def test_hessian_of_a_vector_function_of_a_matrix():
    A = RNG.normal(size=(2, 3))
    H = hessian(lambda A: np.array([np.sum(A**2), A[0, 0] * A[1, 2]]), A)
    assert H.shape == (2, 2, 3, 2, 3)
    assert H[0].reshape(6, 6) == pytest.approx(2 * np.eye(6), abs=1e-5)
    assert H[1, 0, 0, 1, 2] == pytest.approx(1, abs=1e-6)


def test_products_agree_with_the_jacobian():
    v, u = RNG.normal(size=7), RNG.normal(size=5)
    assert jvp(network, X, v) == pytest.approx(NETWORK @ v)
    assert vjp(network, X, u) == pytest.approx(NETWORK.T @ u)
    assert hvp(lambda x: np.sum(x**3), X, v) == pytest.approx(6 * X * v, abs=1e-5)


LINES = {
    "network": (network, X, RNG.normal(size=7)),
    "large x, short v": (lambda x: x**2, np.array([3e8, -1e8]), np.array([1e-9, 2e-9])),
    "long v": (np.sin, np.array([0.3, 0.4]), np.array([1e9, -2e9])),
    "terms that cancel": (lambda x: x @ x, np.array([0.6, 0.8]), np.array([0.8, -0.6])),
    "number": (np.exp, 0.5, 2.0),
    "matrix": (lambda A: A @ A, np.arange(4.0).reshape(2, 2), np.eye(2)),
}


@pytest.mark.parametrize("name", LINES)
def test_jvp_is_the_same_by_every_method(name):
    f, x, v = LINES[name]
    J = jacobian(f, x, method="complex")
    right = np.tensordot(J, v, axes=np.ndim(x))
    size = np.tensordot(np.abs(J), np.abs(v), axes=np.ndim(x)).max()
    for method, digits in (("central", 1e-8), ("complex", 1e-15)):
        product = jvp(f, x, v, method=method)
        assert product.shape == right.shape
        assert np.abs(product - right).max() <= digits * size, method
    value, error = jvp(f, x, v, method="ladder")
    assert (np.abs(value - right) <= 10 * error + 1e-14 * size).all()
    assert np.max(error) <= 1e-9 * size


@pytest.mark.parametrize("method", METHODS)
def test_jvp_along_nothing_is_zero(method):
    assert value_of(jvp(network, X, 0 * X, method=method)).tolist() == [0] * 5


@pytest.mark.parametrize("name", NOT_ANALYTIC)
def test_complex_jvp_refuses_what_it_would_get_wrong(name):
    x, v = np.array([0.3, -1.7, 0.8]), np.array([1.0, 0.5, -0.7])
    with pytest.raises(NotAnalytic, match='se method="ladder"'):
        jvp(NOT_ANALYTIC[name], x, v, method="complex")


def test_functions_that_claim_to_be_products():
    assert check_jvp(network, X, lambda x, v: NETWORK @ v)
    assert check_vjp(network, X, lambda x, u: NETWORK.T @ u)
    assert not check_jvp(network, X, lambda x, v: NETWORK @ (2 * v))
    assert not check_vjp(network, X, lambda x, u: NETWORK.T @ np.ones(5))
    assert not check_vjp(network, X, lambda x, u: None)


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (
            lambda: jacobian(network, X, method="magic"),
            ValueError,
            "method must be one",
        ),
        (
            lambda: jacobian(network, X, method="ladder", step=0.1),
            ValueError,
            "go with",
        ),
        (
            lambda: check(network, X, NETWORK, order=3),
            ValueError,
            "order must be 1 or 2",
        ),
        (lambda: check(network, X, X, upstream=X), ValueError, "upstream has shape"),
        (lambda: jvp(network, X, [1.0]), ValueError, r"v has shape \(1,\)"),
        (lambda: jvp(network, X, X, method="magic"), ValueError, "method must be one"),
        (lambda: vjp(network, X, [1.0]), ValueError, r"u has shape \(1,\), f\(x\)"),
        (lambda: hvp(np.sum, X, [1.0]), ValueError, r"v has shape \(1,\)"),
        (lambda: hessian(network, X, method="ladder"), ValueError, "method must be"),
        (
            lambda: jacobian(lambda X: X[0], X, vectorized=True),
            ValueError,
            "vectorized: f got a batch of 14 points",
        ),
    ],
)
def test_refusals(call, error, words):
    with pytest.raises(error, match=words):
        call()


def test_batch_function_gives_the_same_jacobian():
    J = jacobian(lambda batch: np.tanh(batch @ W.T), X, vectorized=True)
    assert pytest.approx(NETWORK) == J
    large = RNG.normal(size=700)  # more than one block
    g = gradient(lambda batch: np.sum(batch**2, axis=1), large, vectorized=True)
    assert g == pytest.approx(2 * large)


def test_large_whole_numbers_can_be_claimed():
    large = np.array([4 * 10**9, -(10**9)])
    assert compare(large, large.astype(float))
    assert compare(np.array([200, 200], dtype=np.uint8), [200.0, 200.0])
    assert check(lambda x: 4e9 * x, 1.0, 4 * 10**9)


@pytest.mark.parametrize("x", [0.3, 0.7, 1.0, 2.0])
def test_noise_that_happens_to_lie_on_a_line(x):
    """Rounded to multiples of 1.5e-8, seven values may have no fourth difference."""
    value, error = jvp(lambda t: (1e8 + np.sin(t)) - 1e8, x, 1.0, method="ladder")
    assert abs(value - np.cos(x)) <= 10 * error
