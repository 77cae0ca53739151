"""Colours that hold on white, on black, in grey and for colour-blind eyes."""

import matplotlib
import matplotlib.pyplot as plt

# Okabe and Ito (2008), the four that read on light and on dark backgrounds. Never
# let colour alone carry a meaning: add a label, a marker or a line style.
BLUE, ORANGE, GREEN, PINK = "#1f88c9", "#d9660a", "#0f9d72", "#c46fa0"
INK = "#808080"  # text and axes: the grey that contrasts with white and black alike

SETTINGS = {
    "figure.figsize": (6.0, 3.6),
    "figure.facecolor": "none",
    "savefig.facecolor": "none",
    "axes.facecolor": "none",
    "axes.edgecolor": INK,
    "axes.labelcolor": INK,
    "axes.titlecolor": INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.prop_cycle": matplotlib.cycler(
        color=[BLUE, ORANGE, GREEN, PINK], linestyle=["-", "--", "-.", ":"]
    ),
    "text.color": INK,
    "xtick.color": INK,
    "ytick.color": INK,
    "font.size": 11,
    "legend.frameon": False,
    "lines.linewidth": 2.0,
    "svg.hashsalt": "course",  # the same figure gives the same file
}


def use_style():
    """Draw all figures from here on in the course's style.

    Notes
    -----
    Every chapter's first cell calls it.

    Examples
    --------
    >>> use_style()
    """
    matplotlib.rcParams.update(SETTINGS)


def axes_or_new(ax):
    """The Axes that a plot function was given, or those of a new figure."""
    return plt.subplots()[1] if ax is None else ax
