"""Answers to `held_at`: where the faulty routine stands when it takes slope i."""

import numpy as np


def right_slice(x, i):
    """Zeros, with the entries up to i taken from x."""
    place = np.zeros(len(x))
    place[: i + 1] = x[: i + 1]
    return place


def right_mask(x, i):
    """x times a mask of ones and zeros."""
    return np.asarray(x) * (np.arange(len(x)) <= i) * 1.0


def right_run_the_loop(x, i):
    """Runs the routine's own loop as far as slope i, with a step of 0."""
    moved = np.zeros(len(x))
    for k in range(i + 1):
        moved[k] = x[k]
    return moved


def right_watched(x, i):
    """Joins the entries and zeros."""
    x = np.asarray(x, dtype=float)
    return np.concatenate([x[: i + 1], np.zeros(x.size - i - 1)])


def wrong_x(x, i):
    """x itself, as a right routine would."""
    return np.array(x, dtype=float)


def wrong_first_round_always(x, i):
    """Only the first entry is set, whatever i is."""
    return np.where(np.arange(len(x)) == 0, x, 0.0)


def wrong_only_i(x, i):
    """Only entry i is set."""
    return np.where(np.arange(len(x)) == i, x, 0.0)


def wrong_before_i(x, i):
    """Entries before i; entry i is forgotten."""
    return np.where(np.arange(len(x)) < i, x, 0.0)


def wrong_behind(x, i):
    """Zeros before i."""
    return np.where(np.arange(len(x)) >= i, x, 0.0)


def wrong_zeros(x, i):
    """Zeros."""
    return np.zeros(len(x))


def wrong_one_too_far(x, i):
    """One entry too many."""
    return np.where(np.arange(len(x)) <= i + 1, x, 0.0)


def wrong_i_is_zero(x, i):
    """Only entry i is 0."""
    return np.where(np.arange(len(x)) == i, 0.0, x)


def wrong_short(x, i):
    """Only the entries that are set."""
    return np.array(x[: i + 1], dtype=float)


def wrong_step_added(x, i):
    """With a step of 1 added to entry i."""
    return right_slice(x, i) + (np.arange(len(x)) == i)


def wrong_in_place(x, i):
    """Writes the zeros into x."""
    x[i + 1 :] = 0
    return x * 1.0


def wrong_without_return(x, i):
    """Makes the point and forgets to return it."""
    right_slice(x, i)
