"""Pictures of a convolution on its way back: which windows reach a pixel, and how."""

import matplotlib.pyplot as plt
import numpy as np

from course_lib.plotting.common import real, whole
from course_lib.plotting.style import BLUE, GREEN, INK, ORANGE, axes_or_new


def windows_of_pixel(W, U, size, pixel, ax=None, *, stride=1, padding=0):
    """Draw which windows of a convolution reach a pixel, and through which taps.

    Parameters
    ----------
    W : array_like of shape (k, l)
        The kernel.
    U : array_like of shape (rows, columns)
        The cotangents of the outputs, one for each window.
    size : tuple of int
        Height and width of the input, without padding.
    pixel : tuple of int
        Row and column of the pixel, counted from 0.
    ax : matplotlib.axes.Axes, optional
        Where to draw; by default on a new figure.
    stride, padding : int
        How far the kernel moves, and how many rings of zeros surround the input.

    Returns
    -------
    matplotlib.axes.Axes
        With input, kernel and cotangents, what meets marked, and the sum written out.

    Raises
    ------
    ValueError
        If `pixel` lies outside the input, or `U` has not one entry for each window.

    Notes
    -----
    Chapter 15, "Convolution, pooling, normalisation, attention".

    Examples
    --------
    >>> ax = windows_of_pixel([[1, 2]], [[3, 4, 5]], (1, 4), (0, 1))
    >>> print(ax.texts[-1].get_text())
    (3)·(2) + (4)·(1) = 10
    """
    W, U = real("W", W), real("U", U)
    stride, padding = whole("stride", stride, 1), whole("padding", padding, 0)
    _fits(W, U, size, pixel, stride, padding)
    pairs = _pairs(W.shape, U.shape, pixel, stride, padding)
    ax = axes_or_new(ax)
    height, width = (length + 2 * padding for length in size)
    by_W, by_U = width + 1.5, width + W.shape[1] + 3
    total = sum(U[output] * W[tap] for output, tap in pairs)
    _input(ax, (height, width), padding, pixel, f"{total:g}")
    _table(ax, by_W, W, "$W$", {tap for _, tap in pairs}, ORANGE)
    _table(ax, by_U, U, "$U$", {output for output, _ in pairs}, BLUE)
    for (i, j), _ in pairs:
        corner, sides = (j * stride, i * stride), (W.shape[1], W.shape[0])
        ax.add_patch(
            plt.Rectangle(corner, *sides, fill=False, ec=BLUE, lw=0.9, ls="--")
        )
    right, low = by_U + U.shape[1], max(height, U.shape[0])
    ax.text(right / 2, low + 0.9, _sum(W, U, pairs), ha="center", color=INK, fontsize=9)
    ax.set(xlim=(-0.2, right + 0.2), ylim=(low + 1.6, -1.3), aspect="equal")
    ax.set_axis_off()
    return ax


def _fits(W, U, size, pixel, stride, padding):
    if not all(0 <= place < length for place, length in zip(pixel, size, strict=True)):
        raise ValueError(f"pixel must lie in an input of shape {size}, got {pixel}")
    room = [n + 2 * padding - k for n, k in zip(size, W.shape, strict=True)]
    windows = tuple(each // stride + 1 for each in room)
    if U.shape != windows:
        raise ValueError(
            f"U must have one entry for each window, shape {windows}, got {U.shape}"
        )


def _pairs(kernel, outputs, pixel, stride, padding):
    """Outputs whose window holds the pixel, each with its tap."""
    found = []
    for output in np.ndindex(outputs):
        tap = tuple(
            place + padding - k * stride for place, k in zip(pixel, output, strict=True)
        )
        if all(0 <= t < length for t, length in zip(tap, kernel, strict=True)):
            found.append((output, tap))
    return found


def _sum(W, U, pairs):
    terms = [f"({U[output]:g})·({W[tap]:g})" for output, tap in pairs]
    total = sum(U[output] * W[tap] for output, tap in pairs)
    return f"{' + '.join(terms) or 'no window'} = {total:g}"


def _input(ax, shape, padding, pixel, total):
    height, width = shape
    for row, column in np.ndindex(shape):
        inside = (
            padding <= row < height - padding and padding <= column < width - padding
        )
        look = {"fill": False, "ec": INK, "lw": 0.8 if inside else 0.3}
        ax.add_patch(plt.Rectangle((column, row), 1, 1, **look))
        if not inside:
            _number(ax, column, row, "0")
    row, column = (place + padding for place in pixel)
    mark = {"fc": GREEN, "alpha": 0.5, "lw": 0}
    ax.add_patch(plt.Rectangle((column, row), 1, 1, **mark))
    _number(ax, column, row, total)
    ax.text(width / 2, -0.5, "input $X$", ha="center", color=INK)


def _table(ax, left, table, name, marked, colour):
    for (row, column), number in np.ndenumerate(table):
        box = left + column, row
        if (row, column) in marked:
            ax.add_patch(plt.Rectangle(box, 1, 1, fc=colour, alpha=0.35, lw=0))
        ax.add_patch(plt.Rectangle(box, 1, 1, fill=False, ec=INK, lw=0.5))
        _number(ax, *box, f"{number:g}")
    ax.text(left + table.shape[1] / 2, -0.5, name, ha="center", color=INK)


def _number(ax, left, top, text):
    ax.text(
        left + 0.5, top + 0.5, text, ha="center", va="center", color=INK, fontsize=9
    )
