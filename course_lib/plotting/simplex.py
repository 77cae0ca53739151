"""The shares of three classes in a triangle, with the Jacobian's columns as arrows."""

import numpy as np

from course_lib.plotting.common import real
from course_lib.plotting.style import BLUE, GREEN, INK, ORANGE, axes_or_new

CORNERS = np.array([[0, 0], [1, 0], [0.5, np.sqrt(3) / 2]])
LOOKS = ((BLUE, "-"), (ORANGE, "--"), (GREEN, "-."))
BESIDE = ((-0.06, -0.07), (-0.06, -0.07), (0.04, -0.01))  # the names of the corners


def simplex_arrows(z, ax=None):
    """Draw the softmax of three scores, and how it answers to each of them.

    A point of the triangle is a triple of shares with the sum 1, a corner the share
    of 1 for one class. Column j of the softmax's Jacobian is an arrow from the shares
    towards corner j.

    Parameters
    ----------
    z : array_like of shape (3,)
        The scores.
    ax : matplotlib.axes.Axes, optional
        Where to draw; default a new figure.

    Returns
    -------
    matplotlib.axes.Axes
        Titled with the three shares.

    Raises
    ------
    ValueError
        If `z` has another shape or is not finite.

    Notes
    -----
    Chapter 11, "Elementwise functions, softmax, cross-entropy".

    Examples
    --------
    >>> print(simplex_arrows(np.log([1.0, 2.0, 5.0])).get_title())
    p = (0.125, 0.25, 0.625)
    """
    z = real("z", z, (3,))
    powers = np.exp(z - z.max())
    p = powers / powers.sum()
    ends = (p + np.diag(p) - np.outer(p, p)) @ CORNERS  # row j: p plus column j of J
    here = p @ CORNERS
    ax = axes_or_new(ax)
    ax.plot(*CORNERS[[0, 1, 2, 0]].T, "-", color=INK, lw=1.5)
    for j, (colour, ls) in enumerate(LOOKS):
        ax.plot(*np.array([here, CORNERS[j]]).T, ":", color=INK, lw=0.8)
        look = {"arrowstyle": "-|>", "color": colour, "ls": ls, "lw": 2.4}
        look |= {"shrinkA": 0, "shrinkB": 0}
        ax.annotate("", ends[j], here, arrowprops=look)
        side = {"ha": "left" if j == 1 else "right", "va": "center"}
        aside = 0.03 if j == 1 else -0.03
        ax.text(ends[j, 0] + aside, ends[j, 1], f"$Je_{j + 1}$", **side)
        ax.text(*(CORNERS[j] + BESIDE[j]), f"class {j + 1}")
    ax.plot(*here, "o", color=INK, ms=8)
    ax.text(here[0] + 0.03, here[1] + 0.01, "$p$")
    ax.set(xlim=(-0.15, 1.2), ylim=(-0.12, 0.95), aspect="equal")
    ax.set_title(f"p = ({', '.join(f'{share:.3g}' for share in p)})", fontsize=11)
    ax.axis("off")
    return ax
