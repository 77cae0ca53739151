"""Answers to `mlp_jacobian`: W_L diag(s) ... diag(s) W_1."""

from itertools import pairwise

import numpy as np


def _product(weights, x, rule=lambda a, z: 1 - a**2):
    J, a = np.eye(len(x)), x
    for W in weights[:-1]:
        z = W @ a
        a = np.tanh(z)
        J = rule(a, z)[:, None] * (W @ J)
    return weights[-1] @ J


def right_from_input(weights, x):
    """From the input, rows scaled by the slopes."""
    return _product(weights, x)


def right_from_output(weights, x):
    """All values first, then from the output, columns scaled."""
    values = [x]
    for W in weights[:-1]:
        values.append(np.tanh(W @ values[-1]))
    J = weights[-1]
    for W, a in zip(weights[-2::-1], values[:0:-1], strict=True):
        J = (J * (1 - a**2)) @ W
    return J


def right_diag(weights, x):
    """Diagonal matrices built in full."""
    J, a = weights[0], x
    for W, after in pairwise(weights):
        a = np.tanh(W @ a)
        J = after @ np.diag(1 - a * a) @ J
    return J


def right_columns(weights, x):
    """One JVP for each input."""
    columns = []
    for v in np.eye(len(x)):
        a = x
        for W in weights[:-1]:
            a = np.tanh(W @ a)
            v = (1 - a) * (1 + a) * (W @ v)
        columns.append(weights[-1] @ v)
    return np.stack(columns, axis=1)


def wrong_linear(weights, x):
    """The product of the matrices, without slopes."""
    return _product(weights, x, lambda a, z: np.ones(len(a)))


def wrong_tanh_at_the_end(weights, x):
    """A tanh behind the last layer too."""
    a = x
    for W in weights:
        y = a = np.tanh(W @ a)
    return (1 - y**2)[:, None] * _product(weights, x)


def wrong_transposed(weights, x):
    """The transpose."""
    return _product(weights, x).T


def wrong_values(weights, x):
    """Values of tanh in place of slopes."""
    return _product(weights, x, lambda a, z: a)


def wrong_z_squared(weights, x):
    """1 - z²."""
    return _product(weights, x, lambda a, z: 1 - z**2)


def wrong_slope_at_value(weights, x):
    """The slope taken at a."""
    return _product(weights, x, lambda a, z: 1 - np.tanh(a) ** 2)


def wrong_no_square(weights, x):
    """1 - a."""
    return _product(weights, x, lambda a, z: 1 - a)


def wrong_plus(weights, x):
    """1 + a²."""
    return _product(weights, x, lambda a, z: 1 + a**2)


def wrong_logistic(weights, x):
    """a (1 - a), the rule of the logistic function."""
    return _product(weights, x, lambda a, z: a * (1 - a))


def wrong_without_last(weights, x):
    """The last matrix is missing."""
    if len(weights) == 1:
        return np.eye(len(x))
    return _product([*weights[:-1], np.eye(len(weights[-2]))], x)


def wrong_times_x(weights, x):
    """J x in place of J."""
    return _product(weights, x) @ x


def wrong_summed(weights, x):
    """The outputs added up."""
    return _product(weights, x).sum(axis=0)


def wrong_order(weights, x):
    """The first matrix leftmost."""
    J = weights[0]
    for W in weights[1:]:
        J = J @ W
    return J


def wrong_columns_scaled(weights, x):
    """The slopes scale the columns of W, not its rows."""
    J, a = np.eye(len(x)), x
    for W in weights[:-1]:
        a = np.tanh(W @ a)
        J = (W * (1 - a**2)) @ J
    return weights[-1] @ J


def wrong_in_place(weights, x):
    """Scales the caller's matrices."""
    J, a = np.eye(len(x)), x
    for W in weights[:-1]:
        a = np.tanh(W @ a)
        W *= (1 - a**2)[:, None]
        J = W @ J
    return weights[-1] @ J


def wrong_squeezed(weights, x):
    """Axes of length 1 squeezed away."""
    return np.squeeze(_product(weights, x))


def wrong_no_return(weights, x):
    """Forgets to return."""
    _product(weights, x)
