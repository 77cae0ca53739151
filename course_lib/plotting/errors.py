"""The error of a numeric derivative against its step, measured and predicted."""

import numpy as np

from course_lib.plotting.common import at_most, legend_outside, real
from course_lib.plotting.style import BLUE, GREEN, INK, ORANGE, axes_or_new

METHODS = {  # colour, marker, and the power of h in the truncation error
    "forward": (BLUE, "o", 1),
    "central": (ORANGE, "s", 2),
    "complex": (GREEN, "^", 2),
}
FORMULAS = {1: "h |f''| / 2", 2: "h² |f'''| / 6"}


def error_against_step(
    f,
    x,
    exact,
    ax=None,
    *,
    steps=None,
    methods=("forward", "central"),
    dtype=np.float64,
    second=None,
    third=None,
):
    """Draw how the error of a difference quotient depends on its step h.

    Over the measured errors lie the predicted ones: the truncation error, which is
    ``h |f''(x)| / 2`` for forward and ``h² |f'''(x)| / 6`` for central and complex
    differences (dashed), and the round-off error ``ε |f(x)| / h`` (dotted), which
    the complex step does not have. A star stands where the sum of both is smallest.

    Parameters
    ----------
    f : callable
        Takes an array of shape (k,) and returns one; for ``"complex"`` a complex one.
    x : float
        The point.
    exact : float
        The derivative of f at x.
    ax : matplotlib.axes.Axes, optional
        Where to draw; default a new figure.
    steps : array_like of shape (k,), optional
        Positive values of h; default six a power of ten from eps to 1.
    methods : sequence of str
        Of ``"forward"``, ``"central"`` and ``"complex"``.
    dtype : {numpy.float64, numpy.float32}
        In which f is evaluated.
    second, third : float, optional
        The second and third derivative of f at x; default measured in float64.

    Returns
    -------
    matplotlib.axes.Axes
        Both axes are logarithmic. A measured error of exactly 0 has its mark on the
        lower edge.

    Raises
    ------
    TypeError
        If x or `exact` is no real number.
    ValueError
        If a method is unknown, a step is not positive, `dtype` is another one, or f
        does not return one number for each entry.

    Notes
    -----
    Chapter 3, "Derivatives by numbers". The quotients divide by the distance that
    the two points really have in floating point, as :func:`course_lib.derivative`
    does.

    Examples
    --------
    >>> ax = error_against_step(np.exp, 1.0, np.e)
    >>> [text.get_text() for text in ax.get_legend().get_texts()][-2:]
    ['best forward step 2.1e-08', 'best central step 8.7e-06']
    """
    x, exact = real("x", x, ()), float(real("exact", exact, ()))
    methods, kind = tuple(methods), np.dtype(dtype).type
    if not methods or set(methods) - set(METHODS):
        raise ValueError(f"methods must be of {', '.join(METHODS)}, got {methods}")
    if kind not in (np.float64, np.float32):
        raise ValueError(f"dtype must be numpy.float64 or numpy.float32, got {dtype}")
    eps = float(np.finfo(kind).eps)
    if steps is None:
        steps = np.geomspace(eps, 1, round(-6 * np.log10(eps)))
    h = real("steps", steps).reshape(-1)
    if not (h > 0).all():
        raise ValueError(f"steps must be positive, got {h.min():g}")
    noise = eps * abs(_values(f, x[None])[0])
    powers = sorted({METHODS[method][2] for method in methods})
    given = {1: second, 2: third}
    bends = {power: _bend(f, float(x), power, given[power]) for power in powers}
    ax = axes_or_new(ax)
    ax.set(xscale="log", yscale="log", xlabel="step h", ylabel="absolute error")
    shown = [[noise or eps]]
    for method in methods:
        color, marker, _ = METHODS[method]
        error = abs(_quotient(f, kind(x), h.astype(kind), method) - exact)
        seen, none = np.isfinite(error) & (error > 0), error == 0
        looks = {"color": color, "marker": marker, "ls": "", "ms": 4, "alpha": 0.7}
        ax.plot(h[seen], error[seen], label=f"{method}, measured", **looks)
        edge = ax.get_xaxis_transform()
        ax.plot(h[none], 0 * h[none], transform=edge, clip_on=False, **looks)
        shown.append(error[seen])
    _predict(ax, np.sort(h), noise, bends, methods)
    shown = np.concatenate(shown)
    ax.set_ylim(shown.min() / 4, shown.max() * 4)
    legend_outside(ax, below=True)
    return ax


