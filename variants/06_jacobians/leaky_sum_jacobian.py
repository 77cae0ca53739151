"""Answers to `leaky_sum_jacobian`: a^(i - j) on and below the diagonal."""

import numpy as np


def right_loops(n, a):
    """Entry by entry over the lower triangle."""
    J = np.zeros((n, n))
    for i in range(n):
        for j in range(i + 1):
            J[i, j] = a ** (i - j)
    return J


def right_by_diagonals(n, a):
    """A power of a on each diagonal, added up."""
    return sum(float(a) ** k * np.eye(n, k=-k) for k in range(n))


def right_inverse(n, a):
    """The inverse of the map from levels to pourings, I - a on the lower diagonal."""
    return np.linalg.inv(np.eye(n) - a * np.eye(n, k=-1))


def right_recursion(n, a):
    """Rows by the recursion: a times the row before, plus a unit vector."""
    rows = [np.eye(n)[0]]
    for i in range(1, n):
        rows.append(a * rows[-1] + np.eye(n)[i])
    return np.stack(rows)


def right_masked_power(n, a):
    """Powers of the distance, the upper triangle cut off."""
    i, j = np.indices((n, n))
    return np.tril(float(a) ** np.abs(i - j))


def wrong_upper(n, a):
    """The transpose: upper triangle."""
    return right_loops(n, a).T


def wrong_one_power_more(n, a):
    """a^(i - j + 1): fresh water leaks at once."""
    return a * right_loops(n, a)


def wrong_symmetric(n, a):
    """a^|i - j| everywhere, the future too."""
    i, j = np.indices((n, n))
    return float(a) ** np.abs(i - j)


def wrong_no_leak(n, a):
    """The running sum, whatever a is."""
    return np.tri(n)


def wrong_one_step(n, a):
    """Only the hour before is remembered."""
    return np.eye(n) + a * np.eye(n, k=-1)


def wrong_leaks_once(n, a):
    """a for all older water, not a power of it."""
    return np.eye(n) + a * np.tri(n, k=-1)


def wrong_multiple(n, a):
    """a times the age in place of a power."""
    i, j = np.indices((n, n))
    return np.eye(n) + np.tril(a * (i - j), -1)


def wrong_power_of_row(n, a):
    """a^i: counted from the start."""
    i, _ = np.indices((n, n))
    return np.tril(float(a) ** i)


def wrong_power_of_column(n, a):
    """a^j: the hour of the pouring as the exponent."""
    _, j = np.indices((n, n))
    return np.tril(float(a) ** j)


def wrong_divided(n, a):
    """1/a^(i - j): the water grows."""
    i, j = np.indices((n, n))
    with np.errstate(all="ignore"):
        return np.tril((1 / np.float64(a)) ** np.abs(i - j))


def wrong_inverse_map(n, a):
    """The Jacobian from levels to pourings."""
    return np.eye(n) - a * np.eye(n, k=-1)


def wrong_mask_by_product(n, a):
    """Powers everywhere, times a mask: 0 times infinity at a = 0."""
    i, j = np.indices((n, n))
    with np.errstate(all="ignore"):
        return np.float64(a) ** (i - j) * (i >= j)


def wrong_integer_powers(n, a):
    """Negative powers of whole numbers, which NumPy refuses."""
    i, j = np.indices((n, n))
    return np.tril(np.asarray(a) ** (i - j))


def wrong_logarithm(n, a):
    """Powers by exp and log, which cannot take a <= 0."""
    i, j = np.indices((n, n))
    with np.errstate(all="ignore"):
        return np.tril(np.exp(np.abs(i - j) * np.log(a)))


def wrong_integer_array(n, a):
    """Fills an array of integers, which cuts the decimals off."""
    J = np.zeros((n, n), dtype=int)
    for i in range(n):
        for j in range(i + 1):
            J[i, j] = a ** (i - j)
    return J


def wrong_no_diagonal(n, a):
    """Below the diagonal only."""
    return right_loops(n, a) - np.eye(n)


def wrong_zero_at_zero(n, a):
    """Returns zeros at a = 0."""
    return right_loops(n, a) if a else np.zeros((n, n))


def wrong_last_row(n, a):
    """The last level alone."""
    return right_loops(n, a)[-1]


def wrong_averaged(n, a):
    """(1 - a) in front, as in a moving average."""
    return (1 - a) * right_loops(n, a)


def wrong_scalar_for_one(n, a):
    """A bare number for n = 1."""
    return np.squeeze(right_loops(n, a))


def wrong_without_return(n, a):
    """Computes the matrix and forgets to return it."""
    right_loops(n, a)
