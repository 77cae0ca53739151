"""A surface cut by vertical planes through one point, and the slopes of the cuts."""

import numpy as np

from course_lib import differences
from course_lib.plotting.common import at_most, frame, legend_outside, real, value_at
from course_lib.plotting.curves import COLOURS, LINES, MARKERS
from course_lib.plotting.style import INK, axes_or_new

ANGLES = {"y held: 0°": 0.0, "x held: 90°": 90.0}


def slices(f, point, window, ax=None, *, angles=ANGLES, reach=1.0):
    """Draw the surface of f from above, and its cuts by vertical planes.

    Parameters
    ----------
    f : callable
        Takes an array of shape (2,) and returns one number.
    point : array_like of shape (2,)
        Where all planes meet.
    window : ((float, float), (float, float)) or (float, float)
        Ends of the first and of the second axis; one pair serves both.
    ax : matplotlib.axes.Axes, optional
        Where to draw; default a new figure.
    angles : dict of str to float
        For each cut its label and its angle from the first axis, in degrees; at most
        four. From the third on, a tint shows the plane.
    reach : float
        How far each cut goes to both sides, in units of the axes.

    Returns
    -------
    matplotlib.axes.Axes
        Without frame; arrows show the direction of the two axes.

    Raises
    ------
    TypeError
        If f returns what is no real number.
    ValueError
        If f returns more than one number, `point` has another shape, or there are
        more than four angles.

    Notes
    -----
    Chapter 4, "Partial and directional derivatives".

    Examples
    --------
    >>> ax = slices(lambda p: 2 - p[0] ** 2 - p[1] ** 2, [0.5, -0.5], (-1.0, 1.0))
    >>> print(len(ax.texts), len(ax.patches))
    2 0
    """
    point, bounds = real("point", point, (2,)), frame(window)
    at_most("angles", angles, len(COLOURS))
    ax = axes_or_new(ax)
    _grid(ax, f, bounds)
    for k, angle in enumerate(angles.values()):
        line = _line(point, angle, np.linspace(-reach, reach, 61))
        if k >= 2:
            heights = [value_at(f, p) for p in line]
            wall = np.repeat([min(heights) - 0.3, max(heights) + 0.3], 2)
            corners = line[[0, -1, -1, 0]]
            ax.fill(*_projected(corners.T, wall), color=COLOURS[k], alpha=0.2)
        ax.plot(*_seen(f, line), color=COLOURS[k], ls=LINES[k], lw=3)
    ax.plot(*_seen(f, point[None]), "o", color=INK, ms=8)
    _directions(ax, f, bounds)
    ax.set_aspect("equal")
    ax.axis("off")
    return ax


def directional_slopes(f, point, ax=None, *, angles=ANGLES):
    """Draw the directional derivatives of f at a point against their angle.

    Each value is measured along its own direction; where f is differentiable, they lie
    on a cosine.

    Parameters
    ----------
    f : callable
        Takes an array of shape (2,) and returns one number.
    point : array_like of shape (2,)
        Where the slopes are taken.
    ax : matplotlib.axes.Axes, optional
        Where to draw; default a new figure.
    angles : dict of str to float
        Angles that get a marker and a label, in degrees; at most four.

    Returns
    -------
    matplotlib.axes.Axes
        A dotted line marks the steepest direction.

    Raises
    ------
    TypeError
        If f returns what is no real number.
    ValueError
        If f returns more than one number, `point` has another shape, or there are
        more than four angles.

    Notes
    -----
    Chapter 4, "Partial and directional derivatives".

    Examples
    --------
    >>> ax = directional_slopes(lambda p: 3 * p[0] + 4 * p[1], [0.0, 0.0])
    >>> print(f"{max(ax.lines[0].get_ydata()):.2f}")
    5.00
    """
    point = real("point", point, (2,))
    at_most("angles", angles, len(COLOURS))

    def slope(angle):
        return differences.derivative(
            lambda t: value_at(f, _line(point, angle, t)), 0.0
        )

    ax = axes_or_new(ax)
    turn = np.arange(0, 361, 3)
    values = np.array([slope(angle) for angle in turn])
    ax.plot(turn, values, color=INK, ls="-")
    ax.axhline(0, color=INK, ls="-", lw=0.8)
    ax.axvline(turn[values.argmax()], color=INK, ls=":", lw=1.5)
    for k, (label, angle) in enumerate(angles.items()):
        looks = {"color": COLOURS[k], "ls": "", "ms": 9, "label": label}
        ax.plot(angle, slope(angle), MARKERS[k], **looks)
    ax.set(xlabel="angle in degrees", ylabel="directional derivative")
    ax.set_xticks(range(0, 361, 60))
    if angles:
        legend_outside(ax, below=True)
    return ax


def _grid(ax, f, bounds):
    """The surface, as thirteen lines in each direction."""
    for part in np.linspace(0, 1, 13):
        fixed = bounds[:, 0] + part * np.ptp(bounds, axis=1)
        for j in (0, 1):
            line = np.tile(fixed, (61, 1))
            line[:, j] = np.linspace(*bounds[j], 61)
            ax.plot(*_seen(f, line), color=INK, ls="-", lw=0.5, alpha=0.7)


def _directions(ax, f, bounds):
    """An arrow beside each of the two sides that are near."""
    (left, right), (near, far) = bounds
    floor = min(value_at(f, p) for p in ([left, near], [right, near], [right, far]))
    size, middle = np.ptp(bounds, axis=1) / 6, bounds.mean(axis=1)
    beside = {
        "x": [middle[0], near - 0.6 * size[1]],
        "y": [right + 0.6 * size[0], middle[1]],
    }
    for j, (name, place) in enumerate(beside.items()):
        step = size * np.eye(2)[j]
        tail = _projected(place - step, floor - 0.3)
        head = _projected(place + step, floor - 0.3)
        arrow = {"arrowstyle": "<-", "color": INK}
        ax.annotate(name, tail, head, arrowprops=arrow)


def _line(point, angle, distances):
    """Points at these distances from a point, in the direction of an angle."""
    angle = np.radians(angle)
    return point + np.multiply.outer(distances, [np.cos(angle), np.sin(angle)])


def _seen(f, points):
    """Points of the surface as they appear from above, at an angle."""
    points = np.asarray(points, dtype=np.float64)
    return _projected(points.T, np.array([value_at(f, p) for p in points]))


def _projected(across, height):
    x, y = across
    return 0.85 * x + 0.5 * y, -0.3 * x + 0.45 * y + 0.8 * height
