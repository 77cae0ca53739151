"""Answers to `one_sided`: the left and right slope of a weighted sum of corners."""

import numpy as np


def right_compare(a, c, x):
    """What lies behind counts plus, what lies ahead minus."""
    return (
        np.sum(np.where(a < x, c, -c)),
        np.sum(np.where(a <= x, c, -c)),
    )


def right_sign_and_corner(a, c, x):
    """The signs, with the corners at x subtracted or added."""
    middle = np.sum(c * np.sign(x - a))
    corner = np.sum(c[a == x])
    return np.array([middle - corner, middle + corner])


def right_loop(a, c, x):
    """Place by place, in plain Python."""
    left = right = 0.0
    for place, weight in zip(a.tolist(), c.tolist(), strict=True):
        left += weight if place < x else -weight
        right += -weight if place > x else weight
    return [left, right]


def wrong_sign_of_zero(a, c, x):
    """sign(0) = 0 at a corner: the mean of both slopes, twice."""
    return [np.sum(c * np.sign(x - a))] * 2


def wrong_swapped(a, c, x):
    """Right slope first."""
    return right_compare(a, c, x)[::-1]


def wrong_right_twice(a, c, x):
    """The right slope for both."""
    return [right_compare(a, c, x)[1]] * 2


def wrong_left_twice(a, c, x):
    """The left slope for both."""
    return [right_compare(a, c, x)[0]] * 2


def wrong_sorted(a, c, x):
    """The smaller slope first, also at a roof."""
    return sorted(right_compare(a, c, x))


def wrong_no_weights(a, c, x):
    """Every place counts 1."""
    return right_compare(a, np.ones(len(c)), x)


def wrong_direction(a, c, x):
    """sign(a - x) for sign(x - a)."""
    return right_compare(-np.asarray(a), c, -x)


def wrong_left_negated(a, c, x):
    """The left quotient divided by a positive step."""
    left, right = right_compare(a, c, x)
    return [-left, right]


def wrong_value(a, c, x):
    """f(x), not its slope."""
    return [np.sum(c * np.abs(x - a))] * 2


def wrong_mean(a, c, x):
    """The mean over the places."""
    return np.divide(right_compare(a, c, x), len(a))


def wrong_one_number(a, c, x):
    """One slope."""
    return right_compare(a, c, x)[1]


def wrong_corner_alone(a, c, x):
    """At a corner only its own two slopes."""
    if np.any(a == x):
        return [-np.sum(c[a == x]), np.sum(c[a == x])]
    return right_compare(a, c, x)


def wrong_first_of_many(a, c, x):
    """Of several corners at x only the first."""
    middle = np.sum(c * np.sign(x - a))
    corner = c[np.argmax(a == x)] if np.any(a == x) else 0.0
    return [middle - corner, middle + corner]


def wrong_only_behind(a, c, x):
    """Places ahead are not counted."""
    return [np.sum(c[a < x]), np.sum(c[a <= x])]


def wrong_one_side_each(a, c, x):
    """The left slope from the places ahead, the right one from those behind."""
    return [-np.sum(c[a >= x]), np.sum(c[a <= x])]


def wrong_distance(a, c, x):
    """Weights times distances."""
    return [np.sum(c * (x - a))] * 2


def wrong_difference(a, c, x):
    """One-sided quotients with the step 1e-3."""

    def f(x):
        return np.sum(c * np.abs(x - a))

    return [(f(x) - f(x - 1e-3)) / 1e-3, (f(x + 1e-3) - f(x)) / 1e-3]
