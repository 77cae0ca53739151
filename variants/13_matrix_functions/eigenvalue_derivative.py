"""Answers to `eigenvalue_derivative`: the rate of the largest eigenvalue, or None."""

import numpy as np


def _repeated(values):
    return len(values) > 1 and values[-1] - values[-2] < 1e-9


def right_formula(A, E):
    """vᵀEv with the last column."""
    values, vectors = np.linalg.eigh(A)
    return None if _repeated(values) else vectors[:, -1] @ E @ vectors[:, -1]


def right_gradient(A, E):
    """The inner product of the gradient v vᵀ with E."""
    values, vectors = np.linalg.eigh(A)
    if _repeated(values):
        return None
    v = vectors[:, -1]
    return np.sum(np.outer(v, v) * E)


def right_all_of_them(A, E):
    """The diagonal of VᵀEV, its last entry."""
    values, vectors = np.linalg.eigh(A)
    rates = np.einsum("ik,ij,jk->k", vectors, E, vectors)
    return None if _repeated(values) else float(rates[-1])


def right_not_sorted(A, E):
    """np.linalg.eig, sorted by hand, with v divided by its length."""
    values, vectors = np.linalg.eig(A)
    order = np.argsort(values.real)
    if _repeated(values.real[order]):
        return None
    v = vectors[:, order[-1]].real
    return v @ E @ v / (v @ v)


def wrong_smallest(A, E):
    """The first eigenvector."""
    values, vectors = np.linalg.eigh(A)
    return None if _repeated(values) else vectors[:, 0] @ E @ vectors[:, 0]


def wrong_row(A, E):
    """The last row of the eigenvectors."""
    values, vectors = np.linalg.eigh(A)
    return None if _repeated(values) else vectors[-1] @ E @ vectors[-1]


def wrong_largest_by_size(A, E):
    """The eigenvalue that is furthest from 0."""
    values, vectors = np.linalg.eigh(A)
    if _repeated(values):
        return None
    v = vectors[:, np.argmax(abs(values))]
    return v @ E @ v


def wrong_not_normalised(A, E):
    """v scaled so that its first nonzero entry is 1."""
    values, vectors = np.linalg.eigh(A)
    if _repeated(values):
        return None
    v = vectors[:, -1]
    v = v / v[np.argmax(abs(v) > 1e-9)]
    return v @ E @ v


def wrong_trace(A, E):
    """The rate of the sum of all eigenvalues."""
    return None if _repeated(np.linalg.eigvalsh(A)) else np.trace(E)


def wrong_eigenvalue_of_e(A, E):
    """The largest eigenvalue of E."""
    return None if _repeated(np.linalg.eigvalsh(A)) else np.linalg.eigvalsh(E)[-1]


def wrong_whole_change(A, E):
    """From A to A + E."""
    values = np.linalg.eigvalsh(A)
    return None if _repeated(values) else np.linalg.eigvalsh(A + E)[-1] - values[-1]


def wrong_times_eigenvalue(A, E):
    """λ vᵀEv."""
    values, vectors = np.linalg.eigh(A)
    v = vectors[:, -1]
    return None if _repeated(values) else values[-1] * (v @ E @ v)


def wrong_gradient(A, E):
    """The gradient v vᵀ."""
    values, vectors = np.linalg.eigh(A)
    v = vectors[:, -1]
    return None if _repeated(values) else np.outer(v, v)


def wrong_all_rates(A, E):
    """The rates of all eigenvalues."""
    values, vectors = np.linalg.eigh(A)
    return None if _repeated(values) else np.diag(vectors.T @ E @ vectors)


def wrong_half_product(A, E):
    """E v."""
    values, vectors = np.linalg.eigh(A)
    return None if _repeated(values) else E @ vectors[:, -1]


def wrong_nothing_refused(A, E):
    """Picks a vector where two eigenvalues are equal."""
    v = np.linalg.eigh(A)[1][:, -1]
    return v @ E @ v


def wrong_slope_to_the_right(A, E):
    """Where they are equal, the slope to the right: the eigenvalue of VᵀEV."""
    values, vectors = np.linalg.eigh(A)
    V = vectors[:, values > values[-1] - 1e-9]
    return np.linalg.eigvalsh(V.T @ E @ V)[-1]


def wrong_any_repeated(A, E):
    """Gives up where any two eigenvalues are equal."""
    values, vectors = np.linalg.eigh(A)
    if np.any(np.diff(values) < 1e-9):
        return None
    return vectors[:, -1] @ E @ vectors[:, -1]


def wrong_no_size_one(A, E):
    """Compares two eigenvalues without asking whether there are two."""
    values, vectors = np.linalg.eigh(A)
    if values[-1] - values[-2] < 1e-9:
        return None
    return vectors[:, -1] @ E @ vectors[:, -1]


def wrong_generous(A, E):
    """Gives up at a gap of 1e-6."""
    values, vectors = np.linalg.eigh(A)
    if len(values) > 1 and values[-1] - values[-2] < 1e-6:
        return None
    return vectors[:, -1] @ E @ vectors[:, -1]


def wrong_without_return(A, E):
    """Forgets to return."""
    v = np.linalg.eigh(A)[1][:, -1]
    v @ E @ v
