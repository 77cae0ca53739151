"""Answers to `cholesky_log_det`: ln det S by a Cholesky factor."""

import numpy as np


def right_formula(S):
    """Twice the sum of the logarithms of the diagonal of L."""
    return 2 * np.sum(np.log(np.diag(np.linalg.cholesky(S))))


def right_squares(S):
    """The sum of the logarithms of the squares."""
    return np.log(np.diag(np.linalg.cholesky(S)) ** 2).sum()


def right_trace(S):
    """As a trace, with a loop."""
    L = np.linalg.cholesky(S)
    return float(2 * sum(np.log(L[i, i]) for i in range(len(L))))


def right_refuse_then_slogdet(S):
    """Cholesky to refuse, slogdet for the value."""
    np.linalg.cholesky(S)
    return np.linalg.slogdet(S)[1]


def right_eigenvalues(S):
    """The logarithms of the eigenvalues, with a refusal of its own."""
    values = np.linalg.eigvalsh(S)
    if values[0] <= 0:
        raise np.linalg.LinAlgError("S is not positive definite")
    return np.log(values).sum()


def wrong_half(S):
    """The 2 forgotten."""
    return np.sum(np.log(np.diag(np.linalg.cholesky(S))))


def wrong_four(S):
    """4 times the sum."""
    return 4 * np.sum(np.log(np.diag(np.linalg.cholesky(S))))


def wrong_no_logarithm(S):
    """The determinant itself."""
    return np.prod(np.diag(np.linalg.cholesky(S))) ** 2


def wrong_root(S):
    """The product of the diagonal of L."""
    return np.prod(np.diag(np.linalg.cholesky(S)))


def wrong_diagonal_of_s(S):
    """The logarithms of the diagonal of S."""
    np.linalg.cholesky(S)
    return np.sum(np.log(np.diag(S)))


def wrong_logarithm_of_the_sum(S):
    """The logarithm of the trace of L."""
    return 2 * np.log(np.trace(np.linalg.cholesky(S)))


def wrong_no_logarithms(S):
    """Twice the trace of L."""
    return 2 * np.trace(np.linalg.cholesky(S))


def wrong_base_ten(S):
    """The logarithm to the base 10."""
    return 2 * np.sum(np.log10(np.diag(np.linalg.cholesky(S))))


def wrong_sign(S):
    """ln det of the inverse."""
    return -2 * np.sum(np.log(np.diag(np.linalg.cholesky(S))))


def wrong_not_summed(S):
    """The logarithms, not summed up."""
    return 2 * np.log(np.diag(np.linalg.cholesky(S)))


def wrong_log_of_det(S):
    """The logarithm of np.linalg.det, which vanishes or overflows."""
    np.linalg.cholesky(S)
    return np.log(np.linalg.det(S))


def wrong_log_of_product(S):
    """The logarithm of the product of the diagonal: the product overflows."""
    return 2 * np.log(np.prod(np.diag(np.linalg.cholesky(S)) ** 4) ** 0.25)


def wrong_slogdet(S):
    """slogdet alone: it refuses nothing."""
    return np.linalg.slogdet(S)[1]


def wrong_nothing_refused(S):
    """Returns None in the place of an error."""
    try:
        return 2 * np.sum(np.log(np.diag(np.linalg.cholesky(S))))
    except np.linalg.LinAlgError:
        return None


def wrong_error(S):
    """Raises another kind of error than it was asked for."""
    if np.linalg.eigvalsh(S)[0] <= 0:
        raise RuntimeError("not positive definite")
    return np.linalg.slogdet(S)[1]


def wrong_without_return(S):
    """Forgets to return."""
    np.linalg.cholesky(S)
