"""Laws that hold for every function and point, drawn by hypothesis."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from course_lib import (
    adjoint_test,
    compare,
    derivative,
    gradient,
    hessian,
    hvp,
    jacobian,
    jvp,
    taylor_test,
    vjp,
)

settings.register_profile("course", max_examples=40, deadline=None, derandomize=True)
settings.load_profile("course")

NUMBERS = st.floats(-2, 2, allow_nan=False, width=64)
SHAPES = array_shapes(min_dims=0, max_dims=3, max_side=3)


def smooth(rng, y_shape, x_shape):
    """A random smooth function between two shapes, with its Jacobian."""
    A = rng.normal(size=y_shape + x_shape)
    b = rng.normal(size=y_shape)

    def f(x):
        return np.sin(np.tensordot(A, x, axes=len(x_shape)) + b)

    def J(x):
        slope = np.cos(np.tensordot(A, x, axes=len(x_shape)) + b)
        return slope.reshape(y_shape + (1,) * len(x_shape)) * A

    return f, J


@st.composite
def functions(draw, y_shapes=SHAPES):
    rng = np.random.default_rng(draw(st.integers(0, 10**6)))
    x_shape, y_shape = draw(SHAPES), draw(y_shapes)
    f, J = smooth(rng, y_shape, x_shape)
    return f, J, draw(arrays(np.float64, x_shape, elements=NUMBERS)), rng


def close(a, b, rtol=1e-7):
    return np.linalg.norm(np.asarray(a) - b) <= rtol * max(np.linalg.norm(b), 1e-2)


@given(functions(), st.sampled_from(["central", "ladder", "complex"]))
def test_shape_law_and_value(case, method):
    f, J, x, _ = case
    found = jacobian(f, x, method=method)
    if method == "ladder":
        assert np.all(np.abs(found.value - J(x)) <= 10 * found.error + 1e-13)
        found = found.value
    assert found.shape == np.shape(f(x)) + x.shape
    assert close(found, J(x))


@given(functions(), NUMBERS, NUMBERS)
def test_linearity(case, a, b):
    f, J, x, rng = case
    g, K = smooth(rng, np.shape(f(x)), x.shape)
    both = jacobian(lambda x: a * f(x) + b * g(x), x)
    assert close(both, a * J(x) + b * K(x), 1e-6)


@given(functions())
def test_chain_rule(case):
    f, J, x, rng = case
    y = np.asarray(f(x))
    g, K = smooth(rng, (2, 2), y.shape)
    product = np.tensordot(K(y), J(x), axes=y.ndim)
    assert close(jacobian(lambda x: g(f(x)), x), product, 1e-6)


@given(functions())
def test_adjoint_identity_and_products(case):
    f, J, x, rng = case
    y = np.asarray(f(x))
    v, u = rng.normal(size=x.shape), rng.normal(size=y.shape)
    assert close(jvp(f, x, v), np.tensordot(J(x), v, axes=x.ndim), 1e-6)
    assert close(vjp(f, x, u), np.tensordot(u, J(x), axes=y.ndim), 1e-6)
    report = adjoint_test(
        lambda x, v: np.tensordot(J(x), v, axes=x.ndim),
        lambda x, u: np.tensordot(u, J(x), axes=y.ndim),
        x,
        y.shape,
    )
    assert report, str(report)


@given(functions(y_shapes=st.just(())))
def test_second_derivatives(case):
    f, J, x, rng = case
    H = hessian(f, x)
    assert H.shape == x.shape * 2
    assert close(H, jacobian(J, x), 1e-5)
    v = rng.normal(size=x.shape)
    assert close(hvp(f, x, v), np.tensordot(H, v, axes=x.ndim), 1e-4)


@pytest.mark.parametrize("point", [0.3, 1.1, -2.0])
def test_central_is_of_second_order(point):
    steps = 2.0 ** -np.arange(3, 9)
    errors = [abs(derivative(np.exp, point, step=h) - np.exp(point)) for h in steps]
    order = np.polyfit(np.log(steps), np.log(errors), 1)[0]
    assert order == pytest.approx(2, abs=0.05)


@given(functions())
def test_taylor_remainder_has_order_two_for_the_jacobian_alone(case):
    f, J, x, _ = case
    assert taylor_test(f, x, J(x))


@given(functions(), st.floats(1e-3, 10), st.booleans())
def test_compare_knows_no_units(case, unit, flip):
    _, J, x, _ = case
    right = J(x)
    if np.linalg.norm(right) > 0:
        assert compare(unit * right, unit * right)
        assert not compare(unit * (1 + 1e-6) * right, unit * right)
        assert not compare(-unit * right, unit * right)


def test_taylor_test_tells_orders_apart():
    x = np.array([0.4, -0.9])

    def f(x):
        return np.exp(x[0]) * np.sin(x[1])

    J, H = gradient(f, x, method="complex"), hessian(f, x, method="complex")
    assert taylor_test(f, x, J).slope == pytest.approx(2, abs=0.1)
    assert taylor_test(f, x, J, H).slope == pytest.approx(3, abs=0.1)
    assert taylor_test(f, x, 1.01 * J).slope == pytest.approx(1, abs=0.1)
    assert not taylor_test(f, x, J, 1.1 * H)
    assert str(taylor_test(lambda x: 3 * x, 1.0, 3.0)).endswith("beyond round-off")
    with pytest.raises(ValueError, match=r"J has shape \(1,\), expected \(2,\)"):
        taylor_test(f, x, [1.0])


def test_adjoint_test_sees_a_missing_transpose():
    W = np.random.default_rng(3).normal(size=(4, 4))
    report = adjoint_test(lambda x, v: W @ v, lambda x, u: W @ u, np.ones(4), (4,))
    assert report.verdict == "wrong"
    assert report.name == "jvp and vjp do not belong together"