def _predict(ax, h, noise, bends, methods):
    """Lines for truncation and round-off, and stars where their sum is smallest."""
    for power, bend in bends.items():
        if bend:
            color, label = (BLUE, ORANGE)[power - 1], FORMULAS[power]
            ax.plot(h, bend * h**power, color=color, ls="--", lw=1.6, label=label)
    if noise and set(methods) - {"complex"}:
        ax.plot(h, noise / h, color=INK, ls=":", label="ε |f| / h")
    for method in methods:
        color, _, power = METHODS[method]
        if method == "complex" or not noise or not bends[power]:
            continue  # no round-off or no truncation: no best step
        best = (noise / (power * bends[power])) ** (1 / (power + 1))
        total = bends[power] * best**power + noise / best
        label = f"best {method} step {best:.1e}"
        looks = {"color": color, "mec": INK, "ms": 13, "ls": "", "zorder": 4}
        ax.plot(best, total, marker="*", label=label, **looks)


def _quotient(f, x, h, method):
    """The difference quotients for all steps, in the precision of x and h."""
    with np.errstate(all="ignore"):  # no value, or points that fall together: NaN
        if method == "complex":
            return np.imag(_values(f, x + 1j * h)) / h.astype(np.float64)
        right, left = x + h, x - h if method == "central" else np.full_like(h, x)
        rise = _values(f, right) - _values(f, left)
        return (rise / (right - left)).astype(np.float64)


def _bend(f, x, power, known):
    """What stands before h or h² in the truncation error; 0 where it is only noise."""
    name, share = (("second", 2), ("third", 6))[power - 1]
    if known is not None:
        return abs(float(real(name, known, ()))) / share
    offsets, weights = (([-1, 0, 1], [1, -2, 1]), ([-2, -1, 1, 2], [-0.5, 1, -1, 0.5]))[
        power - 1
    ]
    eps = np.finfo(np.float64).eps
    step = eps ** (1 / (power + 3)) * max(abs(x), 1.0)
    with np.errstate(all="ignore"):
        values = _values(f, x + step * np.array(offsets))
    if not np.isfinite(values).all():
        raise ValueError(f"{name} must be given: f is not finite on both sides of x")
    slope = abs(weights @ values) / step ** (power + 1)
    noise = 10 * eps * abs(values).max() / step ** (power + 1)
    return slope / share if slope > noise else 0.0


def _values(f, points):
    """What f returns, one number for each point."""
    values = np.asarray(f(points.copy()))
    if values.shape != points.shape:
        raise ValueError(
            f"f must return one number for each entry: {points.shape}, "
            f"it returned shape {values.shape}"
        )
    return values


def taylor_remainders(tests, ax=None):
    """Draw what Taylor expansions miss against the step: tests already made, as lines.

    Parameters
    ----------
    tests : dict of str to course_lib.witnesses.Taylor
        At most three results of :func:`course_lib.taylor_test`, by their label.
    ax : matplotlib.axes.Axes, optional
        Where to draw; default a new figure.

    Returns
    -------
    matplotlib.axes.Axes
        Both axes are logarithmic; the legend carries the measured orders.

    Raises
    ------
    ValueError
        If there are more than three results.

    Notes
    -----
    Chapter 6, "Jacobians: the best linear map".

    Examples
    --------
    >>> from course_lib import taylor_test
    >>> tests = {"cos 1": taylor_test(np.sin, 1.0, np.cos(1.0))}
    >>> ax = taylor_remainders(tests)
    >>> print(ax.get_legend().get_texts()[0].get_text())
    cos 1: falls like h^2.00
    """
    at_most("tests", tests, 3)
    ax = axes_or_new(ax)
    looks = zip(
        ((BLUE, "o"), (ORANGE, "s"), (GREEN, "^")), ("-", "--", "-."), strict=True
    )
    for (label, test), ((color, marker), line) in zip(
        tests.items(), looks, strict=False
    ):
        seen = test.remainders > 0
        words = f"{label}: falls like h^{test.slope:.2f}"
        style = {"color": color, "marker": marker, "ls": line, "ms": 5, "label": words}
        ax.loglog(test.steps[seen], test.remainders[seen], **style)
    ax.set(xlabel="step h", ylabel="remainder")
    ax.legend()
    return ax
