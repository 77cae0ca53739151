"""Answers to `pullback`: a cotangent of any shape contracted with a Jacobian."""

import string

import numpy as np


def _refuse(u, J):
    if J.shape[: np.ndim(u)] != np.shape(u):
        raise ValueError(f"J of shape {J.shape} does not begin with {np.shape(u)}")


def right_tensordot(u, J):
    """All axes of u with the first axes of J."""
    _refuse(u, J)
    return np.tensordot(u, J, axes=np.ndim(u))


def right_flat(u, J):
    """Laid flat: a row times a matrix."""
    u = np.asarray(u)
    _refuse(u, J)
    shape = J.shape[u.ndim :]
    size = int(np.prod(shape))
    return (u.reshape(-1) @ J.reshape(u.size, size)).reshape(shape)


def right_letters(u, J):
    """einsum with as many letters as there are axes."""
    u = np.asarray(u)
    _refuse(u, J)
    letters = string.ascii_letters[: J.ndim]
    return np.einsum(f"{letters[: u.ndim]},{letters}->{letters[u.ndim :]}", u, J)


def right_loop(u, J):
    """One weighted table for each output address."""
    u = np.asarray(u)
    _refuse(u, J)
    total = np.zeros(J.shape[u.ndim :])
    for i in np.ndindex(u.shape):
        total = total + u[i] * J[i]
    return total


def right_broadcast(u, J):
    """u gets axes of length 1 behind its own; multiply, then sum over its axes."""
    u = np.asarray(u)
    _refuse(u, J)
    wide = u.reshape(u.shape + (1,) * (J.ndim - u.ndim))
    return np.sum(wide * J, axis=tuple(range(u.ndim)))


def wrong_ones(u, J):
    """The sum of all tables, without the cotangent."""
    return J.sum(axis=tuple(range(np.ndim(u))))


def wrong_one_axis(u, J):
    """Contracts one axis only."""
    _refuse(u, J)
    return np.tensordot(u, J, axes=1) if np.ndim(u) else u * J


def wrong_not_summed(u, J):
    """The weighted tables, not yet added up."""
    u = np.asarray(u)
    _refuse(u, J)
    return u.reshape(u.shape + (1,) * (J.ndim - u.ndim)) * J


def wrong_mean(u, J):
    """The mean over the outputs."""
    return right_tensordot(u, J) / np.size(u)


def wrong_first_output(u, J):
    """The first output alone."""
    _refuse(u, J)
    first = (0,) * np.ndim(u)
    return np.asarray(u)[first] * J[first]


def wrong_last_axes(u, J):
    """Contracts the last axes of J, those of the input: a JVP."""
    _refuse(u, J)
    k = np.ndim(u)
    return np.tensordot(J, u, axes=(list(range(J.ndim - k, J.ndim)), list(range(k))))


def wrong_flattened(u, J):
    """The right numbers in one axis."""
    return np.ravel(right_tensordot(u, J))


def wrong_transposed(u, J):
    """The input axes in reverse order."""
    return np.transpose(right_tensordot(u, J))


def wrong_crossed(u, J):
    """Pairs the output axes crosswise."""
    _refuse(u, J)
    return np.tensordot(np.transpose(u), J, axes=np.ndim(u))


def wrong_summed_first(u, J):
    """Adds up u and J separately, then multiplies."""
    _refuse(u, J)
    return np.sum(u) * J.sum(axis=tuple(range(np.ndim(u))))


def wrong_normalised(u, J):
    """Makes the cotangent a unit vector first."""
    return right_tensordot(np.asarray(u) / np.linalg.norm(u), J)


def wrong_squared(u, J):
    """Multiplies by the cotangent twice."""
    return right_tensordot(np.asarray(u) ** 2, J)


def wrong_sign(u, J):
    """A minus sign, as in a step of descent."""
    return -right_tensordot(u, J)


def wrong_keepdims(u, J):
    """Keeps the output axes with length 1."""
    u = np.asarray(u)
    _refuse(u, J)
    wide = u.reshape(u.shape + (1,) * (J.ndim - u.ndim))
    return np.sum(wide * J, axis=tuple(range(u.ndim)), keepdims=True)


def wrong_total(u, J):
    """Sums the input axes too: one number."""
    return np.sum(right_tensordot(u, J))


def wrong_accepts_stretching(u, J):
    """Broadcasts a cotangent whose shape does not fit."""
    u = np.asarray(u)
    wide = u.reshape(u.shape + (1,) * (J.ndim - u.ndim))
    return np.sum(wide * J, axis=tuple(range(u.ndim)))


def wrong_accepts_equal_sizes(u, J):
    """Flattens first, so only the number of entries has to fit."""
    u = np.asarray(u)
    shape = J.shape[u.ndim :]
    return (u.reshape(-1) @ J.reshape(-1, int(np.prod(shape)))).reshape(shape)


def wrong_vectors_only(u, J):
    """Right for an output with one axis alone."""
    _refuse(u, J)
    return np.einsum("i,i...->...", u, J)


def wrong_in_place(u, J):
    """Weights the caller's J."""
    u = np.asarray(u)
    _refuse(u, J)
    J *= u.reshape(u.shape + (1,) * (J.ndim - u.ndim))
    return J.sum(axis=tuple(range(u.ndim)))


def wrong_without_return(u, J):
    """Computes it and forgets to return it."""
    right_tensordot(u, J)
