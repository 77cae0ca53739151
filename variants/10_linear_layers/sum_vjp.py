"""Answers to `sum_vjp`: put the summed axes back, and copy along them."""

import numpy as np


def right_reshape(shape, u, axes):
    """A 1 in each summed place, then broadcast_to."""
    gone = {a % len(shape) for a in axes}
    kept = [1 if k in gone else n for k, n in enumerate(shape)]
    return np.broadcast_to(np.reshape(u, kept), shape)


def right_expand_dims(shape, u, axes):
    """np.expand_dims takes a tuple in any order; zeros make the copies."""
    positive = tuple(a % len(shape) for a in axes)
    return np.zeros(shape) + np.expand_dims(np.asarray(u), positive)


def right_one_by_one(shape, u, axes):
    """The axes from front to back, each put back and copied."""
    back = np.asarray(u, dtype=float)
    for a in sorted(a % len(shape) for a in axes):
        back = np.repeat(np.expand_dims(back, a), shape[a], axis=a)
    return back


def right_places(shape, u, axes):
    """Every entry looks its sum up by its own indices."""
    gone = {a % len(shape) for a in axes}
    at = np.indices(shape)
    kept = tuple(at[k] for k in range(len(shape)) if k not in gone)
    return np.asarray(u)[kept] if kept else np.full(shape, float(np.asarray(u)))


def wrong_mean(shape, u, axes):
    """Divided by the number of entries, as for a mean."""
    back = right_reshape(shape, u, axes)
    return back * (np.size(u) / back.size)


def wrong_no_cotangent(shape, u, axes):
    """Ones: the cotangent is missing."""
    return np.ones(shape)


def wrong_total(shape, u, axes):
    """The sum of all cotangents in each place."""
    return np.full(shape, np.sum(u))


def wrong_as_it_is(shape, u, axes):
    """The cotangent, not copied."""
    return np.array(u, dtype=float)


def wrong_not_copied(shape, u, axes):
    """The axes are put back, and nothing is copied."""
    return np.expand_dims(np.asarray(u), tuple(a % len(shape) for a in axes))


def wrong_at_the_end(shape, u, axes):
    """All axes put back at the end."""
    u = np.asarray(u)
    return np.zeros(shape) + u.reshape(u.shape + (1,) * len(axes))


def wrong_at_the_front(shape, u, axes):
    """All axes put back at the front: broadcasting from the right."""
    return np.zeros(shape) + np.asarray(u)


def wrong_given_order(shape, u, axes):
    """Axes put back one by one in the order they came."""
    back = np.asarray(u, dtype=float)
    for a in axes:
        back = np.expand_dims(back, min(a % len(shape), back.ndim))
    return np.broadcast_to(back, shape)


def wrong_negative_as_they_are(shape, u, axes):
    """Negative numbers are put back one by one, from the end of what is there."""
    back = np.asarray(u, dtype=float)
    for a in sorted(axes):
        back = np.expand_dims(back, a)
    return np.broadcast_to(back, shape)


def wrong_negative_ignored(shape, u, axes):
    """A negative number is never equal to an axis."""
    kept = [1 if k in axes else n for k, n in enumerate(shape)]
    return np.broadcast_to(np.reshape(u, kept), shape)


def wrong_reversed_order(shape, u, axes):
    """Axes put back from the last to the first."""
    back = np.asarray(u, dtype=float)
    for a in sorted((a % len(shape) for a in axes), reverse=True):
        back = np.expand_dims(back, min(a, back.ndim))
    return np.broadcast_to(back, shape)


def wrong_first_copy(shape, u, axes):
    """The cotangent in the first place alone."""
    back = np.zeros(shape)
    gone = {a % len(shape) for a in axes}
    first = tuple(0 if k in gone else slice(None) for k in range(len(shape)))
    back[first] = u
    return back


def wrong_reshape_of_copies(shape, u, axes):
    """Copies, then a reshape that ignores where the axes were."""
    times = int(np.prod(shape)) // max(np.size(u), 1)
    return np.repeat(np.ravel(u), times).reshape(shape)


def wrong_none_means_all(shape, u, axes):
    """No axes are taken for all axes."""
    axes = axes or tuple(range(len(shape)))
    kept = right_reshape(shape, np.zeros(np.shape(u)), ()) if not axes else None
    if np.ndim(u) == len(shape):
        return np.full(shape, np.sum(u))
    return right_reshape(shape, u, axes) if kept is None else kept


def wrong_one_axis(shape, u, axes):
    """Only the first number of the tuple is put back."""
    if len(axes) == 0:
        return np.array(u, dtype=float)
    return np.zeros(shape) + np.expand_dims(np.asarray(u), axes[0])


def wrong_without_return(shape, u, axes):
    """Computes the gradient and forgets to return it."""
    right_reshape(shape, u, axes)
