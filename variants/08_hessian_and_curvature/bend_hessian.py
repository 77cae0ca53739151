"""Answers to `bend_hessian`: [[2y, 2x + 1], [2x + 1, 6y]]."""

import numpy as np


def right_entries(p):
    """The four second derivatives, written down."""
    x, y = p
    return np.array([[2 * y, 2 * x + 1], [2 * x + 1, 6 * y]])


def right_term_by_term(p):
    """One matrix for each term of the polynomial, added."""
    x, y = float(p[0]), float(p[1])
    first = np.array([[2 * y, 2 * x], [2 * x, 0]])
    return first + np.array([[0, 0], [0, 6 * y]]) + np.array([[0, 1], [1, 0]])


def right_filled(p):
    """A zero matrix, filled; the mixed derivative once for both places."""
    H = np.zeros((2, 2))
    H[0, 0], H[1, 1] = 2 * p[1], 6 * p[1]
    H[0, 1] = H[1, 0] = 2 * p[0] + 1
    return H


def right_linear(p):
    """Linear in the point: a constant matrix plus one for each input."""
    constant, by_x = np.array([[0.0, 1.0], [1.0, 0.0]]), np.array([[0, 2], [2, 0]])
    return constant + p[0] * by_x + p[1] * np.diag([2, 6])


def wrong_gradient(p):
    """The gradient instead of its Jacobian."""
    x, y = p
    return np.array([2 * x * y + y, x**2 + 3 * y**2 + x])


def wrong_half(p):
    """Half of it, as in the quadratic model."""
    return right_entries(p) / 2


def wrong_doubled_mixed(p):
    """Both places of the mixed derivative hold it twice."""
    x, y = p
    return np.array([[2 * y, 4 * x + 2], [4 * x + 2, 6 * y]])


def wrong_diagonal(p):
    """The diagonal only."""
    return np.diag([2 * p[1], 6 * p[1]])


def wrong_upper(p):
    """The upper triangle only."""
    return np.triu(right_entries(p))


def wrong_lost_xy(p):
    """The mixed derivative of xy is forgotten."""
    x, y = p
    return np.array([[2 * y, 2 * x], [2 * x, 6 * y]])


def wrong_kept_x(p):
    """The slope of xy by x, by y again, taken for y."""
    x, y = p
    return np.array([[2 * y, 2 * x + y], [2 * x + y, 6 * y]])


def wrong_cube(p):
    """y³ differentiated once: 3y² in the corner."""
    x, y = p
    return np.array([[2 * y, 2 * x + 1], [2 * x + 1, 3 * y**2]])


def wrong_exchanged(p):
    """x and y exchanged at the evaluation."""
    return right_entries(p[::-1])


def wrong_outer(p):
    """The outer product of the gradient with itself."""
    g = wrong_gradient(p)
    return np.outer(g, g)


def wrong_turned(p):
    """The two diagonal entries exchanged."""
    x, y = p
    return np.array([[6 * y, 2 * x + 1], [2 * x + 1, 2 * y]])


def wrong_determinant(p):
    """The determinant."""
    return np.linalg.det(right_entries(p))


def wrong_sign(p):
    """The sign turned."""
    return -right_entries(p)


def wrong_flat(p):
    """The right numbers in one row."""
    return right_entries(p).reshape(-1)


def wrong_numbers_first(p):
    """Numbers put in before differentiating."""
    return np.zeros((2, 2))


def wrong_integers(p):
    """An array of integers, which cuts off the decimals."""
    return right_entries(p).astype(int)


def wrong_in_place(p):
    """Doubles the point in place on the way."""
    p *= 2
    return np.array([[p[1], p[0] + 1], [p[0] + 1, 3 * p[1]]])


def wrong_without_return(p):
    """Fills the matrix and forgets to return it."""
    right_filled(p)
