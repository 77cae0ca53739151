"""Slopes of functions of one variable, at several points at once.

A VJP with ones upstream: what a learner returns who is asked for f'(x).
"""

import numpy as np

from course_tools.benchmarks.corpus.task import Task, n, sigmoid


def polynomial_slope(rng):
    """6x² of 2x³ + 5."""
    x = rng.uniform(0.3, 2, size=n) * np.resize([1, -1], n)
    return Task(
        f=lambda x: 2 * x**3 + 5,
        x=x,
        u=np.ones(n),
        right=lambda x, u: 6 * u * x**2,
        wrong=[
            ("known_factor", 6 * x**3),
            ("known_factor", 6 * x),
            ("half", 3 * x**2),
            ("fitted_factor", 2 * x**2),
            ("fitted_constant", 6 * x**2 + 5),
            ("sign", -6 * x**2),
            ("instead", 2 * x**3 + 5),
            ("another_point", 6 * (x + 1) ** 2),
            ("reciprocal", 1 / (6 * x**2)),
            ("drill: this is the antiderivative", x**4 / 2 + 5 * x),
            ("drill: this is the second derivative", 12 * x),
        ],
    )


def sine_of_square_slope(rng):
    """2x cos x² of sin x²."""
    x = rng.uniform(0.3, 2, size=n)
    return Task(
        f=lambda x: np.sin(x**2),
        x=x,
        u=np.ones(n),
        right=lambda x, u: u * 2 * x * np.cos(x**2),
        wrong=[
            ("half", x * np.cos(x**2)),
            ("sign", -2 * x * np.cos(x**2)),
            ("known_factor", 2 * np.cos(x**2)),
            ("known_factor", 2 * x**2 * np.cos(x**2)),
            ("instead", np.sin(x**2)),
            ("drill: the inner derivative is missing", np.cos(x**2)),
            ("drill: the inner derivative alone", 2 * x),
            ("drill: the inner derivative inside: cos(2x)", np.cos(2 * x)),
            ("drill: sin is not differentiated", 2 * x * np.sin(x**2)),
            ("drill: this is the slope of sin² x", 2 * np.sin(x) * np.cos(x)),
        ],
    )


def gauss_slope(rng):
    """-x exp(-x²/2) of exp(-x²/2)."""
    x = rng.normal(size=n)
    y = np.exp(-(x**2) / 2)
    return Task(
        f=lambda x: np.exp(-(x**2) / 2),
        x=x,
        u=np.ones(n),
        right=lambda x, u: -u * x * np.exp(-(x**2) / 2),
        wrong=[
            ("sign", x * y),
            ("half", -x * y / 2),
            ("twice", -2 * x * y),
            ("instead known_factor", y),
            ("instead", x),
            ("known_factor instead", -x),
            ("known_factor", -(x**2) * y),
            ("another_point", -(x + 1) * np.exp(-((x + 1) ** 2) / 2)),
            ("drill: this is the second derivative", (x**2 - 1) * y),
            ("drill: the power rule: -x²/2 exp(-x²/2 - 1)", -(x**2) / 2 * y / np.e),
        ],
    )


def quotient_slope(rng):
    """(1 - x²)/(1 + x²)² of x/(1 + x²)."""
    x = rng.normal(size=n)
    q = 1 + x**2
    return Task(
        f=lambda x: x / (1 + x**2),
        x=x,
        u=np.ones(n),
        right=lambda x, u: u * (1 - x**2) / (1 + x**2) ** 2,
        wrong=[
            ("sign", (x**2 - 1) / q**2),
            ("instead", x / q),
            ("known_factor", 1 / q**2),
            ("drill: the quotient of the derivatives", 1 / (2 * x)),
            ("drill: plus for minus in the rule", (1 + 3 * x**2) / q**2),
            ("drill: the denominator is not squared", (1 - x**2) / q),
            ("drill: the second term is missing", 1 / q),
            ("drill: the first term is missing", -2 * x**2 / q**2),
        ],
    )


def log_odds_slope(rng):
    """1/(p (1 - p)) of log(p/(1 - p))."""
    p = rng.uniform(0.1, 0.9, size=n)
    return Task(
        f=lambda p: np.log(p / (1 - p)),
        x=p,
        u=np.ones(n),
        right=lambda p, u: u / (p * (1 - p)),
        wrong=[
            ("reciprocal instead", p * (1 - p)),
            ("swapped_factor", (1 - p) / p),
            ("known_factor", 1 / (1 - p)),
            ("known_factor instead", 1 / p),
            ("known_factor", 1 / (1 - p) ** 2),
            ("sign", -1 / (p * (1 - p))),
            ("instead", np.log(p / (1 - p))),
            ("drill: the inner derivative -1 is missing", 1 / p - 1 / (1 - p)),
            ("drill: this is the sigmoid", sigmoid(p)),
        ],
    )


TASKS = (
    polynomial_slope,
    sine_of_square_slope,
    gauss_slope,
    quotient_slope,
    log_odds_slope,
)
