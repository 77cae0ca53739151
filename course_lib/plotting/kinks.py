"""Points without a derivative: the slopes on both sides, and all those between."""

import numpy as np

from course_lib.plotting.common import legend_outside, positive, real
from course_lib.plotting.style import BLUE, GREEN, INK, ORANGE, PINK, axes_or_new

CLOSE = 1e-6  # two slopes this near to each other are one
LADDER = np.array([1e-3, 1e-4, 1e-5])  # steps of the quotients, if the width is 1


def one_sided_slopes(f, x, ax=None, *, width=1.0, slopes=None):
    """Draw f near x with its left and right tangent, and the slopes between them.

    Where the two slopes differ, f has no derivative at x. Each slope between them
    belongs to a line through the point, and the fan of these lines is shaded. For a
    convex f they are the subdifferential: all lines that stay below f.

    Parameters
    ----------
    f : callable
        Takes an array of shape (k,) and returns one.
    x : float
        The point.
    ax : matplotlib.axes.Axes, optional
        Where to draw; default a new figure.
    width : float
        How far the picture reaches to each side; the slopes are measured within a
        thousandth of it.
    slopes : (float, float), optional
        The left and the right slope; default measured by one-sided quotients.

    Returns
    -------
    matplotlib.axes.Axes
        Titled with the derivative, or with "no derivative"; both slopes stand in the
        legend, which says "subdifferential" if f is convex in the picture.

    Raises
    ------
    TypeError
        If x or f(x) is no real number.
    ValueError
        If f is not finite near x, or if the quotients on one side do not settle: the
        slope there is infinite, or there is none.

    Notes
    -----
    Chapter 14, "Where derivatives fail". The quotients for three steps, each a tenth
    of the last, are extrapolated to the step 0, and so are those for another three.

    Examples
    --------
    >>> ax = one_sided_slopes(np.abs, 0.0)
    >>> print(ax.get_title())
    no derivative at x = 0
    >>> print(one_sided_slopes(np.square, 1.5).get_title())
    derivative 3 at x = 1.5
    """
    x, width = float(real("x", x, ())), positive("width", width)

    def value(points):
        return real("f(x)", f(np.array(points)), np.shape(points))

    t = x + np.linspace(-width, width, 401)
    curve, here = value(t), value(np.array([x]))[0]
    if slopes is None:
        slopes = [_slope(value, x, side * width) for side in (-1, 1)]
    left, right = real("slopes", slopes, (2,))
    smooth = abs(right - left) <= CLOSE * max(1, abs(left), abs(right))
    ax = axes_or_new(ax)
    ax.plot(t, curve, color=BLUE, lw=5.0, alpha=0.65, label="f")
    for name, slope, color, line, side in (
        ("left", left, GREEN, "--", -width),
        ("right", right, ORANGE, "-.", width),
    ):
        ends = [x, x + side], [here, here + slope * side]
        ax.plot(*ends, color=color, ls=line, label=f"{name} slope {slope:.4g}")
    if not smooth:
        edges = [here + slope * (t - x) for slope in (left, right)]
        low, high = sorted((left, right))
        label = f"{_kind(t, curve)} [{low:.4g}, {high:.4g}]"
        looks = {"facecolor": (PINK, 0.22), "edgecolor": (PINK, 0.7), "hatch": "//"}
        ax.fill_between(t, *edges, label=label, lw=0, zorder=0, **looks)
    ax.plot(x, here, "o", color=INK, ms=6, zorder=4)
    verdict = f"derivative {(left + right) / 2:.4g}" if smooth else "no derivative"
    ax.set_title(f"{verdict} at x = {x:.4g}", fontsize=11)
    ax.set(xlabel="x", ylabel="f(x)")
    legend_outside(ax, below=True)
    return ax


def _slope(f, x, width):
    """The one-sided slope towards x + width, from quotients for ever smaller steps."""
    one, other = (_limit(f, x, width * share * LADDER) for share in (1.0, 0.6))
    if not abs(one - other) <= 1e-4 * max(1.0, abs(one)):
        side = "right" if width > 0 else "left"
        raise ValueError(
            f"f: the slope on the {side} of x does not settle, it may be infinite or "
            "missing; if you know it, give slopes=(left, right)"
        )
    return one


def _limit(f, x, steps):
    """Extrapolate three quotients to the step 0; NaN where they do not settle."""
    points = x + np.array([0.0, *steps])
    values = f(points)
    far, middle, near = (values[1:] - values[0]) / (points[1:] - points[0])
    first, second = middle - far, near - middle
    noise = 1e-12 * abs(values).max() / abs(steps[-1])
    if abs(second) <= noise:
        return near
    if abs(second) > 0.85 * abs(first):
        return np.nan
    return near - second**2 / (second - first)  # exact for slope + c * step**p


def _kind(t, curve):
    """What the slopes between the two are called."""
    chords = (curve[:-2] + curve[2:]) / 2 - curve[1:-1]
    convex = chords.min() >= -1e-12 * max(1.0, abs(curve).max())
    return "subdifferential" if convex else "slopes between"
