"""Mistakes of shape: the right numbers in another order, summed up, cut out, copied."""

from itertools import combinations, permutations, product

import numpy as np

from course_lib.mistakes.words import say_axes


def transposed(case):
    """Rows and columns exchanged."""
    if case.right.ndim == 2:
        yield "this is the transpose", case.right.T


def axes_permuted(case):
    """Input axes before output axes, or any other order."""
    axes = tuple(range(case.right.ndim))
    if case.y is not None and case.upstream is None:
        inputs_first = axes[case.y.ndim :] + axes[: case.y.ndim]
        yield "the input axes come first", case.right.transpose(inputs_first)
    for order in permutations(axes) if 3 <= len(axes) <= 5 else ():
        yield f"the right axes, in the order {order}", case.right.transpose(order)


def length_one_axis(case):
    """A row or a column for a vector; an axis of length 1 kept or squeezed away."""
    got, asked = case.claimed.shape, case.right.shape
    if got != asked and [n for n in got if n > 1] == [n for n in asked if n > 1]:
        what = "an axis of length 1 is missing"
        if len(got) > len(asked):
            what = "an axis of length 1 too many"
        if len(got) == 2 and len(asked) == 1:
            what = "this is a row" if got[0] == 1 else "this is a column"
        yield f"{what}: shape {got} for {asked}", case.right.reshape(got)


def reshaped(case):
    """The right numbers by rows, in another shape."""
    if case.claimed.size == case.right.size:
        how = "flattened" if case.claimed.ndim == 1 else "in another shape"
        yield f"the right numbers, {how}", case.right.reshape(case.claimed.shape)


def column_order(case):
    """Read by columns and written by rows, or the reverse: ``reshape`` for ``.T``."""
    name, shape = "the right numbers, in column order", case.claimed.shape
    if case.claimed.size == case.right.size:
        yield name, case.right.reshape(-1, order="F").reshape(shape)
        yield name, case.right.reshape(-1).reshape(shape, order="F")
        yield name, case.right.reshape(shape, order="F")


def diagonal_alone(case):
    """The diagonal of a matrix or of a Jacobian, as an array with fewer axes."""
    for diagonal in _diagonals(case.right):
        yield "this is the diagonal alone", diagonal


def copied(case):
    """The same numbers again and again along an axis that is too many."""
    got, extra = case.claimed.shape, case.claimed.ndim - case.right.ndim
    for axes in combinations(range(len(got)), extra) if extra > 0 else ():
        wide = np.expand_dims(case.right, axes)
        if all(n in (1, asked) for n, asked in zip(wide.shape, got, strict=True)):
            yield "the right values, copied along an axis", np.broadcast_to(wide, got)


def outer_product(case):
    """A table of all products, where their sum or one row of it is asked."""
    right, factors = case.right, {"x": case.x, "f(x)": case.y, "u": case.upstream}
    for letter, factor in (factors | {"itself": right}).items():
        name = f"this is the outer product of the right value and {letter}"
        if factor is not None and factor.ndim and right.ndim:
            if case.claimed.shape == right.shape + factor.shape:
                yield name, np.multiply.outer(right, factor)
            if case.claimed.shape == factor.shape + right.shape:
                yield name, np.multiply.outer(factor, right)


def on_the_diagonal(case):
    """A matrix that has the right values on its diagonal."""
    if any(case.same(diagonal, case.right) for diagonal in _diagonals(case.claimed)):
        yield "the right values are the diagonal of this", case.claimed


def part(case):
    """The first or last row or example alone, or a piece cut out."""
    for axis, length in enumerate(case.right.shape):
        word = ("row", "column")[axis] if case.right.ndim == 2 else "entry"
        along = "" if case.right.ndim == 2 else f" along axis {axis}"
        yield f"this is the first {word} alone{along}", case.right.take(0, axis)
        yield f"this is the last {word} alone{along}", case.right.take(-1, axis)
        if case.claimed.ndim == case.right.ndim:
            for start in range(length - case.claimed.shape[axis] + 1):
                stop = start + case.claimed.shape[axis]
                piece = case.right.take(range(start, stop), axis)
                yield f"only the entries {start}:{stop} along axis {axis}", piece


def padded(case):
    """The right array with more around it."""
    if case.claimed.ndim == case.right.ndim:
        for axis, length in enumerate(case.right.shape):
            for start in range(case.claimed.shape[axis] - length + 1):
                stop = start + length
                piece = case.claimed.take(range(start, stop), axis)
                if case.same(piece, case.right):
                    name = f"the right values are entries {start}:{stop} of axis {axis}"
                    yield name, case.claimed


def summed(case):
    """Summed over axes that should stay."""
    yield from _reduced(case.right, np.sum, "sum")


def averaged(case):
    """The mean over axes that should stay."""
    yield from _reduced(case.right, np.mean, "mean")


def not_summed(case):
    """An axis is still there over which to sum."""
    for axes, keep in product(choices(case.claimed.ndim), (False, True)):
        if case.same(case.claimed.sum(axes, keepdims=keep), case.right):
            yield f"this is not yet summed over {say_axes(axes)}", case.claimed


def not_averaged(case):
    """An axis is still there over which to take the mean."""
    for axes, keep in product(choices(case.claimed.ndim), (False, True)):
        if case.same(case.claimed.mean(axes, keepdims=keep), case.right):
            yield f"the mean over {say_axes(axes)} is not yet taken", case.claimed


def not_contracted(case):
    """The Jacobian where its product with the upstream gradient u is asked."""
    u, shape = case.upstream, case.claimed.shape
    if u is not None and u.ndim == len(shape) - case.right.ndim > 0:
        for axes in (range(u.ndim), range(case.right.ndim, len(shape))):
            if u.shape == tuple(shape[axis] for axis in axes):
                vjp = np.tensordot(u, case.claimed, (range(u.ndim), axes))
                if case.same(vjp, case.right):
                    yield "this is the Jacobian, not yet multiplied by u", case.claimed


def one_number(case):
    """One number made of the whole array."""
    if case.claimed.shape == () != case.right.shape:
        yield "this is the norm of the right value", np.linalg.norm(case.right)
        yield "this is the largest entry of the right value", case.right.max()
        if case.right.ndim == 2 and len(set(case.right.shape)) == 1:
            yield "this is the trace of the right value", np.trace(case.right)
            yield (
                "this is the determinant of the right value",
                np.linalg.det(case.right),
            )


RULES = (
    transposed,
    axes_permuted,
    length_one_axis,
    reshaped,
    column_order,
    diagonal_alone,
    copied,
    outer_product,
    on_the_diagonal,
    part,
    padded,
    summed,
    averaged,
    not_summed,
    not_averaged,
    not_contracted,
    one_number,
)


def choices(ndim):
    """All ways to choose one or more of so many axes.

    >>> choices(2)
    [(0,), (1,), (0, 1)]
    """
    return [axes for k in range(1, ndim + 1) for axes in combinations(range(ndim), k)]


def _reduced(right, reduce, word):
    """A sum or a mean, without its axes and with them."""
    for axes in choices(right.ndim):
        value = reduce(right, axis=axes, keepdims=True)
        yield f"this is the {word} over {say_axes(axes)}", value.squeeze(axes)
        yield f"this is the {word} over {say_axes(axes)}, axes kept", value


def _diagonals(array):
    """The diagonals of all pairs of axes of one length."""
    for i, j in combinations(range(array.ndim), 2):
        if array.shape[i] == array.shape[j]:
            yield np.moveaxis(np.diagonal(array, 0, i, j), -1, i)
