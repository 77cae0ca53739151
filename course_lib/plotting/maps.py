"""Jacobians as maps: a grid that is bent, and the pattern of the nonzero entries."""

import numpy as np
from matplotlib.colors import ListedColormap

from course_lib import differences
from course_lib.plotting.common import positive, real, whole
from course_lib.plotting.style import BLUE, GREEN, INK, ORANGE, PINK, axes_or_new

COLUMNS = ((GREEN, "^"), (PINK, "s"))  # of the Jacobian: colour and tip
COUNTABLE = 40  # rows or columns, up to which single entries are outlined


def warped_grid(f, x, ax=None, *, size=0.5, lines=9):
    """Draw what f does to a square grid around x, and what its linearisation does.

    The grid itself stands in a small frame on the left, with a step of half its side
    along each axis. The large frame shows its image under f (solid), under
    ``f(x) + J @ h`` (dashed), and the two steps mapped by J: along its columns.

    Parameters
    ----------
    f : callable
        Takes an array of shape (2,) and returns one.
    x : array_like of shape (2,)
        The middle of the grid.
    ax : matplotlib.axes.Axes, optional
        Where to draw; default a new figure.
    size : float
        The side of the square.
    lines : int
        How many grid lines run along each axis, at least 2.

    Returns
    -------
    matplotlib.axes.Axes
        Titled with the determinant, the factor of the area, and with the singular
        values, the largest and the smallest factor of a length.

    Raises
    ------
    TypeError
        If f returns what is no real number.
    ValueError
        If x has another shape, if f does not return shape (2,), or if it is not
        finite on the grid.

    Notes
    -----
    Chapter 6, "Jacobians: the best linear map".

    Examples
    --------
    >>> def from_polar(x):
    ...     return x[0] * np.array([np.cos(x[1]), np.sin(x[1])])
    >>> ax = warped_grid(from_polar, [2.0, 1.0], size=1, lines=7)
    >>> print(ax.get_title())
    det J = 2: areas × 2
    singular values 2 and 1
    """
    x, size = real("x", x, (2,)), positive("size", size)
    lines = whole("lines", lines, 2)

    def image(point):
        return real("f(x)", f(point.copy()), (2,))

    middle, jacobian = image(x), differences.jacobian(image, x)
    ax = axes_or_new(ax)
    grid = ax.inset_axes([-0.78, 0.52, 0.48, 0.48])
    steps = _grid_lines(size, lines)
    bent = [np.array([image(x + h) for h in line]) for line in steps]
    flat = [middle + line @ jacobian.T for line in steps]
    under_f = {"color": BLUE, "lw": 1.4, "ls": "-", "label": "image under f"}
    under_j = {"color": ORANGE, "lw": 1.1, "ls": "--", "label": "under f(x) + J h"}
    for curve, line in zip(bent, flat, strict=True):
        ax.plot(*curve.T, **under_f)
        ax.plot(*line.T, **under_j)
        under_f["label"] = under_j["label"] = None  # once in the legend
    for line in steps:
        grid.plot(*(x + line).T, color=INK, lw=0.7, ls="-")
    for j, (color, tip) in enumerate(COLUMNS):
        h = np.eye(2)[j] * size / 2
        label = f"column {j + 1} of J, × {size / 2:g}"
        looks = {"color": color, "marker": tip, "markevery": [1], "ls": "-"}
        grid.plot(*np.transpose([x, x + h]), zorder=4, ms=5, **looks)
        ends = np.transpose([middle, middle + jacobian @ h])
        ax.plot(*ends, lw=2.6, ms=7, zorder=4, label=label, **looks)
    _square(grid, np.concatenate([x + line for line in steps]), x, "x")
    _square(ax, np.concatenate(bent + flat), middle, "y")
    ax.set_title(_area_and_lengths(jacobian), fontsize=10)
    ax.legend(fontsize=10, loc="lower left", bbox_to_anchor=(-1.0, -0.05))
    return ax


def _grid_lines(size, lines):
    """The lines of a square grid around 0, each an array of shape (41, 2)."""
    along = np.linspace(-size / 2, size / 2, 41)
    places = np.linspace(-size / 2, size / 2, lines)
    across = [np.stack([along, np.full(41, place)], axis=1) for place in places]
    return across + [line[:, ::-1] for line in across]


def _square(ax, points, middle, letter):
    """A square frame with room for all points, the middle marked."""
    low, high = points.min(axis=0), points.max(axis=0)
    reach = 0.54 * (high - low).max()
    ends = np.stack([(low + high) / 2 - reach, (low + high) / 2 + reach])
    ax.plot(*middle, "o", color=INK, ms=5, zorder=5)
    ax.set(xlim=ends[:, 0], ylim=ends[:, 1], aspect="equal")
    ax.set(xlabel=f"${letter}_1$", ylabel=f"${letter}_2$")


