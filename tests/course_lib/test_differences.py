"""Derivatives by differences: shapes, order of accuracy, and refusals by name."""

import numpy as np
import pytest

from course_lib import derivative, gradient, jacobian

RNG = np.random.default_rng(11)
SHAPES = [(), (5,), (5, 7), (2, 3, 4)]


@pytest.mark.parametrize("x_shape", SHAPES)
@pytest.mark.parametrize("y_shape", SHAPES)
def test_jacobian_has_output_axes_then_input_axes(x_shape, y_shape):
    weights = RNG.normal(size=y_shape + x_shape)
    x = RNG.normal(size=x_shape)

    def f(x):
        return np.tensordot(weights, x, axes=len(x_shape))

    J = jacobian(f, x)
    assert J.shape == y_shape + x_shape
    assert np.linalg.norm(J - weights) <= 1e-8 * np.linalg.norm(weights)


def test_axes_of_length_one_are_kept():
    J = jacobian(lambda x: x.reshape(1, 3, 1), np.ones((3, 1)))
    assert J.shape == (1, 3, 1, 3, 1)


def test_empty_input_gives_an_empty_jacobian():
    assert jacobian(lambda x: np.ones(4) * x.sum(), np.ones((0, 3))).shape == (4, 0, 3)


def test_error_falls_with_the_square_of_the_step():
    steps = np.array([1e-1, 3e-2, 1e-2, 3e-3])
    errors = [abs(derivative(np.sin, 0.7, step=h) - np.cos(0.7)) for h in steps]
    slope = np.polyfit(np.log(steps), np.log(errors), 1)[0]
    assert slope == pytest.approx(2.0, abs=0.05)


@pytest.mark.parametrize("x", [0.0, 1e-8, -3.0, 1e8])
def test_step_fits_the_size_of_x(x):
    slope = derivative(lambda t: t**2 + 3 * t, x)
    assert slope == pytest.approx(2 * x + 3, rel=1e-7, abs=1e-7)


def test_gradient_has_the_shape_of_x():
    A = RNG.normal(size=(5, 7))
    x = RNG.normal(size=(7,))
    g = gradient(lambda x: np.sum((A @ x) ** 2), x)
    assert g.shape == (7,)
    assert np.linalg.norm(g - 2 * A.T @ A @ x) <= 1e-7 * np.linalg.norm(g)


def test_integers_are_differentiated_as_real_numbers():
    assert gradient(lambda x: np.sum(x**2), [1, 2]) == pytest.approx([2, 4])


def test_input_is_never_changed_even_by_a_function_that_writes():
    x = np.array([1.0, 2.0, 3.0])

    def writes(z):
        z *= 2
        return z

    assert jacobian(writes, x) == pytest.approx(2 * np.eye(3))
    assert x.tolist() == [1.0, 2.0, 3.0]


def test_function_that_returns_a_view_of_its_input():
    assert jacobian(lambda x: x, np.arange(3.0)) == pytest.approx(np.eye(3))


def test_derivative_of_an_array_function():
    slope = derivative(lambda t: np.array([t, t**2, 5.0]), 3.0)
    assert slope == pytest.approx([1, 6, 0])


def test_scalar_derivative_is_a_python_float():
    assert type(derivative(np.sin, 0.0)) is float


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (lambda: derivative(np.sin, [1.0, 2.0]), ValueError, "use gradient"),
        (lambda: gradient(lambda x: x, [1.0, 2.0]), ValueError, "use jacobian"),
        (lambda: jacobian(np.sin, 1 + 2j), TypeError, "complex"),
        (lambda: jacobian(np.sin, "one"), TypeError, "real numbers"),
        (lambda: jacobian(lambda x: 1j * x, 1.0), TypeError, r"f\(x\).*complex"),
        (lambda: jacobian(np.sin, 1.0, step=0.0), ValueError, "step.*positive"),
        (lambda: jacobian(np.sin, 1.0, step=-1e-3), ValueError, "step.*positive"),
    ],
)
def test_refusals_name_what_came_and_what_to_do(call, error, words):
    with pytest.raises(error, match=words):
        call()
