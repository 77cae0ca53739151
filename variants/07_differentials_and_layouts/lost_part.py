"""Answers to `lost_part`: what the published line misses of d(A³)."""

import numpy as np


def right_terms(A, dA):
    """A² dA is missing and dA is too much."""
    return A @ A @ dA - dA


def right_factored(A, dA):
    """(A² - I) dA."""
    return (A @ A - np.eye(len(A))) @ dA


def right_difference(A, dA):
    """The right differential minus the printed one."""
    true = dA @ A @ A + A @ dA @ A + A @ A @ dA
    return true - (dA + A @ dA @ A + dA @ A @ A)


def wrong_sign(A, dA):
    """Printed minus true."""
    return dA - A @ A @ dA


def wrong_term_only(A, dA):
    """A² dA: the dA that stands there instead was not subtracted."""
    return A @ A @ dA


def wrong_other_end(A, dA):
    """dA A² - dA: the factor put on the wrong side."""
    return dA @ A @ A - dA


def wrong_one_a(A, dA):
    """A dA - dA: only one A."""
    return A @ dA - dA


def wrong_nothing(A, dA):
    """Zero: nothing missing."""
    return np.zeros(A.shape)


def wrong_true(A, dA):
    """The right differential itself."""
    return dA @ A @ A + A @ dA @ A + A @ A @ dA


def wrong_printed(A, dA):
    """The printed line itself."""
    return dA + A @ dA @ A + dA @ A @ A


def wrong_norm(A, dA):
    """The size of the difference."""
    return np.linalg.norm(A @ A @ dA - dA)


def wrong_factor_alone(A, dA):
    """A² - I, without the nudge."""
    return A @ A - np.eye(len(A))


def wrong_sum(A, dA):
    """A² dA + dA."""
    return A @ A @ dA + dA


def wrong_entrywise(A, dA):
    """Squares entry by entry."""
    return A**2 * dA - dA


def wrong_without_return(A, dA):
    """Forgets to return."""
    A @ A @ dA - dA
