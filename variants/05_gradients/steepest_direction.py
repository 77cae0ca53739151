"""Answers to `steepest_direction`: M⁻¹g divided by its cost √(gᵀM⁻¹g)."""

import numpy as np


def _refuse(M, g):
    """ValueError where the drill asks for one."""
    if not np.any(g):
        raise ValueError("g is 0")
    if np.min(np.linalg.eigvalsh(M)) <= 0:
        raise ValueError("M must have positive eigenvalues")


def right_solve(M, g):
    """Solves Mw = g, and divides w by its cost."""
    _refuse(M, g)
    w = np.linalg.solve(M, g)
    return w / np.sqrt(g @ w)


def right_cholesky(M, g):
    """In the coordinates z = Lᵀv the ruler is the usual one."""
    if not np.any(g):
        raise ValueError("g is 0")
    L = np.linalg.cholesky(M)
    z = np.linalg.solve(L, g)
    return np.linalg.solve(L.T, z / np.linalg.norm(z))


def right_eigenvectors(M, g):
    """In the eigenvectors of M, where the ruler scales each axis alone."""
    values, Q = np.linalg.eigh(M)
    if values[0] <= 0 or not np.any(g):
        raise ValueError("no steepest step")
    w = Q @ ((Q.T @ g) / values)
    return w / np.sqrt(w @ M @ w)


def right_inverse(M, g):
    """With the inverse written out; sloppy, but right for small matrices."""
    _refuse(M, g)
    w = np.linalg.inv(M) @ g
    return w / (w @ M @ w) ** 0.5


def wrong_not_scaled(M, g):
    """M⁻¹g, whose cost is not 1."""
    _refuse(M, g)
    return np.linalg.solve(M, g)


def wrong_usual_length(M, g):
    """M⁻¹g divided by its usual length."""
    _refuse(M, g)
    w = np.linalg.solve(M, g)
    return w / np.linalg.norm(w)


def wrong_usual_direction(M, g):
    """g divided by its usual length: M not used at all."""
    _refuse(M, g)
    return g / np.linalg.norm(g)


def wrong_gradient_of_cost_one(M, g):
    """g divided by its cost."""
    _refuse(M, g)
    return g / np.sqrt(g @ M @ g)


def wrong_applied(M, g):
    """Mg of cost 1: M applied instead of undone."""
    _refuse(M, g)
    w = M @ g
    return w / np.sqrt(w @ M @ w)


def wrong_applied_usual_length(M, g):
    """Mg of length 1."""
    _refuse(M, g)
    w = M @ g
    return w / np.linalg.norm(w)


def wrong_root_missing(M, g):
    """Divided by the squared cost."""
    _refuse(M, g)
    w = np.linalg.solve(M, g)
    return w / (g @ w)


def wrong_descent(M, g):
    """The steepest way down."""
    _refuse(M, g)
    w = np.linalg.solve(M, g)
    return -w / np.sqrt(g @ w)


def wrong_gain(M, g):
    """The largest gain instead of the step."""
    _refuse(M, g)
    return np.sqrt(g @ np.linalg.solve(M, g))


def wrong_gradient(M, g):
    """g itself."""
    _refuse(M, g)
    return 1.0 * g


def wrong_diagonal(M, g):
    """Only the diagonal of M used."""
    _refuse(M, g)
    w = g / np.diag(M)
    return w / np.sqrt(g @ w)


def wrong_reciprocal(M, g):
    """1/M entry by entry for the inverse."""
    _refuse(M, g)
    w = (1 / M) @ g
    return w / np.sqrt(g @ w)


def wrong_column(M, g):
    """The right numbers as a column."""
    return right_solve(M, g)[:, None]


def wrong_zero_accepted(M, g):
    """Returns zeros where g is 0."""
    if np.min(np.linalg.eigvalsh(M)) <= 0:
        raise ValueError("M must have positive eigenvalues")
    w = np.linalg.solve(M, g)
    return w / np.sqrt(g @ w) if np.any(g) else np.zeros(len(g))


def wrong_ruler_unchecked(M, g):
    """Accepts any M, and takes the absolute value below the root."""
    if not np.any(g):
        raise ValueError("g is 0")
    w = np.linalg.lstsq(M, g, rcond=None)[0]
    return w / np.sqrt(abs(g @ w))


def wrong_determinant(M, g):
    """Takes a positive determinant for positive eigenvalues."""
    if not np.any(g) or np.linalg.det(M) < 0:
        raise ValueError("no steepest step")
    w = np.linalg.lstsq(M, g, rcond=None)[0]
    return w / np.sqrt(abs(g @ w))


def wrong_diagonal_checked(M, g):
    """Takes a positive diagonal for positive eigenvalues."""
    if not np.any(g) or np.min(np.diag(M)) <= 0:
        raise ValueError("no steepest step")
    w = np.linalg.solve(M, g)
    return w / np.sqrt(abs(g @ w))


def wrong_without_return(M, g):
    """Computes the step and forgets to return it."""
    w = np.linalg.solve(M, g)
    w / np.sqrt(g @ w)
