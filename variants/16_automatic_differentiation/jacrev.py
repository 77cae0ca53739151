"""Answers to `jacrev`: one pass back for each output."""

import numpy as np


def right_unit_cotangents(pull_at, x):
    """Rows from np.eye, reshaped at the end."""
    y, pull = pull_at(x)
    rows = [pull(e.reshape(y.shape)) for e in np.eye(y.size)]
    return np.array(rows).reshape(y.shape + x.shape)


def right_places(pull_at, x):
    """A loop over the places of y."""
    y, pull = pull_at(x)
    J = np.zeros(np.shape(y) + x.shape)
    for place in np.ndindex(*np.shape(y)):
        u = np.zeros(np.shape(y))
        u[place] = 1.0
        J[place] = pull(u)
    return J


def right_flat(pull_at, x):
    """A matrix of rows, filled one by one."""
    y, pull = pull_at(x)
    J = np.empty((np.size(y), x.size))
    for i in range(len(J)):
        u = np.zeros(np.size(y))
        u[i] = 1.0
        J[i] = np.ravel(pull(u.reshape(np.shape(y))))
    return J.reshape(np.shape(y) + x.shape)


def _rows(pull_at, x):
    y, pull = pull_at(x)
    return y, [pull(e.reshape(np.shape(y))) for e in np.eye(np.size(y))]


def wrong_transposed(pull_at, x):
    """Passes put down as columns."""
    _, rows = _rows(pull_at, x)
    return np.stack([np.ravel(r) for r in rows], axis=1)


def wrong_columns_reshaped(pull_at, x):
    """Passes as columns, then reshaped to the right shape."""
    y, rows = _rows(pull_at, x)
    J = np.stack([np.ravel(r) for r in rows], axis=1)
    return J.reshape(np.shape(y) + x.shape)


def wrong_ones(pull_at, x):
    """One pass with ones."""
    y, pull = pull_at(x)
    return np.asarray(pull(np.ones(np.shape(y))))


def wrong_ones_everywhere(pull_at, x):
    """A pass with ones for each row."""
    y, pull = pull_at(x)
    rows = [pull(np.ones(np.shape(y))) for _ in range(np.size(y))]
    return np.reshape(rows, np.shape(y) + x.shape)


def wrong_flattened(pull_at, x):
    """All axes flattened."""
    y, rows = _rows(pull_at, x)
    return np.array(rows).reshape(np.size(y), x.size)


def wrong_outputs_flattened(pull_at, x):
    """The axes of y flattened."""
    return np.array(_rows(pull_at, x)[1])


def wrong_inputs_first(pull_at, x):
    """Input axes first."""
    y, rows = _rows(pull_at, x)
    J = np.reshape(rows, np.shape(y) + x.shape)
    return np.moveaxis(J, range(np.ndim(y)), range(-np.ndim(y), 0))


def wrong_squeezed(pull_at, x):
    """Axes of length 1 squeezed away."""
    y, rows = _rows(pull_at, x)
    return np.squeeze(np.reshape(rows, np.shape(y) + x.shape))


def wrong_first_row(pull_at, x):
    """Only the first row; the others stay 0."""
    y, rows = _rows(pull_at, x)
    J = np.zeros(np.shape(y) + x.shape)
    J.reshape(np.size(y), x.size)[0] = np.ravel(rows[0])
    return J


def wrong_cotangents_of_x(pull_at, x):
    """Unit vectors in the shape of x."""
    y, pull = pull_at(x)
    rows = [pull(e.reshape(x.shape)) for e in np.eye(x.size)]
    return np.reshape(rows, np.shape(y) + x.shape)


def wrong_flat_cotangents(pull_at, x):
    """Cotangents not brought to the shape of y."""
    y, pull = pull_at(x)
    return np.reshape([pull(e) for e in np.eye(np.size(y))], np.shape(y) + x.shape)


def wrong_two_passes(pull_at, x):
    """Each pass carried out twice."""
    y, pull = pull_at(x)
    rows = [pull(e.reshape(np.shape(y))) for e in np.eye(np.size(y))]
    rows = [pull(e.reshape(np.shape(y))) for e in np.eye(np.size(y))]
    return np.reshape(rows, np.shape(y) + x.shape)


def wrong_pull_at_again(pull_at, x):
    """The function called again for each row."""
    y, _ = pull_at(x)
    rows = [pull_at(x)[1](e.reshape(np.shape(y))) for e in np.eye(np.size(y))]
    return np.reshape(rows, np.shape(y) + x.shape)


def wrong_no_return(pull_at, x):
    """Forgets to return."""
    _rows(pull_at, x)
