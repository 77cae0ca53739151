"""Answers to `residuals`: predictions minus targets, always (B,)."""

import numpy as np


def _vector(array):
    if array.ndim == 1:
        return array
    if array.ndim == 2 and array.shape[1] == 1:
        return array[:, 0]
    raise ValueError(f"shape {array.shape}")


def _pair(predictions, targets):
    p, t = _vector(predictions), _vector(targets)
    if p.shape != t.shape:
        raise ValueError("different numbers of examples")
    return p, t


def right_columns_unpacked(predictions, targets):
    """Takes the only column of a (B, 1) array, compares lengths, subtracts."""
    p, t = _pair(predictions, targets)
    return p - t


def right_strict_zip(predictions, targets):
    """Pairs the entries with a strict zip, which raises ValueError itself."""
    p, t = _vector(predictions), _vector(targets)
    return np.array([a - b for a, b in zip(p, t, strict=True)])


def right_diagonal(predictions, targets):
    """The diagonal of the (B, B) table: wasteful, and right."""
    p, t = _vector(predictions), _vector(targets)
    if len(p) != len(t):
        raise ValueError("B differs")
    return np.diagonal(p[:, None] - t)


def right_two_columns(predictions, targets):
    """Makes both (B, 1), checks, subtracts, and drops the last axis."""
    columns = []
    for array in (predictions, targets):
        column = array if array.ndim > 1 else array[:, np.newaxis]
        if column.ndim != 2 or column.shape[1] != 1:
            raise ValueError(f"neither (B,) nor (B, 1): {array.shape}")
        columns.append(column)
    if columns[0].shape != columns[1].shape:
        raise ValueError("B differs")
    return np.subtract(*columns).squeeze(axis=1)


def wrong_unrepaired(predictions, targets):
    """The line as it was: (B, 1) minus (B,) becomes (B, B)."""
    return predictions - targets


def wrong_ravelled_too_late(predictions, targets):
    """Flattens after the subtraction: B squared entries."""
    return (predictions - targets).ravel()


def wrong_averaged_over_targets(predictions, targets):
    """Brings (B, B) back to (B,) by a mean: the shape is right, the value is not."""
    p, t = _pair(predictions, targets)
    return (p[:, None] - t).mean(axis=1)


def wrong_first_column(predictions, targets):
    """Brings (B, B) back to (B,) by taking its first column."""
    p, t = _pair(predictions, targets)
    return p - t[0]


def wrong_column(predictions, targets):
    """Returns a column, (B, 1)."""
    return right_columns_unpacked(predictions, targets)[:, None]


def wrong_row(predictions, targets):
    """Flattens with reshape(1, -1): a row, (1, B)."""
    return right_columns_unpacked(predictions, targets).reshape(1, -1)


def wrong_sign(predictions, targets):
    """Targets minus predictions."""
    return right_columns_unpacked(targets, predictions)


def wrong_squared(predictions, targets):
    """The squares, on the way to the loss."""
    return right_columns_unpacked(predictions, targets) ** 2


def wrong_absolute(predictions, targets):
    """The distances, without their sign."""
    return abs(right_columns_unpacked(predictions, targets))


def wrong_loss(predictions, targets):
    """The mean squared error itself."""
    return np.mean(right_columns_unpacked(predictions, targets) ** 2)


def wrong_squeeze(predictions, targets):
    """np.squeeze, which for B = 1 takes away the axis of the batch too."""
    right_columns_unpacked(predictions, targets)
    return np.squeeze(predictions) - np.squeeze(targets)


def wrong_nothing_refused(predictions, targets):
    """Flattens both and lets NumPy broadcast 11 predictions against 1 target."""
    return predictions.ravel() - targets.ravel()


def wrong_ravel_and_count(predictions, targets):
    """Flattens any shape and compares the numbers of entries only."""
    if predictions.size != targets.size:
        raise ValueError("sizes differ")
    return predictions.ravel() - targets.ravel()


def wrong_lengths_only(predictions, targets):
    """Compares the first lengths and takes column 0 of whatever comes."""
    if len(predictions) != len(targets):
        raise ValueError("B differs")
    B = len(predictions)
    return predictions.reshape(B, -1)[:, 0] - targets.reshape(B, -1)[:, 0]


def wrong_shortest(predictions, targets):
    """Pairs with zip, which stops at the shorter one."""
    pairs = zip(_vector(predictions), _vector(targets), strict=False)
    return np.array([p - t for p, t in pairs])


def wrong_assert(predictions, targets):
    """Refuses with assert: an AssertionError, not a ValueError."""
    assert predictions.size == targets.size
    assert predictions.shape[1:] in ((), (1,)) and targets.shape[1:] in ((), (1,))
    return predictions.reshape(-1) - targets.reshape(-1)


def wrong_in_place(predictions, targets):
    """Subtracts in place, in the caller's array."""
    p, t = _vector(predictions), _vector(targets)
    if len(p) != len(t):
        raise ValueError("B differs")
    p -= t
    return p


def wrong_needs_a_column(predictions, targets):
    """Takes it for granted that predictions are a column."""
    p = predictions[:, 0]
    return right_columns_unpacked(p, targets)


def wrong_targets_as_column(predictions, targets):
    """Turns targets into a column and leaves predictions as they are."""
    right_columns_unpacked(predictions, targets)
    return predictions - targets.reshape(-1, 1)


def wrong_without_return(predictions, targets):
    """Subtracts rightly and forgets to return."""
    right_columns_unpacked(predictions, targets)