def _area_and_lengths(jacobian):
    """Determinant and singular values, in two lines."""
    large, little = np.linalg.svd(jacobian, compute_uv=False)
    area = np.linalg.det(jacobian)
    if little < 1e-9 * large or large == 0:
        area = little = 0.0
    turned = ", turned over" if area < 0 else ""
    return (
        f"det J = {area:.4g}: areas × {abs(area):.4g}{turned}\n"
        f"singular values {large:.4g} and {little:.4g}"
    )


def sparsity(J, ax=None, *, output=None, input=None):
    """Draw which entries of a Jacobian of any order are not zero.

    The output axes are flattened by rows into one that runs down, the input axes into
    one that runs across. Lines separate the blocks of the leading axes, and the numbers
    count them: for an output of shape (B, m) there are B blocks of m rows.

    Parameters
    ----------
    J : array_like
        Shape ``output + input``, or already flattened to two axes.
    ax : matplotlib.axes.Axes, optional
        Where to draw; default a new figure.
    output, input : tuple of int, optional
        ``f(x).shape`` and ``x.shape``. One of them is enough where J is not yet
        flattened; without both, J must have two axes.

    Returns
    -------
    matplotlib.axes.Axes
        Titled with the count and the share of the entries that are not zero.

    Raises
    ------
    TypeError
        If J holds what is no real number.
    ValueError
        If `output` and `input` do not belong to the shape of J, or if J is not finite.

    Notes
    -----
    Chapter 12, "Generalized Jacobians, einsum, vec and Kronecker"; chapter 10 has
    the blocks of a minibatch.

    Examples
    --------
    >>> J = np.einsum("bc,ij->bicj", np.eye(3), np.ones((2, 4)))
    >>> print(sparsity(J, output=(3, 2), input=(3, 4)).get_title())
    24 of 72 entries are not zero (33.3 %)
    """
    J = real("J", J)
    output, input = _shapes(J.shape, output, input)
    matrix = J.reshape(int(np.prod(output)), int(np.prod(input)))
    if not matrix.size:
        raise ValueError(f"J must have entries, got shape {J.shape}")
    ax = axes_or_new(ax)
    rows, columns = matrix.shape
    shades = {"cmap": ListedColormap([(0, 0, 0, 0), BLUE]), "vmin": 0, "vmax": 1}
    place = {"extent": (0, columns, rows, 0), "interpolation": "none"}
    ax.imshow(matrix != 0, **shades, **place)
    if max(matrix.shape) <= COUNTABLE:
        ax.vlines(range(1, columns), 0, rows, color=INK, lw=0.5, alpha=0.6)
        ax.hlines(range(1, rows), 0, columns, color=INK, lw=0.5, alpha=0.6)
    ax.apply_aspect()  # how many numbers fit beside the axes depends on it
    for axis, shape in ((ax.yaxis, output), (ax.xaxis, input)):
        _blocks(ax, axis, shape)
    ax.spines[["top", "right"]].set_visible(True)
    ax.set(xlabel=f"input {input}", ylabel=f"output {output}")
    count = np.count_nonzero(matrix)
    share = f"{100 * count / matrix.size:.1f} %"
    title = f"{count} of {matrix.size} entries are not zero ({share})"
    ax.set_title(title, fontsize=10)
    return ax


def _shapes(shape, output, input):
    """Which axes belong to the output and which to the input."""
    for name, value in (("output", output), ("input", input)):
        if value is not None and np.ndim(value) != 1:
            raise TypeError(f"{name} must be a shape such as (5,), got {value!r}")
    if output is None and input is None:
        if len(shape) != 2:
            raise ValueError(f"output or input must be given for J of shape {shape}")
        output = shape[:1]
    if output is None:
        output = shape[: len(shape) - len(input)]
    if input is None:
        input = shape[len(output) :]
    output, input = tuple(output), tuple(input)
    flat = (int(np.prod(output)), int(np.prod(input)))
    if shape not in (output + input, flat):
        raise ValueError(
            f"output {output} and input {input} need J of shape {output + input} "
            f"or {flat}, got {shape}"
        )
    return output, input


def _blocks(ax, axis, shape):
    """Lines between the blocks of the leading axes, and the number of each block."""
    count, width = int(np.prod(shape[:-1])), (*shape, 1)[len(shape) - 1]
    if len(shape) < 2:
        count, width = width, 1
    else:
        line = ax.axhline if axis is ax.yaxis else ax.axvline
        for edge in range(width, count * width, width):
            line(edge, color=INK, lw=1.3)
    length, each = (ax.bbox.height, 12) if axis is ax.yaxis else (ax.bbox.width, 18)
    room = int(length / ax.get_figure().dpi * 72 / each)  # numbers that fit, in points
    shown = range(0, count, -(-count // max(room, 1)))
    axis.set_ticks([(block + 0.5) * width for block in shown], list(shown))
    axis.set_tick_params(length=0)
