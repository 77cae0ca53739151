"""Arrays drawn as cells: which axis of a Jacobian comes from which input or output."""

from itertools import pairwise

import numpy as np
from matplotlib.patches import FancyArrowPatch, Rectangle

from course_lib.plotting.style import BLUE, INK, ORANGE, axes_or_new

GAP = 0.5  # between two blocks, in cells
STYLES = ((BLUE, "-"), (ORANGE, "--"))  # of the first and the second letter


def jacobian_blocks(output, input, *, canvas=None, ax=None):
    """Draw the Jacobian of a function as one input-shaped block for each output entry.

    Blocks are framed in blue: one axis of the output runs down, a second one
    across. The cells in a block are orange: a single input axis runs across, two
    run down and across. The lengths stand beside them, those of the output left and
    above, those of the input right and below.

    Parameters
    ----------
    output, input : tuple of int
        ``f(x).shape`` and ``x.shape``, of at most two axes each.
    canvas : (float, float), optional
        Width and height of the drawing in cells; the same canvas for several
        Axes gives cells of the same size.
    ax : matplotlib.axes.Axes, optional
        Where to draw; default a new figure.

    Returns
    -------
    matplotlib.axes.Axes
        Titled with the promise ``output + input = shape``.

    Raises
    ------
    ValueError
        If `output` or `input` has more than two axes.

    Notes
    -----
    Chapter 1, "Shapes and promises".

    Examples
    --------
    >>> print(jacobian_blocks((5,), (7,)).get_title())
    (5,) + (7,) = (5, 7)
    """
    for name, shape in (("output", output), ("input", input)):
        if len(shape) > 2:
            raise ValueError(f"{name}: at most two axes can be drawn, got {shape}")
    ax = axes_or_new(ax)
    down, across = (*output, 1, 1)[:2]
    rows, columns = input if len(input) == 2 else (1, *input, 1)[:2]
    for i, j in np.ndindex(down, across):
        left, top = j * (columns + GAP), -i * (rows + GAP)
        _grid(ax, left, top, rows, columns, edge=BLUE)
    width, height = across * (columns + GAP) - GAP, down * (rows + GAP) - GAP
    rows_of_input = input[:1] if len(input) == 2 else ()
    marks = (
        (output[:1], BLUE, (-0.5, -height / 2), ("right", "center")),
        (output[1:], BLUE, (width / 2, 0.3), ("center", "bottom")),
        (rows_of_input, ORANGE, (width + 0.5, -rows / 2), ("left", "center")),
        (input[-1:], ORANGE, (columns / 2, -height - 0.3), ("center", "top")),
    )
    for length, color, place, (horizontal, vertical) in marks:
        if length:
            ax.text(*place, length[0], ha=horizontal, va=vertical, color=color)
    _frame(ax, width, height, canvas)
    ax.set_title(f"{output} + {input} = {output + input}", fontsize=10)
    return ax


def layout_panel(sources, result, lengths, *, note="", ax=None):
    """Draw arrays, the derivative made of their axes, and arrows from axis to axis.

    Parameters
    ----------
    sources : sequence of (str, str)
        Name and letters of each array, such as ``("W", "ij")``; the first letter
        runs down, the second across.
    result : (str, str) or None
        The same for the derivative; None where a layout has no answer.
    lengths : dict of str to int
        How many entries the axis of each letter has; at most two letters.
    note : str
        Text below the derivative.
    ax : matplotlib.axes.Axes, optional
        Where to draw; default a new figure.

    Returns
    -------
    matplotlib.axes.Axes
        All panels with the same `lengths` are drawn to the same scale.

    Raises
    ------
    ValueError
        If there are more than two letters.

    Notes
    -----
    Chapter 1, "Shapes and promises".

    Examples
    --------
    >>> ax = layout_panel([("W", "ij")], ("G", "ji"), {"i": 3, "j": 4})
    >>> print([text.get_text() for text in ax.texts])
    ['W', 'i', 'j', 'G', 'j', 'i', '']
    """
    if len(lengths) > 2:
        raise ValueError(f"lengths: at most two letters can be drawn, got {lengths}")
    ax = axes_or_new(ax)
    style = dict(zip(lengths, STYLES, strict=False))
    total = sum(lengths.values()) + 2.5
    longest = max(lengths.values())
    start, top = {}, 0.0
    if len(sources) == 1:
        top = -(total - lengths[sources[0][1][0]]) / 2
    for name, letters in sources:
        start |= _lettered(ax, name, letters, lengths, style, 0.0, top, "right")
        top -= lengths[letters[0]] + 2.5
    x = longest + 6.0
    if result is None:
        ax.text(x - 1, -total / 2, note, va="center", color=INK, fontsize=10)
    else:
        name, letters = result
        top = -(total - lengths[letters[0]]) / 2
        end = _lettered(ax, name, letters, lengths, style, x, top, "left")
        for letter in letters:
            link = _link(start[letter], end[letter], *style[letter], bend=-0.2)
            ax.add_patch(link)
        middle, below = x + lengths[letters[1]] / 2, top - lengths[letters[0]] - 1.1
        ax.text(middle, below, note, ha="center", va="top", color=INK, fontsize=10)
    ax.set(xlim=(-1.8, x + longest + 3.2), ylim=(-total - 0.2, 1.4), aspect="equal")
    ax.axis("off")
    return ax


