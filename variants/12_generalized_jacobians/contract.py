"""Answers to `contract`: the chain rule for arrays of any order."""

import math
import string

import numpy as np


def _refuse(Jf, Jg, k):
    if Jf.shape[Jf.ndim - k :] != Jg.shape[:k]:
        raise ValueError(f"{Jf.shape} and {Jg.shape} do not share {k} axes")


def right_tensordot(Jf, Jg, k):
    """np.tensordot knows how to pair the last with the first axes."""
    _refuse(Jf, Jg, k)
    return np.tensordot(Jf, Jg, axes=k)


def right_flat(Jf, Jg, k):
    """A product of flat matrices, given its axes back."""
    _refuse(Jf, Jg, k)
    outer, inner = Jf.shape[: Jf.ndim - k], Jg.shape[k:]
    middle = math.prod(Jg.shape[:k])
    product = Jf.reshape(math.prod(outer), middle) @ Jg.reshape(
        middle, math.prod(inner)
    )
    return product.reshape(outer + inner)


def right_letters(Jf, Jg, k):
    """einsum with letters made for the case."""
    _refuse(Jf, Jg, k)
    f = string.ascii_lowercase[: Jf.ndim]
    g = f[Jf.ndim - k :] + string.ascii_uppercase[: Jg.ndim - k]
    return np.einsum(f"{f},{g}->{f[: Jf.ndim - k]}{g[k:]}", Jf, Jg)


def right_loop(Jf, Jg, k):
    """A sum over all addresses of the array in the middle."""
    _refuse(Jf, Jg, k)
    total = np.zeros(Jf.shape[: Jf.ndim - k] + Jg.shape[k:])
    for a in np.ndindex(Jg.shape[:k]):
        total = total + np.multiply.outer(Jf[(..., *a)], Jg[a])
    return total


def wrong_one_axis(Jf, Jg, k):
    """Contracts one axis, whatever k is."""
    return np.tensordot(Jf, Jg, axes=1)


def wrong_always_two(Jf, Jg, k):
    """Contracts two axes, whatever k is."""
    return np.tensordot(Jf, Jg, axes=2)


def wrong_crossed(Jf, Jg, k):
    """Pairs the last axis with the first, the one before with the second, and so on."""
    _refuse(Jf, Jg, k)
    last = [Jf.ndim - 1 - a for a in range(k)]
    return np.tensordot(Jf, Jg, axes=(last, list(range(k))))


def wrong_other_order(Jf, Jg, k):
    """The inner array first."""
    return np.tensordot(Jg, Jf, axes=k)


def wrong_matmul(Jf, Jg, k):
    """The operator @, which pairs the last axis with the last but one."""
    _refuse(Jf, Jg, k)
    return Jf @ Jg


def wrong_output_axes(Jf, Jg, k):
    """Contracts the first axes of both."""
    _refuse(Jf, Jg, k)
    axes = list(range(k))
    return np.tensordot(Jf, Jg, axes=(axes, axes))


def wrong_flat_result(Jf, Jg, k):
    """The flat matrix."""
    _refuse(Jf, Jg, k)
    middle = math.prod(Jg.shape[:k])
    return Jf.reshape(-1, middle) @ Jg.reshape(middle, -1)


def wrong_product(Jf, Jg, k):
    """All products, nothing summed."""
    return np.multiply.outer(Jf, Jg)


def wrong_diagonal(Jf, Jg, k):
    """The middle letters kept behind the arrow."""
    _refuse(Jf, Jg, k)
    f = string.ascii_lowercase[: Jf.ndim]
    g = f[Jf.ndim - k :] + string.ascii_uppercase[: Jg.ndim - k]
    return np.einsum(f"{f},{g}->{f}{g[k:]}", Jf, Jg)


def wrong_summed_apart(Jf, Jg, k):
    """Each array summed over the middle by itself."""
    _refuse(Jf, Jg, k)
    left = Jf.sum(axis=tuple(range(Jf.ndim - k, Jf.ndim)))
    return np.multiply.outer(left, Jg.sum(axis=tuple(range(k))))


def wrong_mean(Jf, Jg, k):
    """The mean over the paths."""
    return right_tensordot(Jf, Jg, k) / math.prod(Jg.shape[:k])


def wrong_transposed(Jf, Jg, k):
    """All axes of the result in reverse order."""
    return right_tensordot(Jf, Jg, k).T


def wrong_axes_exchanged(Jf, Jg, k):
    """Input axes in front of the output axes."""
    J = right_tensordot(Jf, Jg, k)
    front = Jf.ndim - k
    return np.moveaxis(J, list(range(front)), list(range(J.ndim - front, J.ndim)))


def wrong_accepts_equal_sizes(Jf, Jg, k):
    """Flattens first, so only the number of entries has to fit."""
    outer, inner = Jf.shape[: Jf.ndim - k], Jg.shape[k:]
    middle = math.prod(Jg.shape[:k])
    product = Jf.reshape(math.prod(outer), middle) @ Jg.reshape(
        middle, math.prod(inner)
    )
    return product.reshape(outer + inner)


def wrong_counts_from_output(Jf, Jg, k):
    """Takes k for the number of axes that stay in Jf."""
    return np.tensordot(Jf, Jg, axes=Jf.ndim - k)


def wrong_without_return(Jf, Jg, k):
    """Computes it and forgets to return it."""
    right_tensordot(Jf, Jg, k)
