"""Answers to `product_gradient`: the product of all entries but one."""

import numpy as np


def right_delete(x):
    """The product of what np.delete leaves, entry by entry."""
    return np.array([np.prod(np.delete(x, k)) for k in range(len(x))])


def right_before_and_behind(x):
    """What stands before times what stands behind, by two running products."""
    before = np.cumprod(np.concatenate([[1.0], x[:-1]]))
    behind = np.cumprod(np.concatenate([[1.0], x[:0:-1]]))[::-1]
    return before * behind


def right_ones_on_diagonal(x):
    """A table of all entries with 1 on the diagonal, multiplied along its rows."""
    table = np.tile(np.asarray(x, dtype=float), (len(x), 1))
    np.fill_diagonal(table, 1.0)
    return np.prod(table, axis=1)


def right_unit_step(x):
    """The product is linear in each entry: its value at x_k = 1 minus that at 0."""
    slopes = []
    for k in range(len(x)):
        one, nought = np.array(x, dtype=float), np.array(x, dtype=float)
        one[k], nought[k] = 1.0, 0.0
        slopes.append(np.prod(one) - np.prod(nought))
    return np.array(slopes)


def wrong_divided(x):
    """The whole product over each entry: 0/0 at a zero."""
    return np.prod(x) / x


def wrong_zeros_made_zero(x):
    """The shortcut with its NaN replaced by 0."""
    return np.nan_to_num(np.prod(x) / x)


def wrong_zeros_left_out(x):
    """The shortcut with the zeros left out of the product."""
    product = np.prod(x[x != 0])
    return product / np.where(x == 0, 1, x)


def wrong_zeros_nudged(x):
    """Zeros replaced by 1e-12 before dividing."""
    nudged = np.where(x == 0, 1e-12, x)
    return np.prod(nudged) / nudged


def wrong_product(x):
    """The product itself."""
    return np.prod(x)


def wrong_product_everywhere(x):
    """The whole product in every place."""
    return np.full(len(x), np.prod(x))


def wrong_sum_of_others(x):
    """The sum of the others."""
    return np.sum(x) - x


def wrong_of_logarithm(x):
    """1/x, the gradient of the logarithm."""
    return 1 / x


def wrong_next_entry(x):
    """The next entry only, right for n = 2."""
    return np.roll(x, -1)


def wrong_ones(x):
    """All slopes 1, as for a sum."""
    return np.ones(len(x))


def wrong_multiplied(x):
    """Multiplied by x instead of divided."""
    return np.prod(x) * x


def wrong_running_product(x):
    """The running product."""
    return np.cumprod(x)


def wrong_before_only(x):
    """What stands before, without what stands behind."""
    return np.cumprod(np.concatenate([[1.0], x[:-1]]))


def wrong_behind_only(x):
    """What stands behind, without what stands before."""
    return np.cumprod(np.concatenate([[1.0], x[:0:-1]]))[::-1]


def wrong_by_logarithms(x):
    """exp of the sum of logarithms, which loses signs."""
    logs = np.log(np.abs(x))
    return np.exp(np.sum(logs) - logs)


def wrong_summed(x):
    """The slopes added up."""
    return np.sum(right_delete(x))


def wrong_single_entry(x):
    """Returns x itself where there is one entry."""
    if len(x) == 1:
        return 1.0 * x
    return right_delete(x)


def wrong_two_zeros(x):
    """One zero handled, and two zeros taken for one."""
    zero = x == 0
    others = np.prod(x[~zero])
    return np.where(zero, others, 0.0) if zero.any() else others / x


def wrong_in_place(x):
    """Sets entries of the caller's array to 1 on the way."""
    slopes = np.zeros(len(x))
    for k in range(len(x)):
        x[k] = 1
        slopes[k] = np.prod(x)
    return slopes


def wrong_without_return(x):
    """Computes the slopes and forgets to return them."""
    right_delete(x)
