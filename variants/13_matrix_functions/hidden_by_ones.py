"""Answers to `hidden_by_ones`: whether a cotangent of ones hides the slip."""

import numpy as np


def right_sums(A):
    """The outer product of the sums, and its transpose."""
    R = np.linalg.inv(A)
    right = np.outer(R.sum(axis=0), R.sum(axis=1))
    return np.linalg.norm(right - right.T) <= 1e-9 * np.linalg.norm(right)


def right_both_lines(A):
    """Both lines, with the matrix of ones."""
    R, U = np.linalg.inv(A), np.ones(A.shape)
    page, right = -R @ U @ R, -R.T @ U @ R.T
    return bool(np.linalg.norm(page - right) <= 1e-9 * np.linalg.norm(right))


def right_parallel(A):
    """Whether row sums and column sums of the inverse are parallel."""
    ones = np.ones(len(A))
    p, q = np.linalg.solve(A, ones), np.linalg.solve(A.T, ones)
    rest = np.linalg.norm(np.outer(p, q) - np.outer(q, p))
    return bool(rest < 1e-9 * np.linalg.norm(p) * np.linalg.norm(q))


def wrong_symmetric(A):
    """Whether A is symmetric."""
    return bool(np.allclose(A, A.T))


def wrong_always(A):
    """True, as on the page."""
    return True


def wrong_never(A):
    """False."""
    return False


def wrong_opposite(A):
    """True and False exchanged."""
    return not right_sums(A)


def wrong_rule_for_two(A):
    """a + d = b + c alone, without the symmetric matrices."""
    return bool(np.isclose(A[0, 0] + A[-1, -1], A[0, -1] + A[-1, 0]))


def wrong_two_by_two_only(A):
    """The rule for two by two, applied to the corners of any matrix."""
    corners = np.isclose(A[0, 0] + A[-1, -1], A[0, -1] + A[-1, 0])
    return bool(corners or np.allclose(A, A.T))


def wrong_not_inverted(A):
    """The sums of A in the place of those of its inverse."""
    right = np.outer(A.sum(axis=0), A.sum(axis=1))
    return bool(np.linalg.norm(right - right.T) <= 1e-9 * np.linalg.norm(right))


def wrong_equal_sums(A):
    """Whether row and column sums of the inverse are equal, not parallel."""
    R = np.linalg.inv(A)
    return bool(np.allclose(R.sum(axis=0), R.sum(axis=1)))


def wrong_absolute(A):
    """np.allclose with its absolute tolerance of 1e-8."""
    R = np.linalg.inv(A)
    right = np.outer(R.sum(axis=0), R.sum(axis=1))
    return bool(np.allclose(right, right.T))


def wrong_identity_cotangent(A):
    """I as cotangent in the place of ones."""
    R = np.linalg.inv(A)
    return bool(np.allclose(R @ R, R.T @ R.T))


def wrong_exact(A):
    """Equality to the last bit."""
    R, U = np.linalg.inv(A), np.ones(A.shape)
    return bool(np.array_equal(-R @ U @ R, -R.T @ U @ R.T))


def wrong_same_sums(A):
    """Compares the sums of all entries, which always agree."""
    R, U = np.linalg.inv(A), np.ones(A.shape)
    return bool(np.isclose((R @ U @ R).sum(), (R.T @ U @ R.T).sum()))


def wrong_array(A):
    """An array of truth values."""
    R = np.linalg.inv(A)
    right = np.outer(R.sum(axis=0), R.sum(axis=1))
    return np.isclose(right, right.T)


def wrong_without_return(A):
    """Forgets to return."""
    right_sums(A)
