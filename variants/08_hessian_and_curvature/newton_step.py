"""Answers to `newton_step`: Hv = -g for a positive definite H."""

import numpy as np


def _refuse(H):
    """ValueError where the drill asks for one."""
    if np.min(np.linalg.eigvalsh(H)) <= 0:
        raise ValueError("H must have positive eigenvalues")


def right_solve(g, H):
    """Looks at the eigenvalues, then solves."""
    _refuse(H)
    return np.linalg.solve(H, -np.asarray(g))


def right_cholesky(g, H):
    """Cholesky, which fails unless H is positive definite."""
    L = np.linalg.cholesky(H)
    return -np.linalg.solve(L.T, np.linalg.solve(L, g))


def right_eigenvectors(g, H):
    """Along each eigenvector, the slope over the curvature."""
    values, Q = np.linalg.eigh(H)
    if values[0] <= 0:
        raise ValueError("the model has no lowest point")
    return -Q @ ((Q.T @ g) / values)


def right_inverse(g, H):
    """With the inverse written out; right for small matrices, slower."""
    _refuse(H)
    return -np.linalg.inv(H) @ g


def wrong_sign(g, H):
    """H⁻¹g: the way up."""
    _refuse(H)
    return np.linalg.solve(H, g)


def wrong_applied(g, H):
    """-Hg: multiplied instead of solved."""
    _refuse(H)
    return -H @ g


def wrong_descent(g, H):
    """-g: the curvature is not used."""
    _refuse(H)
    return -1.0 * g


def wrong_largest(g, H):
    """-g over the largest eigenvalue."""
    _refuse(H)
    return -g / np.linalg.eigvalsh(H)[-1]


def wrong_diagonal(g, H):
    """-g over the diagonal of H."""
    _refuse(H)
    return -g / np.diag(H)


def wrong_entrywise(g, H):
    """1/H entry by entry for the inverse."""
    _refuse(H)
    with np.errstate(all="ignore"):
        return -(1 / H) @ g


def wrong_half(g, H):
    """Half of the step."""
    return right_solve(g, H) / 2


def wrong_double(g, H):
    """Twice the step: the half of the model not differentiated away."""
    return 2 * right_solve(g, H)


def wrong_cauchy(g, H):
    """The best step along -g."""
    _refuse(H)
    return -(g @ g) / (g @ H @ g) * g


def wrong_landing_value(g, H):
    """The predicted change of f, one number."""
    v = right_solve(g, H)
    return g @ v / 2


def wrong_normalised(g, H):
    """The step as a unit vector."""
    v = right_solve(g, H)
    return v / np.linalg.norm(v)


def wrong_unchecked(g, H):
    """Solves whatever H is."""
    return np.linalg.solve(H, -g)


def wrong_pseudo(g, H):
    """Uses the pseudo-inverse and refuses nothing."""
    return -np.linalg.pinv(H) @ g


def wrong_determinant(g, H):
    """Takes a positive determinant for positive definite."""
    if np.linalg.det(H) <= 0:
        raise ValueError("H must have a positive determinant")
    return np.linalg.solve(H, -g)


def wrong_diagonal_checked(g, H):
    """Takes a positive diagonal for positive definite."""
    if np.min(np.diag(H)) <= 0:
        raise ValueError("H must have a positive diagonal")
    return -np.linalg.pinv(H) @ g


def wrong_column(g, H):
    """The right numbers as a column."""
    return right_solve(g, H)[:, None]


def wrong_in_place(g, H):
    """Turns the sign of the caller's g."""
    _refuse(H)
    g *= -1
    return np.linalg.solve(H, g)


def wrong_without_return(g, H):
    """Solves and forgets to return it."""
    right_solve(g, H)
