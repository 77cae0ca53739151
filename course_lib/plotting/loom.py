"""An einsum drawn as a loom: a thread for each letter, a knot for each sum."""

import numpy as np

from course_lib.plotting.common import at_most
from course_lib.plotting.style import BLUE, INK, ORANGE, axes_or_new

TOP, BOTTOM = 1.0, 0.0  # heights of the beams
KNOT = 0.62  # where the pegs of a summed letter are tied together


def index_loom(spec, names, result, ax=None):
    """Draw which letters of an einsum run through to the result, and which are summed.

    Each factor is a beam with a peg for each of its axes. A letter that stays is a
    solid thread down to its peg in the result; a letter that is summed ties its pegs
    together with a dashed thread and ends in a Σ.

    Parameters
    ----------
    spec : str
        As for ``np.einsum``, with an arrow: ``"i,ikl->kl"``.
    names : sequence of str
        The names of the factors.
    result : str
        The name of the result.
    ax : matplotlib.axes.Axes, optional
        Where to draw; by default on a new figure.

    Returns
    -------
    matplotlib.axes.Axes
        Titled with `spec`.

    Raises
    ------
    ValueError
        If `spec` has no arrow, or a letter behind it that does not stand before it, or
        if there is not one name for each factor; with more than four factors.

    Notes
    -----
    Chapter 12, "Generalized Jacobians, einsum, vec and Kronecker".

    Examples
    --------
    >>> ax = index_loom("ij,j->i", ["W", "x"], "y")
    >>> words = [text.get_text() for text in ax.texts]
    >>> print(ax.get_title(), words.count("Σ"))
    ij,j->i 1
    """
    factors, out = _parts(spec, names)
    ax = axes_or_new(ax)
    pegs = {}
    left = 0.0
    for name, letters in zip(names, factors, strict=True):
        places = left + np.arange(len(letters), dtype=float)
        _beam(ax, places, left, TOP, name, letters, above=True)
        for letter, x in zip(letters, places, strict=True):
            pegs.setdefault(letter, []).append(x)
        left += max(len(letters), 1) + 0.7
    width = left - 1.7
    start = (width - max(len(out) - 1, 0)) / 2
    ends = start + np.arange(len(out), dtype=float)
    _beam(ax, ends, start, BOTTOM, result, out, above=False)
    for letter, places in pegs.items():
        if letter in out:
            for x in places:
                _thread(ax, (x, TOP), (ends[out.index(letter)], BOTTOM), BLUE, "-")
        else:
            middle = float(np.mean(places))
            for x in places:
                _thread(ax, (x, TOP), (middle, KNOT), ORANGE, "--")
            ax.text(
                middle,
                KNOT - 0.05,
                "Σ",
                ha="center",
                va="top",
                color=ORANGE,
                fontsize=14,
            )
    ax.set(xlim=(-0.9, width + 0.9), ylim=(-0.42, 1.42), title=spec)
    ax.set_axis_off()
    return ax


def _parts(spec, names):
    """The letters of each factor and of the result."""
    before, arrow, out = spec.replace(" ", "").partition("->")
    factors = before.split(",")
    if not arrow:
        raise ValueError(f'spec needs an arrow, such as "ij,j->i", got {spec!r}')
    unknown = [
        letter for letter in out if letter not in before or out.count(letter) > 1
    ]
    if unknown or not all(part.isalpha() or not part for part in [*factors, out]):
        raise ValueError(
            "spec: each letter behind the arrow must stand before it, and only once "
            f"behind it, got {spec!r}"
        )
    if len(factors) != len(names):
        raise ValueError(f"names: {spec} has {len(factors)} factors, got {list(names)}")
    at_most("names", names, 4)
    return factors, out


def _beam(ax, places, left, height, name, letters, *, above):
    """A bar with a peg and a letter for each axis, and its name beside them."""
    right = places[-1] if len(places) else left
    ax.plot(
        [left - 0.35, right + 0.35], [height, height], "-", color=INK, lw=5, alpha=0.5
    )
    side, baseline = (1, "bottom") if above else (-1, "top")
    for x, letter in zip(places, letters, strict=True):
        ax.plot(x, height, "o", color=INK, ms=8)
        spot = (x, height + side * 0.07)
        ax.text(*spot, letter, ha="center", va=baseline, color=INK, style="italic")
    spot = ((left + right) / 2, height + side * 0.24)
    ax.text(*spot, name, ha="center", va=baseline, color=INK, fontsize=13)


def _thread(ax, start, end, colour, line):
    """A curve that leaves and arrives upright."""
    t = np.linspace(0, 1, 40)
    x = start[0] + (end[0] - start[0]) * t**2 * (3 - 2 * t)
    ax.plot(x, start[1] + (end[1] - start[1]) * t, line, color=colour, lw=2, zorder=1)
