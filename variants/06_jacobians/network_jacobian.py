"""Answers to `network_jacobian`: V diag(1 - tanh² z) U with z = Ux + c."""

import numpy as np


def right_scaled_columns(U, c, V, x):
    """The columns of V scaled by the slopes, times U."""
    slopes = 1 - np.tanh(U @ x + c) ** 2
    return (V * slopes) @ U


def right_diag(U, c, V, x):
    """Three matrices, the middle one diagonal."""
    t = np.tanh(U @ x + c)
    return V @ np.diag(1 - t * t) @ U


def right_scaled_rows(U, c, V, x):
    """The rows of U scaled, V from the left."""
    t = np.tanh(U @ x + c)
    return V @ (((1 - t) * (1 + t))[:, None] * U)


def right_sum_over_paths(U, c, V, x):
    """A sum over the hidden numbers, each an outer product."""
    t = np.tanh(U @ x + c)
    J = np.zeros((len(V), len(x)))
    for k in range(len(c)):
        J += (1 - t[k] ** 2) * np.outer(V[:, k], U[k])
    return J


def _z(U, c, x):
    return U @ x + c


def wrong_no_slopes(U, c, V, x):
    """V U, as if there were no tanh."""
    return V @ U


def wrong_values(U, c, V, x):
    """Values of tanh in place of slopes."""
    return (V * np.tanh(_z(U, c, x))) @ U


def wrong_slope_at_value(U, c, V, x):
    """The slope taken at tanh z."""
    return (V * (1 - np.tanh(np.tanh(_z(U, c, x))) ** 2)) @ U


def wrong_z_squared(U, c, V, x):
    """1 - z² in place of 1 - tanh² z."""
    return (V * (1 - _z(U, c, x) ** 2)) @ U


def wrong_without_c(U, c, V, x):
    """The slopes taken at U x, without c."""
    return (V * (1 - np.tanh(U @ x) ** 2)) @ U


def wrong_square_missing(U, c, V, x):
    """1 - tanh z."""
    return (V * (1 - np.tanh(_z(U, c, x)))) @ U


def wrong_logistic_rule(U, c, V, x):
    """t (1 - t), the rule of the logistic function."""
    t = np.tanh(_z(U, c, x))
    return (V * (t * (1 - t))) @ U


def wrong_hidden_only(U, c, V, x):
    """The Jacobian of the hidden layer: V is missing."""
    return (1 - np.tanh(_z(U, c, x)) ** 2)[:, None] * U


def wrong_stops_at_c(U, c, V, x):
    """The derivative by c: U is missing."""
    return V * (1 - np.tanh(_z(U, c, x)) ** 2)


def wrong_outputs_scaled(U, c, V, x):
    """The slopes in front of V."""
    slopes = 1 - np.tanh(_z(U, c, x)) ** 2
    return slopes[:, None] * V @ U


def wrong_slopes_squared(U, c, V, x):
    """The slopes on both sides."""
    slopes = 1 - np.tanh(_z(U, c, x)) ** 2
    return (V * slopes) @ (slopes[:, None] * U)


def wrong_plus(U, c, V, x):
    """1 + tanh² z."""
    return (V * (1 + np.tanh(_z(U, c, x)) ** 2)) @ U


def wrong_summed(U, c, V, x):
    """Outputs added up."""
    return right_diag(U, c, V, x).sum(axis=0)


def wrong_transposed(U, c, V, x):
    """Factors transposed and reversed."""
    slopes = 1 - np.tanh(_z(U, c, x)) ** 2
    return U.T @ (slopes[:, None] * V.T)


def wrong_order(U, c, V, x):
    """The first map's Jacobian first."""
    slopes = 1 - np.tanh(_z(U, c, x)) ** 2
    return U @ np.diag(slopes) @ V


def wrong_transposes_in_place(U, c, V, x):
    """Transposed factors in the order of the originals."""
    slopes = 1 - np.tanh(_z(U, c, x)) ** 2
    return V.T @ np.diag(slopes) @ U.T


def wrong_hyperbolic_cosine(U, c, V, x):
    """1/cosh² by powers of e, which overflow far out."""
    z = _z(U, c, x)
    with np.errstate(all="ignore"):
        slopes = 4 * np.exp(2 * z) / (np.exp(2 * z) + 1) ** 2
    return (V * slopes) @ U


def wrong_sign(U, c, V, x):
    """Minus the Jacobian."""
    return -right_diag(U, c, V, x)


def wrong_product_with_x(U, c, V, x):
    """J x in place of J."""
    return right_diag(U, c, V, x) @ x


def wrong_squeezed(U, c, V, x):
    """Axes of length 1 squeezed away."""
    return np.squeeze(right_diag(U, c, V, x))


def wrong_in_place(U, c, V, x):
    """Scales the caller's V."""
    V *= 1 - np.tanh(_z(U, c, x)) ** 2
    return V @ U


def wrong_without_return(U, c, V, x):
    """Computes the matrix and forgets to return it."""
    right_diag(U, c, V, x)
