"""Answers to `elementwise_jvp`: diag(g'(x)) v without the diagonal matrix."""

import numpy as np


def right_new_axis(slope, x, v):
    """A column of slopes, where v has columns."""
    s = slope(x)
    return s * v if v.ndim == 1 else s[:, None] * v


def right_transposed(slope, x, v):
    """Transposed, scaled along the last axis, transposed back."""
    return (v.T * slope(x)).T


def right_einsum(slope, x, v):
    """By letters: i, i... gives i...."""
    return np.einsum("i,i...->i...", slope(x), v)


def right_reshape(slope, x, v):
    """The slopes in a shape with as many axes as v."""
    return slope(x).reshape(-1, *[1] * (v.ndim - 1)) * v


def wrong_matrix(slope, x, v):
    """Builds the n × n table."""
    return np.diag(slope(x)) @ v


def wrong_columns_scaled(slope, x, v):
    """Multiplies the columns of v where the rows are meant."""
    return slope(x) * v


def wrong_dot(slope, x, v):
    """A dot product in place of a product entry by entry."""
    return slope(x) @ v


def wrong_j_times_x(slope, x, v):
    """J x in place of J v."""
    return slope(x) * x


def wrong_slope_alone(slope, x, v):
    """The slopes, without the nudge."""
    return slope(x)


def wrong_slope_at_v(slope, x, v):
    """The slopes taken at the nudge."""
    return slope(v) * v


def wrong_swapped(slope, x, v):
    """Point and nudge exchanged."""
    return slope(v) * x


def wrong_at_x_plus_v(slope, x, v):
    """The slopes taken at the moved point."""
    return slope(x + v) * v


def wrong_x_times_v(slope, x, v):
    """x v: the slope is forgotten."""
    return x * v


def wrong_divided(slope, x, v):
    """Divides by the slopes, as for the inverse map."""
    return v / slope(x) if v.ndim == 1 else v / slope(x)[:, None]


def wrong_summed(slope, x, v):
    """Adds up over the entries."""
    return np.sum(slope(x) * v if v.ndim == 1 else slope(x)[:, None] * v)


def wrong_slope_of_sum(slope, x, v):
    """The slope at x + v, and no product."""
    return slope(x + v)


def wrong_slope_of_product(slope, x, v):
    """The slope at x v."""
    return slope(x * v)


def wrong_point_added(slope, x, v):
    """x + J v, an affine map."""
    return x + slope(x) * v


def wrong_outer(slope, x, v):
    """The table of all products."""
    return np.outer(slope(x), v)


def wrong_several_summed(slope, x, v):
    """Adds the nudges up where there are several."""
    return slope(x) * (v if v.ndim == 1 else v.sum(axis=1))


def wrong_several_transposed(slope, x, v):
    """Several nudges come back as rows."""
    return slope(x) * v if v.ndim == 1 else slope(x) * v.T


def wrong_first_nudge(slope, x, v):
    """The first of several nudges alone."""
    return slope(x) * (v if v.ndim == 1 else v[:, 0])


def wrong_column_out(slope, x, v):
    """One nudge comes back with a second axis."""
    return slope(x)[:, None] * (v[:, None] if v.ndim == 1 else v)


def wrong_in_place(slope, x, v):
    """Multiplies inside the caller's array."""
    s = slope(x)
    v *= s if v.ndim == 1 else s[:, None]
    return v


def wrong_without_return(slope, x, v):
    """Computes the product and forgets to return it."""
    slope(x) * v if v.ndim == 1 else slope(x)[:, None] * v
