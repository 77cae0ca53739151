"""Curves of one variable: secants and tangents, slopes, remainders, stacked terms."""

import numpy as np

from course_lib.differences import derivative
from course_lib.plotting.style import BLUE, GREEN, INK, ORANGE, PINK, axes_or_new

COLOURS = (BLUE, ORANGE, GREEN, PINK)
LINES = ("-", "--", "-.", ":")
MARKERS = ("o", "s", "^", "D")
HATCHES = ("", "//", "..", "xx")


def tangent_and_secant(f, x, h, ax=None, *, window=None):
    """Draw f near x with its tangent at x and its secant from x to x + h.

    Parameters
    ----------
    f : callable
        Takes an array of shape (k,) and returns one; also takes a float.
    x : float
        The point of the tangent.
    h : float
        The step, positive or negative, not 0.
    ax : matplotlib.axes.Axes, optional
        Where to draw; default a new figure.
    window : tuple of float, optional
        Left and right end of the picture; default a little wider than the step.

    Returns
    -------
    matplotlib.axes.Axes
        The labels in its legend carry both slopes.

    Raises
    ------
    ValueError
        If `h` is 0: one point has no secant.

    Notes
    -----
    Chapter 2, "The derivative of one variable".

    Examples
    --------
    >>> ax = tangent_and_secant(lambda x: 2 * x**3 + 5, 2.0, 0.5)
    >>> [line.get_label() for line in ax.get_lines()][:3]
    ['f', 'secant, slope 30.5', 'tangent, slope 24']
    """
    if h == 0:
        raise ValueError("h must not be 0: a secant needs two points")
    ax = axes_or_new(ax)
    left, right = window or (min(x, x + h) - 0.8 * abs(h), max(x, x + h) + 0.5 * abs(h))
    t = np.linspace(left, right, 201)
    rise, slope = f(x + h) - f(x), derivative(f, x)
    ax.plot(t, f(t), color=BLUE, ls="-", label="f")
    secant = f"secant, slope {rise / h:.4g}"
    ax.plot(t, f(x) + rise / h * (t - x), color=ORANGE, ls="--", label=secant)
    tangent = f"tangent, slope {slope:.4g}"
    ax.plot(t, f(x) + slope * (t - x), color=GREEN, ls="-.", label=tangent)
    ax.plot([x, x + h, x + h], [f(x), f(x), f(x + h)], color=INK, ls=":", lw=1.5)
    ax.plot([x, x + h], [f(x), f(x + h)], "o", color=INK, ms=6)
    ax.annotate(
        "$h$", (x + h / 2, f(x)), (0, -14), textcoords="offset points", ha="center"
    )
    ax.annotate(
        "$f(x+h) - f(x)$",
        (x + h, f(x) + 0.4 * rise),
        (6 if h > 0 else -6, 0),
        textcoords="offset points",
        ha="left" if h > 0 else "right",
    )
    ax.set(xlabel="x", ylabel="f(x)")
    ax.legend(loc="upper left")
    return ax


def function_and_derivative(f, slope, interval, ax=None, *, name="f"):
    """Draw a function and its derivative over one interval, in one picture.

    Parameters
    ----------
    f, slope : callable
        The function and its derivative; each maps an array of shape (k,) to one.
    interval : tuple of float
        Left and right end.
    ax : matplotlib.axes.Axes, optional
        Where to draw; default a new figure.
    name : str
        Name of the function in the legend; the derivative gets a prime.

    Returns
    -------
    matplotlib.axes.Axes
        Where the two curves were drawn.

    Notes
    -----
    Chapter 2, "The derivative of one variable".

    Examples
    --------
    >>> ax = function_and_derivative(np.sin, np.cos, (-3.0, 3.0), name="sin")
    >>> [line.get_label() for line in ax.get_lines()][-2:]
    ['sin', "sin'"]
    """
    ax = axes_or_new(ax)
    t = np.linspace(*interval, 401)
    ax.axhline(0, color=INK, lw=0.8, ls="-")
    ax.plot(t, f(t), color=BLUE, ls="-", label=name)
    ax.plot(t, slope(t), color=ORANGE, ls="--", label=f"{name}'")
    ax.set(xlabel="x")
    ax.legend()
    return ax


