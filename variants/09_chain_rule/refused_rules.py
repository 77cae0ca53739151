"""Answers to `refused_rules`: the names of the rules that a test refuses."""

import numpy as np

RULES = {
    "right": lambda x, p, u: u * p * x ** max(p - 1, 0),
    "u is missing": lambda x, p, u: p * x ** max(p - 1, 0),
    "u is squared": lambda x, p, u: u**2 * p * x ** max(p - 1, 0),
    "the exponent is kept": lambda x, p, u: u * p * x**p,
    "p is missing": lambda x, p, u: u * x ** max(p - 1, 0),
    "p is squared": lambda x, p, u: u * p**2 * x ** max(p - 1, 0),
}


def _refused(x, p, u, off):
    right = RULES["right"](x, p, u)
    return {name for name, rule in RULES.items() if off(rule(x, p, u), right)}


def right_comprehension(x, p, u):
    """A set comprehension with norms."""
    right = RULES["right"](x, p, u)
    allowed = 1e-6 * np.linalg.norm(right)
    return {n for n, f in RULES.items() if np.linalg.norm(f(x, p, u) - right) > allowed}


def right_loop(x, p, u):
    """A loop that adds to a set, with a formula of its own."""
    x, u = np.asarray(x, float), np.asarray(u, float)
    right = np.zeros(len(x)) if p == 0 else u * p * x ** (p - 1)
    refused = set()
    for name, rule in RULES.items():
        if np.sqrt(np.sum((rule(x, p, u) - right) ** 2)) > 1e-6 * np.sqrt(
            np.sum(right**2)
        ):
            refused.add(name)
    return refused


def right_complement(x, p, u):
    """All names without those that pass."""
    right = RULES["right"](x, p, u)
    size = np.linalg.norm(right)
    passing = [
        name
        for name, rule in RULES.items()
        if np.linalg.norm(rule(x, p, u) - right) <= 1e-6 * size
    ]
    return set(RULES) - set(passing)


def wrong_passing(x, p, u):
    """The rules that pass."""
    return set(RULES) - right_comprehension(x, p, u)


def wrong_own_exponent(x, p, u):
    """Tries x³ whatever p is."""
    return right_comprehension(x, 3, u)


def wrong_ones(x, p, u):
    """Ones in place of u."""
    return right_comprehension(x, p, np.ones(len(x)))


def wrong_right_refused(x, p, u):
    """>= for >: where the right value is 0 it refuses that too, and all others."""
    return _refused(
        x, p, u, lambda a, b: np.linalg.norm(a - b) >= 1e-6 * np.linalg.norm(b)
    )


def wrong_with_right(x, p, u):
    """The right rule is always in the set."""
    return right_comprehension(x, p, u) | {"right"}


def wrong_allclose(x, p, u):
    """np.allclose, whose absolute tolerance passes all that is small."""
    return _refused(x, p, u, lambda a, b: not np.allclose(a, b))


def wrong_exact(x, p, u):
    """Every difference counts."""
    return _refused(x, p, u, lambda a, b: not np.array_equal(a, b))


def wrong_first_entry(x, p, u):
    """Compares one entry."""
    return _refused(x, p, u, lambda a, b: abs(a[2] - b[2]) > 1e-6 * abs(b[2]))


def wrong_norms(x, p, u):
    """Compares norms, not entries."""

    def off(a, b):
        gap = abs(np.linalg.norm(a) - np.linalg.norm(b))
        return gap > 1e-6 * np.linalg.norm(b)

    return _refused(x, p, u, off)


def wrong_zero_skipped(x, p, u):
    """Divides by the norm: 0/0 and x/0 for p = 0."""

    def off(a, b):
        with np.errstate(all="ignore"):
            error = np.linalg.norm(a - b) / np.linalg.norm(b)
        return np.isfinite(error) and error > 1e-6

    return _refused(x, p, u, off)


def wrong_count(x, p, u):
    """How many, not which."""
    return len(right_comprehension(x, p, u))


def wrong_list(x, p, u):
    """A list of names."""
    return sorted(right_comprehension(x, p, u))


def wrong_all(x, p, u):
    """All wrong rules, whatever the test."""
    return set(RULES) - {"right"}


def wrong_no_return(x, p, u):
    """Forgets to return."""
    right_comprehension(x, p, u)
