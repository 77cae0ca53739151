"""Functions of two variables: contours, gradient arrows, paths of descent."""

import numpy as np
from matplotlib.lines import Line2D

from course_lib import differences
from course_lib.plotting.common import (
    at_most,
    frame,
    legend_outside,
    real,
    value_at,
    whole,
)
from course_lib.plotting.curves import COLOURS, LINES, MARKERS
from course_lib.plotting.style import BLUE, INK, ORANGE, axes_or_new

SAMPLES = 81  # of f on each axis


def contours(f, window, ax=None, *, levels=9, arrows=9, gradient=None, unit=False):
    """Draw the contours of a function of two variables, and its gradient as arrows.

    One unit is equally long on both axes, so that each arrow, which has its middle
    at its point, crosses the contour there at a right angle. Contours of negative
    values are dashed, and the tint deepens with f; where f has no value, it ends.

    Parameters
    ----------
    f : callable
        Takes an array of shape (2,) and returns one number.
    window : ((float, float), (float, float)) or (float, float)
        Ends of the first and of the second axis; one pair serves both.
    ax : matplotlib.axes.Axes, optional
        Where to draw; default a new figure.
    levels : int or array_like of shape (k,)
        About how many contours at equal distances, or their values.
    arrows : int
        How many arrows along each axis; 0 for none.
    gradient : callable, optional
        Takes an array of shape (2,) and returns one; default measures it with
        :func:`course_lib.gradient`.
    unit : bool
        Draw all arrows equally long, for a gradient that grows too much.

    Returns
    -------
    matplotlib.axes.Axes
        Titled with what the length of an arrow means.

    Raises
    ------
    TypeError
        If f returns what is no real number.
    ValueError
        If f returns more than one number, or if `window` is empty.

    Notes
    -----
    Chapter 5, "Gradients".

    Examples
    --------
    >>> ax = contours(lambda x: x[0] ** 2 + 2 * x[1] ** 2, (-2.0, 2.0))
    >>> print(ax.get_title())
    arrows: gradient, the longest 7.95
    """
    bounds, arrows = frame(window), whole("arrows", arrows, 0)
    ax = axes_or_new(ax)
    lines, taken = _level_lines(ax, f, bounds, levels, BLUE), np.empty((0, 2))
    if arrows:
        slope = gradient or (lambda point: differences.gradient(f, point))
        taken = _arrows(ax, slope, bounds, arrows, unit)
    _label(ax, lines, bounds, taken)
    return ax