def reading_order(matrix, order, *, ax=None):
    """Draw the path on which ``reshape`` collects the entries of a matrix.

    Parameters
    ----------
    matrix : array_like
        Two axes; the entries are written into the cells.
    order : {"C", "F"}
        Row by row, as NumPy does by default, or column by column, as in most books.
    ax : matplotlib.axes.Axes, optional
        Where to draw; default a new figure.

    Returns
    -------
    matplotlib.axes.Axes
        Titled with the order.

    Raises
    ------
    ValueError
        If `order` is neither "C" nor "F".

    Notes
    -----
    Chapter 1, "Shapes and promises"; used again with Kronecker products.

    Examples
    --------
    >>> print(reading_order([[11, 12], [21, 22]], "F").get_title())
    column order, order="F"
    """
    names = {"C": "row order", "F": "column order"}
    if order not in names:
        raise ValueError(f'order must be "C" (rows) or "F" (columns), got {order!r}')
    ax = axes_or_new(ax)
    matrix = np.asarray(matrix)
    rows, columns = matrix.shape
    _grid(ax, 0, 0, rows, columns, edge=INK, inside=INK, alpha=0.0)
    color, line = STYLES[0] if order == "C" else STYLES[1]
    index = np.arange(matrix.size).reshape(matrix.shape)
    i, j = np.unravel_index(index.ravel(order), matrix.shape)
    centres = list(zip(j + 0.5, -i - 0.5, strict=True))
    for start, end in pairwise(centres):
        ax.add_patch(_link(start, end, color, line, shrink=12))
    for (i, j), value in np.ndenumerate(matrix):
        ax.text(j + 0.5, -i - 0.5, value, ha="center", va="center", color=INK)
    _frame(ax, columns, rows, None, margin=0.1)
    ax.set_title(f'{names[order]}, order="{order}"', fontsize=11)
    return ax


def _grid(ax, left, top, rows, columns, *, edge, inside=ORANGE, alpha=0.15):
    """Cells from (left, top) downwards, framed."""
    corner = (left, top - rows)
    ax.add_patch(Rectangle(corner, columns, rows, color=inside, alpha=alpha, lw=0))
    ax.vlines(left + np.arange(1, columns), top - rows, top, color=inside, lw=0.8)
    ax.hlines(top - np.arange(1, rows), left, left + columns, color=inside, lw=0.8)
    ax.add_patch(Rectangle(corner, columns, rows, fill=False, edgecolor=edge, lw=1.6))


def _frame(ax, width, height, canvas, *, margin=2.0):
    """Put a drawing of this size in the middle of the canvas."""
    wide, high = canvas or (width + margin, height + margin)
    middle = width / 2, -height / 2
    ax.set_xlim(middle[0] - wide / 2, middle[0] + wide / 2)
    ax.set_ylim(middle[1] - high / 2, middle[1] + high / 2)
    ax.set_aspect("equal")
    ax.axis("off")


def _lettered(ax, name, letters, lengths, style, left, top, side):
    """Draw an array with a letter at each axis; return where the letters stand."""
    rows, columns = [lengths[a] for a in letters] + [1] * (2 - len(letters))
    _grid(ax, left, top, rows, columns, edge=INK, inside=INK, alpha=0.1)
    middle = (left + columns / 2, top - rows / 2)
    ax.text(middle[0], top - rows - 0.2, name, ha="center", va="top", color=INK)
    beside = left - 0.75 if side == "left" else left + columns + 0.75
    places = [(beside, middle[1]), (middle[0], top + 0.75)]
    spots = dict(zip(letters, places, strict=False))
    for letter, (x, y) in spots.items():
        color = style[letter][0]
        ax.text(x, y, letter, ha="center", va="center", color=color, style="italic")
    return spots


def _link(start, end, color, line, *, bend=0.0, shrink=8):
    """An arrow from point to point."""
    return FancyArrowPatch(
        start,
        end,
        arrowstyle="-|>",
        mutation_scale=11,
        shrinkA=shrink,
        shrinkB=shrink,
        color=color,
        linestyle=line,
        linewidth=1.5,
        connectionstyle=f"arc3,rad={bend}",
    )
