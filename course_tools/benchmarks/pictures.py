"""The two pictures of the page of measurements."""

import math

import matplotlib.pyplot as plt

from course_lib import plotting
from course_tools.benchmarks import accuracy, speed

LOWEST, HIGHEST = 1e-17, 1e6  # the picture's left edge, and the place for no value
MILD = ("ordinary", "habit", "input")
STYLES = {  # colour, marker, size
    "ordinary functions": (plotting.BLUE, "o", 3),
    "nasty functions": (plotting.ORANGE, "s", 3),
    "no value": (plotting.PINK, "x", 4),
    "refused by name": (plotting.GREEN, "^", 4),
}
SHAPES = {  # task: colour, marker
    "gradient of a logistic loss, n = 10": (plotting.BLUE, "o"),
    "gradient of a logistic loss, n = 1000": (plotting.ORANGE, "s"),
    "Jacobian of tanh(W x + b), 100 to 100": (plotting.GREEN, "^"),
    "Hessian of (sum sin(x) x²)², n = 30": (plotting.PINK, "D"),
}


def error_dots(result, ax=None):
    """Draw the relative error of every method on every case, one dot a case.

    Parameters
    ----------
    result : dict
        From :func:`course_tools.benchmarks.accuracy.measure`.
    ax : matplotlib.axes.Axes, optional
        Where to draw; default a new figure.

    Returns
    -------
    matplotlib.axes.Axes
        One row a method; the errors are on a logarithmic axis.
    """
    methods = {k: m for k, m in result["methods"].items() if m["worst"] is not None}
    ax = _rows(methods, ax)
    dots = {style: [] for style in STYLES}
    for row, figures in enumerate(methods.values()):
        for k, (name, detail) in enumerate(figures["details"].items()):
            mild = result["cases"][name] in MILD
            # Spread over the height of a row, so that equal errors stay apart.
            height = row + (0.18 if mild else -0.18) + 0.026 * (k % 7 - 3)
            style, error = _placed(detail, mild)
            dots[style].append((error, height))
    for style, (colour, marker, size) in STYLES.items():
        x, y = zip(*dots[style], strict=True) if dots[style] else ((), ())
        ax.plot(x, y, marker, color=colour, ms=size, alpha=0.75, label=style)
    ax.axvline(accuracy.LIMIT, color=plotting.INK, ls=":", lw=1.5)
    ax.set_xscale("log")
    ax.set_xlim(LOWEST / 10, HIGHEST * 10)
    ax.set_xticks([LOWEST, 1e-15, 1e-12, 1e-9, 1e-6, 1e-3, 1, 1e3, HIGHEST])
    ax.set_xticklabels(
        ["0", "1e-15", "1e-12", "1e-9", "1e-6", "1e-3", "1", "1e3", "none"]
    )
    ax.minorticks_off()
    ax.set_xlabel("relative error")
    _legend_above(ax, 4)
    return ax


def _placed(detail, mild):
    """The style of a case's dot, and where on the axis it stands."""
    if detail.get("by_name"):
        return "refused by name", HIGHEST
    if not math.isfinite(detail["error"]):
        return "no value", HIGHEST
    error = max(detail["error"], LOWEST)
    return ("ordinary functions" if mild else "nasty functions"), error


def time_ratios(result, ax=None):
    """Draw how many times the bare calls of f each method costs.

    Parameters
    ----------
    result : dict
        From :func:`course_tools.benchmarks.speed.measure`.
    ax : matplotlib.axes.Axes, optional
        Where to draw; default a new figure.

    Returns
    -------
    matplotlib.axes.Axes
        One row a method; the ratios are on a logarithmic axis.
    """
    methods = list(
        dict.fromkeys(m for task in result.values() for m in task["methods"])
    )
    ax = _rows(methods, ax)
    for task, (colour, marker) in SHAPES.items():
        points = [
            (result[task]["methods"][name]["ratio"], row)
            for row, name in enumerate(methods)
            if task in result and name in result[task]["methods"]
        ]
        x, y = zip(*points, strict=True) if points else ((), ())
        ax.plot(x, y, marker, color=colour, ms=6, label=task, alpha=0.85)
    ax.axvline(1, color=plotting.INK, ls=":", lw=1.5)
    ax.set_xscale("log")
    ax.set_xticks([0.1, 1, 10, 100])
    ax.set_xticklabels(["0.1", "1", "10", "100"])
    ax.minorticks_off()
    ax.set_xlabel("CPU time over that of the bare calls of f")
    _legend_above(ax, 2)
    return ax


def _rows(methods, ax):
    if ax is None:
        ax = plt.subplots(figsize=(7.5, 0.45 * len(methods) + 1.4))[1]
    ax.set_yticks(range(len(methods)), list(methods))
    ax.set_ylim(len(methods) - 0.4, -0.6)  # the first method on top
    ax.grid(axis="y", color=plotting.INK, alpha=0.25, lw=0.6)
    ours = sum(name in (*accuracy.OURS, *speed.OURS) for name in methods)
    ax.axhline(ours - 0.5, color=plotting.INK, lw=0.8)
    return ax


def _legend_above(ax, columns):
    ax.legend(
        loc="lower center",
        bbox_to_anchor=(0.4, 1.0),
        ncols=columns,
        fontsize=9,
        handletextpad=0.3,
        columnspacing=1.2,
    )