def descent_path(f, path, window, ax=None, *, levels=9):
    """Draw one or more paths of gradient descent over the contours of f.

    Parameters
    ----------
    f : callable
        Takes an array of shape (2,) and returns one number.
    path : array_like of shape (k, 2), or dict of str to such
        The points in their order, start first; at most four paths, by their label.
    window : ((float, float), (float, float)) or (float, float)
        Ends of the first and of the second axis; one pair serves both.
    ax : matplotlib.axes.Axes, optional
        Where to draw; default a new figure.
    levels : int or array_like of shape (k,)
        About how many contours at equal distances, or their values.

    Returns
    -------
    matplotlib.axes.Axes
        Its legend says how many steps each path has and where f ends. Of more than
        40 steps only every second, third, ... has a marker.

    Raises
    ------
    ValueError
        If a path has another shape or is not finite, or if there are more than four.

    Notes
    -----
    Chapter 5, "Gradients"; used again with the Hessian in chapter 8.

    Examples
    --------
    >>> path = [np.array([2.0, 1.0])]
    >>> for _ in range(6):
    ...     path.append(path[-1] - 0.2 * np.array([2, 6]) * path[-1])
    >>> ax = descent_path(lambda x: x[0] ** 2 + 3 * x[1] ** 2, path, (-2.5, 2.5))
    >>> [text.get_text() for text in ax.get_legend().get_texts()]
    ['path: 6 steps, f = 0.00871', 'start', 'end']
    """
    bounds = frame(window)
    paths = dict(path) if isinstance(path, dict) else {"path": path}
    at_most("path", paths, len(COLOURS))
    for label, points in paths.items():
        points = real(f"path {label!r}", points)
        if points.ndim != 2 or points.shape[1] != 2 or len(points) == 0:
            raise ValueError(f"path {label!r} must be (k, 2), got {points.shape}")
        paths[label] = points
    ax = axes_or_new(ax)
    contour = _level_lines(ax, f, bounds, levels, INK)
    taken = [_evenly(points, bounds) for points in paths.values()]
    _label(ax, contour, bounds, np.concatenate(taken))
    lines = []
    for k, (label, points) in enumerate(paths.items()):
        steps = len(points) - 1
        last = value_at(f, points[-1])
        words = f"{label}: {steps} step{'s' * (steps != 1)}, f = {last:.3g}"
        looks = {"color": COLOURS[k], "ls": LINES[k], "marker": MARKERS[k], "ms": 4}
        every = max(1, -(-steps // 40))
        lines += ax.plot(*points.T, lw=1.6, markevery=every, label=words, **looks)
        ax.plot(*points[0], "o", ms=11, mfc="none", mec=COLOURS[k], mew=1.8)
        ax.plot(*points[-1], "*", ms=13, mfc=COLOURS[k], mec=INK, mew=0.8)
    marks = {"start": {"marker": "o", "mfc": "none"}, "end": {"marker": "*"}}
    for words, looks in marks.items():
        lines.append(Line2D([], [], color=INK, ls="", ms=10, label=words, **looks))
    width, height = np.ptp(bounds, axis=1)
    legend_outside(ax, below=width > 1.3 * height, handles=lines)
    return ax


def _evenly(points, bounds):
    """A path at 200 places of equal distance, pulled back into the window."""
    points = np.clip(points, *bounds.T)
    lengths = np.linalg.norm(np.diff(points, axis=0), axis=1)
    along = np.concatenate([[0.0], np.cumsum(lengths)])
    places = np.linspace(0, along[-1], 200)
    return np.stack([np.interp(places, along, axis) for axis in points.T], axis=1)


def _arrows(ax, slope, bounds, arrows, unit):
    """Draw the arrows and their title; return points that lie on them."""
    axes = [np.linspace(*ends, 2 * arrows + 1)[1::2] for ends in bounds]
    points = np.stack(np.meshgrid(*axes), axis=-1).reshape(-1, 2)
    with np.errstate(divide="ignore", invalid="ignore"):
        slopes = [np.asarray(slope(point.copy())) for point in points]
    for each in slopes:
        if each.shape != (2,) or each.dtype.kind not in "biuf":
            got = f"{each.dtype} of shape {each.shape}"
            raise ValueError(f"gradient must return real shape (2,), got {got}")
    norms = np.linalg.norm(slopes, axis=1)
    there = np.isfinite(norms)
    points, slopes, norms = points[there], np.array(slopes)[there], norms[there]
    longest = norms.max(initial=0)
    steep = norms > 1e-6 * longest  # elsewhere a dot: its direction is noise
    room = 0.9 * np.ptp(bounds, axis=1).min() / max(arrows, 2)
    sizes = np.where(steep, norms, 1) if unit else longest or 1
    along = np.where(steep[:, None], slopes, 0) * room / np.reshape(sizes, (-1, 1))
    scale = {"angles": "xy", "scale_units": "xy", "scale": 1, "pivot": "mid"}
    ax.quiver(*points.T, *along.T, **scale, color=ORANGE, width=0.006, zorder=3)
    meaning = f"gradient, the longest {longest:.3g}"
    title = f"arrows: {'direction of the gradient' if unit else meaning}"
    ax.set_title(title, fontsize=10)
    return np.concatenate([points + part * along for part in (-0.5, 0, 0.5)])


def _level_lines(ax, f, bounds, levels, color):
    """Contours on a tint that deepens from the lowest to the highest values."""
    axes = [np.linspace(*ends, SAMPLES) for ends in bounds]
    with np.errstate(divide="ignore", invalid="ignore"):  # f may lack values here
        values = np.array([[value_at(f, (a, b)) for a in axes[0]] for b in axes[1]])
    values = np.ma.masked_invalid(values)
    if values.count() == 0:
        raise ValueError("f must be finite somewhere in the window, it is nowhere")
    if np.ndim(levels):
        levels = np.unique(real("levels", levels))
    ax.set(xlim=bounds[0], ylim=bounds[1], xlabel="$x_1$", ylabel="$x_2$")
    ax.set_aspect("equal")
    ax.apply_aspect()  # the angle of a label depends on it
    low, high = values.min(), values.max()
    if low == high:  # a constant has no contours
        return None
    lines = ax.contour(*axes, values, levels, colors=color, linewidths=1.0)
    floors = [low, *(level for level in lines.levels if low < level < high), high]
    tints = [(color, alpha) for alpha in np.linspace(0, 0.28, len(floors) - 1)]
    ax.contourf(*axes, values, floors, colors=tints, zorder=0)
    return lines


def _label(ax, lines, bounds, taken):
    """Write the value on each contour, where it is farthest from what is drawn."""
    if lines is None:
        return
    margin, spots = 0.06 * np.ptp(bounds, axis=1), []
    inside = (bounds[:, 0] + margin, bounds[:, 1] - margin)
    for path in lines.get_paths():
        points = path.vertices
        within = (inside[0] <= points) & (points <= inside[1])
        points = points[within.all(axis=1)]
        if len(points):
            others = np.concatenate([taken, np.reshape(spots, (-1, 2))])
            gaps = np.linalg.norm(points[:, None] - others, axis=-1)
            free = gaps.min(axis=1, initial=np.inf)
            if free.max() > margin.min() / 2:
                spots.append(points[free.argmax()])
    ax.clabel(lines, fontsize=8, colors=INK, fmt="%.4g", manual=spots)
