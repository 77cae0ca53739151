"""Answers to `embedding_vjp`: the gradient of a look-up by the table."""

import numpy as np


def right_add_at(ix, U, words):
    """np.add.at, which counts repeats."""
    dD = np.zeros((words, U.shape[-1]))
    np.add.at(dD, ix, U)
    return dD


def right_one_hot(ix, U, words):
    """A product with a matrix of zeros and ones."""
    n = U.shape[-1]
    return np.eye(words)[ix.ravel()].T @ U.reshape(-1, n)


def right_loop(ix, U, words):
    """Place by place."""
    n = U.shape[-1]
    dD = np.zeros((words, n))
    for k, u in zip(ix.reshape(-1), U.reshape(-1, n), strict=True):
        dD[k] += u
    return dD


def right_words(ix, U, words):
    """Word by word: the sum over the places where it stands."""
    return np.array([U[ix == k].sum(axis=0) for k in range(words)])


def wrong_plus_equals(ix, U, words):
    """dD[ix] += U, which keeps the last place of a repeated word."""
    dD = np.zeros((words, U.shape[-1]))
    dD[ix] += U
    return dD


def wrong_equals(ix, U, words):
    """dD[ix] = U, which overwrites."""
    dD = np.zeros((words, U.shape[-1]))
    dD[ix] = U
    return dD


def wrong_first_place(ix, U, words):
    """Keeps the first place of a repeated word."""
    dD = np.zeros((words, U.shape[-1]))
    dD[ix.ravel()[::-1]] = U.reshape(-1, U.shape[-1])[::-1]
    return dD


def wrong_average(ix, U, words):
    """A repeated word is averaged over its places."""
    count = np.bincount(ix.ravel(), minlength=words)[:, None]
    return right_add_at(ix, U, words) / np.maximum(count, 1)


def wrong_counted_twice(ix, U, words):
    """Multiplied by the number of places once more."""
    count = np.bincount(ix.ravel(), minlength=words)[:, None]
    return right_add_at(ix, U, words) * count


def wrong_counts(ix, U, words):
    """The number of places: the cotangent is missing."""
    count = np.bincount(ix.ravel(), minlength=words)[:, None]
    return np.tile(count * 1.0, (1, U.shape[-1]))


def wrong_looked_up(ix, U, words):
    """Looks rows of U up, as the forward step does."""
    return U[ix % len(U)]


def wrong_total(ix, U, words):
    """The sum of all places in the row of each word that occurs."""
    dD = np.zeros((words, U.shape[-1]))
    dD[ix] = U.reshape(-1, U.shape[-1]).sum(axis=0)
    return dD


def wrong_divided(ix, U, words):
    """Divided by the number of places."""
    return right_add_at(ix, U, words) / max(ix.size, 1)


def wrong_transposed(ix, U, words):
    """Words along the second axis."""
    return right_add_at(ix, U, words).T


def wrong_once_only(ix, U, words):
    """Leaves words out that occur more than once."""
    count = np.bincount(ix.ravel(), minlength=words)[:, None]
    return right_add_at(ix, U, words) * (count == 1)


def wrong_row_by_row(ix, U, words):
    """A loop over texts with += inside: repeats within one text are lost."""
    dD = np.zeros((words, U.shape[-1]))
    if ix.ndim == 1:
        return right_add_at(ix, U, words)
    for places, u in zip(ix, U, strict=True):
        dD[places] += u
    return dD


def wrong_first_text(ix, U, words):
    """Reads the first text alone."""
    return (
        right_add_at(ix[0], U[0], words) if ix.ndim == 2 else right_add_at(ix, U, words)
    )


def wrong_first_column(ix, U, words):
    """Reads the first word of each text alone."""
    if ix.ndim == 2:
        return right_add_at(ix[:, 0], U[:, 0], words)
    return right_add_at(ix, U, words)


def wrong_one_axis_only(ix, U, words):
    """A loop that takes a row of a two-axis text for one place."""
    dD = np.zeros((words, U.shape[-1]))
    for k in range(len(ix)):
        dD[int(ix[k])] += U[k]
    return dD


def wrong_short_table(ix, U, words):
    """The table ends at the largest word of the text."""
    return right_add_at(ix, U, int(ix.max()) + 1)


def wrong_words_missing(ix, U, words):
    """Rows for the words that occur, and none for the others."""
    return np.array([U[ix == k].sum(axis=0) for k in np.unique(ix)])


def wrong_integers(ix, U, words):
    """A table of whole numbers."""
    dD = np.zeros((words, U.shape[-1]), dtype=int)
    np.add.at(dD, ix, U.astype(int))
    return dD


def wrong_flattened(ix, U, words):
    """The table in one row."""
    return right_add_at(ix, U, words).ravel()


def wrong_without_return(ix, U, words):
    """np.add.at works in place; the table is never returned."""
    np.add.at(np.zeros((words, U.shape[-1])), ix, U)
