"""Answers to `sort_jacobian`: the permutation matrix that sorts x."""

import numpy as np


def _refuse_ties(x):
    if len(set(x.tolist())) < len(x):
        raise ValueError("at a tie sorting has no derivative")


def right_rows_of_identity(x):
    """Rows of the identity in the order of argsort."""
    _refuse_ties(x)
    return np.eye(len(x))[np.argsort(x)]


def right_places(x):
    """A 1 at each pair of place and input."""
    y = np.sort(x)
    if (np.diff(y) == 0).any():
        raise ValueError("two entries are equal")
    J = np.zeros((len(x), len(x)))
    J[np.arange(len(x)), np.argsort(x)] = 1
    return J


def right_comparison(x):
    """Where sorted value and input are equal."""
    table = np.sort(x)[:, None] == x[None, :]
    if table.sum() != len(x):
        raise ValueError("two entries are equal")
    return table.astype(float)


def right_ranks(x):
    """Each input into the row of its rank: how many are smaller."""
    ranks = (x[:, None] > x[None, :]).sum(axis=1)
    if len(np.unique(ranks)) < len(x):
        raise ValueError("two entries are equal")
    J = np.zeros((len(x), len(x)))
    for j, rank in enumerate(ranks):
        J[rank, j] = 1.0
    return J


def wrong_transposed(x):
    """Columns of the identity in the order of argsort."""
    _refuse_ties(x)
    return np.eye(len(x))[:, np.argsort(x)]


def wrong_identity(x):
    """The identity, as if x were sorted."""
    _refuse_ties(x)
    return np.eye(len(x))


def wrong_identity_sorted(x):
    """Sorts the rows of the identity."""
    _refuse_ties(x)
    return np.sort(np.eye(len(x)))


def wrong_largest_first(x):
    """From the largest to the smallest."""
    _refuse_ties(x)
    return np.eye(len(x))[np.argsort(-x)]


def wrong_values(x):
    """The values where a rate of 1 belongs."""
    return right_rows_of_identity(x) * x


def wrong_argsort(x):
    """The numbers of the inputs in place of the matrix."""
    _refuse_ties(x)
    return np.argsort(x)


def wrong_sorted(x):
    """The sorted array."""
    _refuse_ties(x)
    return np.sort(x)


def wrong_one_pass(x):
    """One pass of exchanging neighbours."""
    _refuse_ties(x)
    order = np.arange(len(x))
    if len(x) > 1 and x[0] > x[1]:
        order[:2] = order[1], order[0]
    return np.eye(len(x))[order]


def wrong_rank_of_rank(x):
    """argsort taken twice."""
    _refuse_ties(x)
    return np.eye(len(x))[np.argsort(np.argsort(x))]


def wrong_ties_accepted(x):
    """Ties in the order in which they come."""
    return np.eye(len(x))[np.argsort(x)]


def wrong_ties_shared(x):
    """At ties the rates are shared."""
    table = (np.sort(x)[:, None] == x[None, :]).astype(float)
    return table / table.sum(axis=1, keepdims=True)


def wrong_close_refused(x):
    """Takes close numbers for equal ones."""
    if np.isclose(np.diff(np.sort(x)), 0, atol=1e-8).any():
        raise ValueError("too close")
    return right_rows_of_identity(x)


def wrong_neighbours_compared(x):
    """Looks for ties among neighbours of the unsorted array only."""
    if (np.diff(x) == 0).any():
        raise ValueError("two neighbours are equal")
    return np.eye(len(x))[np.argsort(x)]


def wrong_in_place(x):
    """Sorts the caller's array."""
    J = right_rows_of_identity(x)
    x.sort()
    return J


def wrong_sizes(x):
    """Sorts by size, without the signs."""
    _refuse_ties(x)
    return np.eye(len(x))[np.argsort(np.abs(x))]


def wrong_index_error(x):
    """Refuses ties with IndexError."""
    if len(set(x.tolist())) < len(x):
        raise IndexError("tie")
    return np.eye(len(x))[np.argsort(x)]


def wrong_ones(x):
    """A 1 everywhere: every output might depend on every input."""
    _refuse_ties(x)
    return np.ones((len(x), len(x)))


def wrong_zero(x):
    """Zeros: the order does not change, so nothing does."""
    _refuse_ties(x)
    return np.zeros((len(x), len(x)))


def wrong_without_return(x):
    """Computes the matrix and forgets to return it."""
    right_rows_of_identity(x)
