"""Answers to `unbroadcast`: sum a cotangent over the copies that a broadcast made."""

import numpy as np


def _fits(U, shape):
    if np.broadcast_shapes(shape, U.shape) != U.shape:
        raise ValueError(f"{shape} does not broadcast to {U.shape}")


def right_two_sums(U, shape):
    """New axes first, then the stretched ones, which are kept."""
    _fits(U, shape)
    back = U.sum(axis=tuple(range(U.ndim - len(shape))))
    ones = tuple(k for k, length in enumerate(shape) if length == 1)
    return back.sum(axis=ones, keepdims=True)


def right_reshape(U, shape):
    """One sum over all axes that were made, then a reshape."""
    _fits(U, shape)
    padded = (1,) * (U.ndim - len(shape)) + tuple(shape)
    axes = tuple(k for k, length in enumerate(padded) if length == 1)
    return np.sum(U, axis=axes).reshape(shape)


def right_loops(U, shape):
    """Axis by axis, as an engine does it."""
    if U.ndim < len(shape):
        raise ValueError("the input has more axes than U")
    while U.ndim > len(shape):
        U = U.sum(axis=0)
    for k, length in enumerate(shape):
        if length == 1:
            U = U.sum(axis=k, keepdims=True)
        elif U.shape[k] != length:
            raise ValueError(f"length {length} does not stretch to {U.shape[k]}")
    return U


def right_indices(U, shape):
    """Broadcast the places of the input, and add each entry to its place."""
    places = np.arange(np.prod(shape, dtype=int)).reshape(shape)
    places = np.broadcast_to(places, U.shape)
    sums = np.bincount(places.ravel(), weights=U.ravel(), minlength=max(places.size, 1))
    return sums[: np.prod(shape, dtype=int)].reshape(shape)


def wrong_new_axes_only(U, shape):
    """Sums new axes and forgets the stretched ones."""
    _fits(U, shape)
    return U.sum(axis=tuple(range(U.ndim - len(shape))))


def wrong_stretched_only(U, shape):
    """Sums stretched axes and forgets those in front."""
    _fits(U, shape)
    new = U.ndim - len(shape)
    ones = tuple(new + k for k, length in enumerate(shape) if length == 1)
    return U.sum(axis=ones, keepdims=True)


def wrong_keepdims_lost(U, shape):
    """The axes of length 1 are summed away."""
    _fits(U, shape)
    padded = (1,) * (U.ndim - len(shape)) + tuple(shape)
    return U.sum(axis=tuple(k for k, length in enumerate(padded) if length == 1))


def wrong_keepdims_everywhere(U, shape):
    """The axes in front are kept too."""
    _fits(U, shape)
    padded = (1,) * (U.ndim - len(shape)) + tuple(shape)
    axes = tuple(k for k, length in enumerate(padded) if length == 1)
    return U.sum(axis=axes, keepdims=True)


def wrong_mean(U, shape):
    """The mean over the copies."""
    back = right_two_sums(U, shape)
    return back * (back.size / U.size)


def wrong_stretched_mean(U, shape):
    """The sum over new axes, the mean over stretched ones."""
    _fits(U, shape)
    back = U.sum(axis=tuple(range(U.ndim - len(shape))))
    ones = tuple(k for k, length in enumerate(shape) if length == 1)
    return back.mean(axis=ones, keepdims=True)


def wrong_first_copy(U, shape):
    """The first copy alone."""
    _fits(U, shape)
    back = U[(0,) * (U.ndim - len(shape))]
    return back[tuple(slice(0, length) for length in shape)]


def wrong_last_copy(U, shape):
    """The last copy alone."""
    _fits(U, shape)
    back = U[(-1,) * (U.ndim - len(shape))]
    return back[tuple(slice(-length, None) for length in shape)]


def wrong_largest(U, shape):
    """The largest of the copies."""
    _fits(U, shape)
    padded = (1,) * (U.ndim - len(shape)) + tuple(shape)
    axes = tuple(k for k, length in enumerate(padded) if length == 1)
    return U.max(axis=axes).reshape(shape)


def wrong_as_it_is(U, shape):
    """The cotangent as it came."""
    _fits(U, shape)
    return U.copy()


def wrong_first_axis(U, shape):
    """Sums the first axis, whatever the shapes are."""
    _fits(U, shape)
    return U.sum(axis=0)


def wrong_lined_up_from_the_left(U, shape):
    """New axes are looked for behind, not in front."""
    _fits(U, shape)
    U = U.sum(axis=tuple(range(len(shape), U.ndim)))
    ones = tuple(k for k, length in enumerate(shape) if length == 1)
    return U.sum(axis=ones, keepdims=True)


def wrong_one_new_axis(U, shape):
    """At most one axis in front is summed."""
    _fits(U, shape)
    if U.ndim > len(shape):
        U = U.sum(axis=0)
    ones = tuple(k for k, length in enumerate(shape) if length == 1)
    return U.sum(axis=ones, keepdims=True) if len(shape) == U.ndim else U


def wrong_one_stretched_axis(U, shape):
    """Only the first axis of length 1 is summed."""
    _fits(U, shape)
    U = U.sum(axis=tuple(range(U.ndim - len(shape))))
    for k, length in enumerate(shape):
        if length == 1:
            return U.sum(axis=k, keepdims=True)
    return U


def wrong_total(U, shape):
    """The sum of everything in each place."""
    _fits(U, shape)
    return np.full(shape, U.sum())


def wrong_reshape_only(U, shape):
    """A cut and a reshape without any sum."""
    _fits(U, shape)
    return U.ravel()[: np.prod(shape, dtype=int)].reshape(shape)


def wrong_not_refused(U, shape):
    """Reshapes whatever comes, so shapes that do not fit pass."""
    padded = (1,) * (U.ndim - len(shape)) + tuple(shape)
    for k, (have, want) in enumerate(zip(U.shape, padded, strict=False)):
        if have != want:
            U = U.sum(axis=k, keepdims=True)
    return np.resize(U, shape)


def wrong_larger_accepted(U, shape):
    """An input that is longer than U is accepted."""
    np.broadcast_shapes(shape, U.shape)
    if U.ndim < len(shape):
        raise ValueError("the input has more axes than U")
    back = U.sum(axis=tuple(range(U.ndim - len(shape))))
    ones = tuple(k for k, length in enumerate(shape) if length == 1)
    return back.sum(axis=ones, keepdims=True)


def wrong_without_return(U, shape):
    """Computes the sum and forgets to return it."""
    right_two_sums(U, shape)
