"""Computational graphs: a circle for each value, arrows to what is made of it."""

import numpy as np
from matplotlib.patches import Circle, FancyArrowPatch

from course_lib.plotting.common import real
from course_lib.plotting.style import BLUE, INK, ORANGE, axes_or_new

RADIUS = 0.3  # of a circle; places one unit apart leave room for an arrow and its label
ARROW = {"arrowstyle": "-|>", "mutation_scale": 12, "shrinkA": 0, "shrinkB": 0}


def computational_graph(
    places, edges, ax=None, *, values=None, derivatives=None, slopes=None, digits=3
):
    """Draw a computational graph: values above its circles, derivatives below.

    Parameters
    ----------
    places : dict of str to (float, float)
        Where the middle of each circle is, by the name written in it.
    edges : iterable of (str, str)
        From an input of an operation to its result.
    ax : matplotlib.axes.Axes, optional
        Where to draw; default a new figure.
    values : dict of str to float, optional
        Written above the circles, in blue.
    derivatives : dict of str to float, optional
        Tangents or cotangents, written below the circles, in orange and slanted.
    slopes : dict of (str, str) to float or str, optional
        Local derivatives, written on the arrows.
    digits : int
        Behind the point, at most; zeros at the end are left out.

    Returns
    -------
    matplotlib.axes.Axes
        Without axis lines, one unit as long across as up.

    Raises
    ------
    ValueError
        If an edge, a value, a derivative or a slope belongs to no circle or arrow, or a
        place is not two numbers.

    Notes
    -----
    Chapter 9, "Chain rule; JVP and VJP".

    Examples
    --------
    >>> places = {"x": (0, 1), "y": (0, 0), "xy": (1.5, 0.5)}
    >>> edges = [("x", "xy"), ("y", "xy")]
    >>> ax = computational_graph(places, edges, values={"x": 2.0, "y": -0.125})
    >>> print([text.get_text() for text in ax.texts])
    ['x', 'y', 'xy', '2', '-0.125']
    """
    places = {name: real("places", place, (2,)) for name, place in places.items()}
    edges = [tuple(edge) for edge in edges]
    for edge in edges:
        _known("edges", edge, places, "circle")
    _known("slopes", slopes or {}, edges, "arrow")
    ax = axes_or_new(ax)
    for start, end in edges:
        way = places[end] - places[start]
        way = way / max((way @ way) ** 0.5, RADIUS) * RADIUS
        ends = tuple(places[start] + way), tuple(places[end] - way)
        ax.add_patch(FancyArrowPatch(*ends, color=INK, lw=1.2, **ARROW))
    for name, (x, y) in places.items():
        ax.add_patch(Circle((x, y), RADIUS, fill=False, color=INK, lw=1.2))
        ax.text(x, y, name, color=INK, ha="center", va="center")
    rows = ((values, BLUE, 1, "normal"), (derivatives, ORANGE, -1, "italic"))
    for numbers, colour, side, style in rows:
        _known("values and derivatives", numbers or {}, places, "circle")
        for name, number in (numbers or {}).items():
            x, y = places[name]
            looks = {"color": colour, "style": style, "ha": "center"}
            looks["va"] = "bottom" if side > 0 else "top"
            ax.text(x, y + side * (RADIUS + 0.05), _said(number, digits), **looks)
    for (start, end), slope in (slopes or {}).items():
        (x, y), (across, up) = (
            (places[start] + places[end]) / 2,
            places[end] - places[start],
        )
        side = (
            np.array([-up, across]) / np.hypot(up, across) * (1 if across >= 0 else -1)
        )
        words = slope if isinstance(slope, str) else _said(slope, digits)
        looks = {"color": INK, "fontsize": 9, "ha": "center", "va": "center"}
        ax.text(x + 0.2 * side[0], y + 0.16 * side[1], words, **looks)
    x, y = zip(*places.values(), strict=True)
    ax.set_xlim(min(x) - 2 * RADIUS, max(x) + 2 * RADIUS)
    ax.set_ylim(min(y) - 2.6 * RADIUS, max(y) + 2.6 * RADIUS)
    ax.set_aspect("equal")
    ax.axis("off")
    return ax


def _known(name, given, known, kind):
    for each in given:
        if each not in known:
            names = ", ".join(map(str, known))
            raise ValueError(f"{name}: no {kind} {each!r}, there are {names}")


def _said(number, digits):
    text = f"{float(number):.{digits}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text
