"""Answers to `settle_gradient`: the gradient by W of a loss of a fixed point."""

import numpy as np


def right_solve(W, x, u):
    """The transposed system, then an outer product."""
    D = np.diag(1 - x**2)
    v = np.linalg.solve((np.eye(len(x)) - D @ W).T, u)
    return np.outer(D @ v, x)


def right_iterated(W, x, u):
    """The adjoint by its own fixed point."""
    slopes, v = 1 - x**2, np.array(u, dtype=float)
    for _ in range(2000):
        v = u + W.T @ (slopes * v)
    return np.outer(slopes * v, x)


def right_jacobian(W, x, u):
    """The whole Jacobian by W, then the product with u."""
    n = len(x)
    D = np.diag(1 - x**2)
    by_bias = np.linalg.inv(np.eye(n) - D @ W) @ D
    J = np.einsum("ki,j->kij", by_bias, x)
    return np.tensordot(u, J, axes=1)


def right_scaled(W, x, u):
    """The system divided by the slopes: D⁻¹ - W."""
    g = np.linalg.solve(np.diag(1 / (1 - x**2)) - W.T, u)
    return g[:, None] * x


def outer_solved(S, slopes, u, x):
    """An outer product of slopes times a solution with x."""
    return np.outer(slopes * np.linalg.solve(S, u), x)


def wrong_last_round(W, x, u):
    """One layer back, u for v."""
    return np.outer((1 - x**2) * u, x)


def wrong_no_transpose(W, x, u):
    """The system without its transpose."""
    D = np.diag(1 - x**2)
    return outer_solved(np.eye(len(x)) - D @ W, 1 - x**2, u, x)


def wrong_turned(W, x, u):
    """The outer product turned."""
    return right_solve(W, x, u).T


def wrong_slopes_missing_in_front(W, x, u):
    """v for Dv."""
    D = np.diag(1 - x**2)
    return outer_solved((np.eye(len(x)) - D @ W).T, 1, u, x)


def wrong_slopes_behind(W, x, u):
    """I - WD."""
    D = np.diag(1 - x**2)
    return outer_solved((np.eye(len(x)) - W @ D).T, 1 - x**2, u, x)


def wrong_slopes_missing_in_system(W, x, u):
    """I - W."""
    return outer_solved((np.eye(len(x)) - W).T, 1 - x**2, u, x)


def wrong_no_slopes(W, x, u):
    """No slope anywhere."""
    return outer_solved((np.eye(len(x)) - W).T, 1, u, x)


def wrong_plus(W, x, u):
    """I + DW."""
    D = np.diag(1 - x**2)
    return outer_solved((np.eye(len(x)) + D @ W).T, 1 - x**2, u, x)


def wrong_slope_one_minus_x(W, x, u):
    """1 - x for the slope."""
    D = np.diag(1 - x)
    return outer_solved((np.eye(len(x)) - D @ W).T, 1 - x, u, x)


def wrong_slope_at_output(W, x, u):
    """1 - tanh²(x)."""
    s = 1 - np.tanh(x) ** 2
    return outer_solved((np.eye(len(x)) - np.diag(s) @ W).T, s, u, x)


def wrong_slope_plus(W, x, u):
    """1 + x²."""
    s = 1 + x**2
    return outer_solved((np.eye(len(x)) - np.diag(s) @ W).T, s, u, x)


def wrong_sign(W, x, u):
    """The sign."""
    return -right_solve(W, x, u)


def wrong_bias_gradient(W, x, u):
    """The gradient by b."""
    D = np.diag(1 - x**2)
    return D @ np.linalg.solve((np.eye(len(x)) - D @ W).T, u)


def wrong_adjoint(W, x, u):
    """The adjoint."""
    D = np.diag(1 - x**2)
    return np.linalg.solve((np.eye(len(x)) - D @ W).T, u)


def wrong_multiplied(W, x, u):
    """Multiplied by the matrix of the system."""
    D = np.diag(1 - x**2)
    return np.outer((1 - x**2) * ((np.eye(len(x)) - D @ W).T @ u), x)


def wrong_two_rounds(W, x, u):
    """Back through two rounds."""
    s = 1 - x**2
    return np.outer(s * (u + W.T @ (s * u)), x)


def wrong_upstream_ones(W, x, u):
    """Ones for u."""
    return right_solve(W, x, np.ones(len(x)))


def wrong_in_place(W, x, u):
    """Squares the caller's state."""
    kept = x.copy()
    x *= x
    D = np.diag(1 - x)
    return np.outer(D @ np.linalg.solve((np.eye(len(x)) - D @ W).T, u), kept)
