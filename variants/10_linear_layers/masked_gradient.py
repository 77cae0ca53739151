"""Answers to `masked_gradient`: a mean squared error over what was measured."""

import numpy as np


def right_where(y, t, mask):
    """np.where, and at least 1 in the denominator."""
    counts = np.asarray(mask, dtype=bool)
    return np.where(counts, 2 * (y - t), 0.0) / max(counts.sum(), 1)


def right_index(y, t, mask):
    """Writes the chosen entries into zeros."""
    counts = np.asarray(mask) != 0
    back = np.zeros(np.shape(y))
    if counts.any():
        back[counts] = 2 * (y[counts] - t[counts]) / np.count_nonzero(counts)
    return back


def right_replaced(y, t, mask):
    """Replaces what was filled in first, then the formula."""
    w = np.asarray(mask, dtype=float)
    r = np.where(w > 0, y, 0.0) - np.where(w > 0, t, 0.0)
    N = w.sum()
    return 2 * r / N if N else np.zeros(r.shape)


def wrong_all_entries(y, t, mask):
    """Divided by the number of all entries."""
    return np.where(mask, 2 * (y - t), 0.0) / np.size(y)


def wrong_no_mask(y, t, mask):
    """The mask is missing."""
    return 2 * (y - t) / np.size(y)


def wrong_mask_below_only(y, t, mask):
    """The mask in the denominator alone."""
    return 2 * (y - t) / max(np.sum(mask), 1)


def wrong_no_division(y, t, mask):
    """The division is missing."""
    return np.where(mask, 2 * (y - t), 0.0)


def wrong_half(y, t, mask):
    """The 2 of the square is missing."""
    return right_where(y, t, mask) / 2


def wrong_sign(y, t, mask):
    """Target minus prediction."""
    return -right_where(y, t, mask)


def wrong_turned_round(y, t, mask):
    """The mask is turned round."""
    return np.where(mask, 0.0, 2 * (y - t)) / max(np.sum(mask), 1)


def wrong_rows(y, t, mask):
    """A mean for each row."""
    N = np.sum(mask, axis=-1, keepdims=True)
    return np.where(mask, 2 * (y - t), 0.0) / np.maximum(N, 1)


def wrong_mean_of_means(y, t, mask):
    """A mean for each row, then a mean over the rows."""
    N = np.sum(mask, axis=-1, keepdims=True)
    rows = N.size
    return np.where(mask, 2 * (y - t), 0.0) / np.maximum(N, 1) / rows


def wrong_batch(y, t, mask):
    """Divided by the number of rows."""
    return np.where(mask, 2 * (y - t), 0.0) / len(y)


def wrong_prediction(y, t, mask):
    """The prediction for the residual."""
    return np.where(mask, 2 * y, 0.0) / max(np.sum(mask), 1)


def wrong_twice(y, t, mask):
    """Divided by N twice."""
    return right_where(y, t, mask) / max(np.sum(mask), 1)


def wrong_squared(y, t, mask):
    """The loss, entry by entry."""
    return np.where(mask, (y - t) ** 2, 0.0) / max(np.sum(mask), 1)


def wrong_entries_alone(y, t, mask):
    """The chosen entries, without their places."""
    chosen = np.asarray(mask, dtype=bool)
    return 2 * (y - t)[chosen] / max(chosen.sum(), 1)


def wrong_signs(y, t, mask):
    """The signs of the residuals."""
    return np.where(mask, 2 * np.sign(y - t), 0.0) / max(np.sum(mask), 1)


def wrong_product(y, t, mask):
    """Multiplies by the mask: 0 times nan is nan."""
    return 2 * mask * (y - t) / max(np.sum(mask), 1)


def wrong_empty_mask(y, t, mask):
    """Divides 0 by 0 where nothing counts."""
    return np.where(mask, 2 * (y - t), 0.0) / np.sum(mask)


def wrong_epsilon(y, t, mask):
    """A small number in the denominator."""
    return np.where(mask, 2 * (y - t), 0.0) / (np.sum(mask) + 1e-6)


def wrong_at_least_one_each(y, t, mask):
    """One more in the denominator, against division by 0."""
    return np.where(mask, 2 * (y - t), 0.0) / (np.sum(mask) + 1)


def wrong_nan_to_num(y, t, mask):
    """np.nan_to_num after the product: inf times 0 is taken care of, N is not."""
    return np.nan_to_num(2 * mask * (y - t)) / max(np.size(y), 1)


def wrong_value(y, t, mask):
    """The loss itself."""
    chosen = np.asarray(mask, dtype=bool)
    return np.sum((y - t)[chosen] ** 2) / max(chosen.sum(), 1)


def wrong_in_place(y, t, mask):
    """Writes zeros into the caller's predictions."""
    y[np.asarray(mask) == 0] = 0
    t = np.where(mask, t, 0.0)
    return 2 * (y - t) / max(np.sum(mask), 1)


def wrong_without_return(y, t, mask):
    """Computes the gradient and forgets to return it."""
    right_where(y, t, mask)