def remainders(f, x, slopes, ax=None, *, steps=None):
    """Draw what a straight line through (x, f(x)) misses, against the step h.

    For the derivative the remainder ``|f(x + h) - f(x) - slope h|`` falls faster
    than h, as h² where f has a second derivative; for every other slope it falls as h.

    Parameters
    ----------
    f : callable
        Takes an array of shape (k,) and returns one.
    x : float
        The point of contact.
    slopes : dict of str to float
        At most four slopes to compare, by the label for the legend.
    ax : matplotlib.axes.Axes, optional
        Where to draw; default a new figure.
    steps : array_like of shape (k,), optional
        Positive values of h; default thirteen from 1e-4 to 1e-1.

    Returns
    -------
    matplotlib.axes.Axes
        Both axes are logarithmic.

    Raises
    ------
    ValueError
        If there are more than four slopes.

    Notes
    -----
    Chapter 2, "The derivative of one variable".

    Examples
    --------
    >>> ax = remainders(np.sin, 0.3, {"cos x": np.cos(0.3), "1": 1.0})
    >>> print(ax.get_xscale(), ax.get_yscale())
    log log
    """
    ax = axes_or_new(ax)
    h = np.asarray(np.logspace(-4, -1, 13) if steps is None else steps, dtype=float)
    _at_most_four("slopes", slopes)
    for k, (label, slope) in enumerate(slopes.items()):
        missed = abs(f(x + h) - f(x) - slope * h)
        looks = {"color": COLOURS[k], "ls": LINES[k], "marker": MARKERS[k], "ms": 5}
        ax.loglog(h, missed, label=label, **looks)
    ax.set(xlabel="step h", ylabel="remainder")
    ax.legend()
    return ax


def stacked_terms(terms, positions, ax=None):
    """Draw a sum as bars, one above the other, with the total written on top.

    Parameters
    ----------
    terms : dict of str to array_like of shape (k,)
        At most four terms, none negative, from the bottom upwards, by their label.
    positions : list of str
        The k labels below the bars.
    ax : matplotlib.axes.Axes, optional
        Where to draw; default a new figure.

    Returns
    -------
    matplotlib.axes.Axes
        Each term has its own colour and hatching.

    Raises
    ------
    ValueError
        If there are more than four terms.

    Notes
    -----
    Chapter 2, "The derivative of one variable".

    Examples
    --------
    >>> ax = stacked_terms({"$6x^2$": [6, 6], "$6xh$": [6, 3]}, ["h = 1", "h = 1/2"])
    >>> [text.get_text() for text in ax.texts]
    ['12', '9']
    """
    ax = axes_or_new(ax)
    place, floor = np.arange(len(positions)), np.zeros(len(positions))
    _at_most_four("terms", terms)
    for k, (label, heights) in enumerate(terms.items()):
        looks = {"fc": (COLOURS[k], 0.3), "ec": COLOURS[k], "hatch": HATCHES[k]}
        ax.bar(place, heights, 0.62, bottom=floor, label=label, **looks)
        floor = floor + np.asarray(heights, dtype=float)
    for at, total in zip(place, floor, strict=True):
        ax.annotate(
            f"{total:.6g}", (at, total), (0, 3), textcoords="offset points", ha="center"
        )
    ax.set_xticks(place, positions)
    ax.legend(reverse=True)  # in the order of the stack
    return ax


def _at_most_four(name, things):
    if len(things) > len(COLOURS):
        raise ValueError(f"{name} must hold at most {len(COLOURS)}, got {len(things)}")
