"""Answers to `bearing_jacobian`: the Jacobian of (r sin β, r cos β), β in degrees."""

import cmath
import math

import numpy as np

DEGREE = np.pi / 180


def right_entries(x):
    """The four entries, with the factor π/180 in the second column."""
    r, b = x[0], np.deg2rad(x[1])
    return np.array(
        [[np.sin(b), r * np.cos(b) * DEGREE], [np.cos(b), -r * np.sin(b) * DEGREE]]
    )


def right_columns(x):
    """Two columns side by side; the second is the first, turned and stretched."""
    r, b = x
    away = np.array([math.sin(math.radians(b)), math.cos(math.radians(b))])
    round_us = np.array([away[1], -away[0]])
    return np.stack([away, r * DEGREE * round_us], axis=1)


def right_chain(x):
    """The Jacobian per radian, times a diagonal matrix that turns degrees into it."""
    r, b = x[0], x[1] * DEGREE
    per_radian = np.array([[np.sin(b), r * np.cos(b)], [np.cos(b), -r * np.sin(b)]])
    return per_radian @ np.diag([1, DEGREE])


def right_complex_step(x):
    """A complex step in each input, exact to the last digit."""

    def f(r, b):
        return [r * cmath.sin(b * DEGREE), r * cmath.cos(b * DEGREE)]

    r, b = x
    by_r, by_b = f(r + 1e-30j, b), f(r, b + 1e-30j)
    return [[p.imag / 1e-30, q.imag / 1e-30] for p, q in zip(by_r, by_b, strict=True)]


def wrong_radians(x):
    """The slope per radian: the factor π/180 is missing."""
    r, b = x[0], np.deg2rad(x[1])
    return np.array([[np.sin(b), r * np.cos(b)], [np.cos(b), -r * np.sin(b)]])


def wrong_factor_everywhere(x):
    """The factor π/180 on both columns."""
    r, b = x[0], np.deg2rad(x[1])
    per_radian = np.array([[np.sin(b), r * np.cos(b)], [np.cos(b), -r * np.sin(b)]])
    return per_radian * DEGREE


def wrong_without_r(x):
    """The second column without the factor r."""
    b = np.deg2rad(x[1])
    return np.array([[np.sin(b), np.cos(b) * DEGREE], [np.cos(b), -np.sin(b) * DEGREE]])


def wrong_sign(x):
    """The minus sign of cos' = -sin is missing."""
    r, b = x[0], np.deg2rad(x[1])
    return np.array(
        [[np.sin(b), r * np.cos(b) * DEGREE], [np.cos(b), r * np.sin(b) * DEGREE]]
    )


def wrong_sign_on_sine(x):
    """The minus sign stands with the slope of the sine."""
    r, b = x[0], np.deg2rad(x[1])
    return np.array(
        [[np.sin(b), -r * np.cos(b) * DEGREE], [np.cos(b), r * np.sin(b) * DEGREE]]
    )


def wrong_from_the_east(x):
    """The angle of mathematics: counted from the east, anticlockwise."""
    r, b = x[0], np.deg2rad(x[1])
    return np.array(
        [[np.cos(b), -r * np.sin(b) * DEGREE], [np.sin(b), r * np.cos(b) * DEGREE]]
    )


def wrong_transposed(x):
    """The gradients of the outputs as columns."""
    return right_entries(x).T


def wrong_not_differentiated(x):
    """Column 1 keeps sine and cosine where they were."""
    r, b = x[0], np.deg2rad(x[1])
    return np.array(
        [[np.sin(b), r * np.sin(b) * DEGREE], [np.cos(b), r * np.cos(b) * DEGREE]]
    )


def wrong_inverse_map(x):
    """The Jacobian of the way back, from places to distance and bearing."""
    return np.linalg.inv(right_entries(x))


def wrong_degrees_in_sine(x):
    """Degrees given to np.sin and np.cos."""
    r, b = x
    return np.array([[np.sin(b), r * np.cos(b)], [np.cos(b), -r * np.sin(b)]])


def wrong_determinant(x):
    """The determinant in place of the matrix."""
    return -x[0] * DEGREE


def wrong_absolute_determinant(x):
    """The size of the determinant in place of the matrix."""
    return abs(x[0] * DEGREE)


def wrong_flat(x):
    """The four entries in one row of four."""
    return right_entries(x).ravel()


def wrong_columns_swapped(x):
    """The bearing first, then the distance."""
    return right_entries(x)[:, ::-1]


def wrong_rows_swapped(x):
    """North first, then east."""
    return right_entries(x)[::-1]


def wrong_first_row(x):
    """The gradient of the first output alone."""
    return right_entries(x)[0]


def wrong_measured(x):
    """Difference quotients with a step of 0.001, where nine digits are asked."""

    def boat(x):
        return np.array([x[0] * np.sin(x[1] * DEGREE), x[0] * np.cos(x[1] * DEGREE)])

    x = np.asarray(x, dtype=float)
    columns = [(boat(x + e) - boat(x)) / 1e-3 for e in 1e-3 * np.eye(2)]
    return np.stack(columns, axis=1)


def wrong_signs_lost(x):
    """Absolute values, right between north and east up to one sign."""
    return np.abs(right_entries(x))


def wrong_first_quarter(x):
    """The cosine as √(1 - sin²), right on the eastern half up to its sign."""
    r, b = x[0], np.deg2rad(x[1])
    s = np.sin(b)
    c = np.sqrt(1 - s**2)
    return np.array([[s, r * c * DEGREE], [c, -r * s * DEGREE]])


def wrong_bearing_in_place(x):
    """Turns the bearing into radians inside the caller's array."""
    x[1] *= DEGREE
    r, b = x
    return np.array(
        [[np.sin(b), r * np.cos(b) * DEGREE], [np.cos(b), -r * np.sin(b) * DEGREE]]
    )


def wrong_without_return(x):
    """Computes the matrix and forgets to return it."""
    right_entries(x)
