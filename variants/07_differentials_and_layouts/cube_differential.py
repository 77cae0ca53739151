"""Answers to `cube_differential`: d(A³)."""

import numpy as np


def right_three_terms(A, dA):
    """Each factor gets its turn."""
    return dA @ A @ A + A @ dA @ A + A @ A @ dA


def right_product_rule(A, dA):
    """The product rule for A² times A."""
    square = A @ dA + dA @ A
    return square @ A + A @ A @ dA


def right_sum(A, dA):
    """The sum of Aᵏ dA A²⁻ᵏ."""
    power = np.linalg.matrix_power
    return sum(power(A, k) @ dA @ power(A, 2 - k) for k in range(3))


def right_block(A, dA):
    """The upper right block of the cube of [[A, dA], [0, A]]."""
    n = len(A)
    M = np.block([[A, dA], [np.zeros((n, n)), A]])
    return (M @ M @ M)[:n, n:]


def wrong_published(A, dA):
    """The published line: dA + A dA A + dA A²."""
    return dA + A @ dA @ A + dA @ A @ A


def wrong_one_variable(A, dA):
    """3A² dA."""
    return 3 * A @ A @ dA


def wrong_one_variable_left(A, dA):
    """3 dA A²."""
    return 3 * dA @ A @ A


def wrong_middle_only(A, dA):
    """3A dA A."""
    return 3 * A @ dA @ A


def wrong_middle_missing(A, dA):
    """The middle term missing."""
    return dA @ A @ A + A @ A @ dA


def wrong_first_missing(A, dA):
    """The term dA A² missing."""
    return A @ dA @ A + A @ A @ dA


def wrong_last_missing(A, dA):
    """The term A² dA missing."""
    return dA @ A @ A + A @ dA @ A


def wrong_entrywise(A, dA):
    """3A² dA entry by entry."""
    return 3 * A**2 * dA


def wrong_difference(A, dA):
    """The whole change of A³, not its linear part."""
    B = A + dA
    return B @ B @ B - A @ A @ A


def wrong_symmetrised(A, dA):
    """The mean of 3A² dA and 3 dA A²."""
    return 1.5 * (A @ A @ dA + dA @ A @ A)


def wrong_square(A, dA):
    """d(A²)."""
    return A @ dA + dA @ A


def wrong_transposed(A, dA):
    """The transpose."""
    return right_three_terms(A, dA).T


def wrong_value(A, dA):
    """A³ itself."""
    return A @ A @ A


def wrong_without_return(A, dA):
    """Forgets to return."""
    right_three_terms(A, dA)
