"""Answers to `window_inputs`: (i, i + k - 1) for each window that fits."""

import numpy as np


def right_generator(n, k):
    """One pair for each first input."""
    return tuple((i, i + k - 1) for i in range(n - k + 1))


def right_by_ends(n, k):
    """One pair for each last input, as a list of lists."""
    return [[end - k + 1, end] for end in range(k - 1, n)]


def right_zip(n, k):
    """Two ranges, zipped."""
    return tuple(zip(range(n - k + 1), range(k - 1, n), strict=True))


def right_tried_out(n, k):
    """Asks the program: which inputs move each output?"""
    moved = np.array([np.convolve(e, np.ones(k), mode="valid") for e in np.eye(n)])
    places = [np.flatnonzero(column) for column in moved.T]
    return [(int(p[0]), int(p[-1])) for p in places]


def wrong_printed_formula(n, k):
    """The windows of the printed formula, from o - W to o."""
    return tuple((o - k, o) for o in range(n - k + 1))


def wrong_looks_back(n, k):
    """Windows of the right width that look back."""
    return tuple((o - k + 1, o) for o in range(n - k + 1))


def wrong_one_too_wide(n, k):
    """k + 1 inputs in each window."""
    return tuple((i, i + k) for i in range(n - k))


def wrong_end_not_included(n, k):
    """Ends as Python's slices have them."""
    return tuple((i, i + k) for i in range(n - k + 1))


def wrong_from_one(n, k):
    """Inputs counted from 1."""
    return tuple((i + 1, i + k) for i in range(n - k + 1))


def wrong_last_missing(n, k):
    """n - k windows."""
    return tuple((i, i + k - 1) for i in range(n - k))


def wrong_no_overlap(n, k):
    """Windows side by side."""
    return tuple((i, i + k - 1) for i in range(0, n - k + 1, k))


def wrong_sticks_out(n, k):
    """A window for each input, the last ones stick out."""
    return tuple((i, i + k - 1) for i in range(n))


def wrong_cut_off(n, k):
    """A window for each input, cut off at the end."""
    return tuple((i, min(i + k - 1, n - 1)) for i in range(n))


def wrong_centred(n, k):
    """Windows with the output in the middle."""
    half = k // 2
    return tuple((max(i - half, 0), min(i + half, n - 1)) for i in range(n))


def wrong_all_listed(n, k):
    """All inputs of each window."""
    return tuple(tuple(range(i, i + k)) for i in range(n - k + 1))


def wrong_width_for_end(n, k):
    """First input and number of inputs."""
    return tuple((i, k) for i in range(n - k + 1))


def wrong_narrow_only(n, k):
    """Forgets that a window of one ends where it begins."""
    return tuple((i, i + max(k - 1, 1)) for i in range(min(n - k + 1, n - 1)))


def wrong_one_pair(n, k):
    """A single pair where one window fits."""
    pairs = right_generator(n, k)
    return pairs[0] if len(pairs) == 1 else pairs


def wrong_empty_for_widest(n, k):
    """No window for k = n."""
    return right_generator(n, k) if k < n else ()


def wrong_without_return(n, k):
    """Builds the pairs and forgets to return them."""
    right_generator(n, k)
