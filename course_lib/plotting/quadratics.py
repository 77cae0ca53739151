"""The quadratic model of a function: its level curve, drawn along the eigenvectors."""

import numpy as np

from course_lib.plotting.common import legend_outside, positive, real
from course_lib.plotting.style import BLUE, GREEN, INK, ORANGE, PINK, axes_or_new

FLAT = 1e-9  # an eigenvalue this small beside the other one counts as zero
AXES = ((ORANGE, "^"), (GREEN, "s"))


def hessian_ellipse(H, ax=None, *, center=(0.0, 0.0), level=1.0):
    """Draw where the quadratic model x^T H x / 2 has the value `level`.

    With two positive eigenvalues the level curve is an ellipse. With two negative
    ones the model has a maximum, and the ellipse belongs to ``-level``. Eigenvalues
    of both signs make a saddle: hyperbolas for ``level`` and for ``-level``, and the
    two lines where the model is zero. An eigenvalue zero makes two parallel lines.

    Parameters
    ----------
    H : array_like of shape (2, 2)
        Symmetric; an eigenvalue below 1e-9 of the other one counts as zero.
    ax : matplotlib.axes.Axes, optional
        Where to draw; default a new figure.
    center : array_like of shape (2,)
        Where x = 0 of the model is drawn.
    level : float
        Height of the curve above the centre, positive.

    Returns
    -------
    matplotlib.axes.Axes
        Titled with the kind of the critical point, the eigenvalues and, for a
        minimum or a maximum, the condition number.

    Raises
    ------
    ValueError
        If H is not symmetric or is zero, or if `level` is not positive.

    Notes
    -----
    Chapter 8, "Hessian and curvature".

    Examples
    --------
    >>> print(hessian_ellipse([[2.0, 1.0], [1.0, 2.0]]).get_title())
    minimum: eigenvalues 1 and 3
    condition number 3
    """
    H, level = real("H", H, (2, 2)), positive("level", level)
    center = real("center", center, (2,))
    if abs(H - H.T).max() > 1e-6 * abs(H).max():
        raise ValueError("H must be symmetric; x^T H x has the Hessian H + H.T")
    if not H.any():
        raise ValueError("H must not be zero: its model is 0 everywhere, no curve")
    values, vectors = np.linalg.eigh((H + H.T) / 2)
    values[abs(values) < FLAT * abs(values).max()] = 0.0
    vectors *= np.where(vectors.sum(axis=0) < 0, -1, 1)
    ax = axes_or_new(ax)
    lengths = np.sqrt(2 * level / abs(np.where(values, values, np.inf)))
    reach = lengths.max() * (1.2 if values.prod() > 0 else 3.0)
    for height, line, curves in _curves(values, lengths, level, 5 * reach):
        for k, curve in enumerate(curves):
            label = f"model = {height:g}" if k == 0 else None
            looks = {"color": BLUE if height else PINK, "ls": line, "label": label}
            ax.plot(*(center[:, None] + vectors @ curve), **looks)
    for vector, value, length, (color, marker) in zip(
        vectors.T, values, lengths, AXES, strict=True
    ):
        tip = center + vector * (length or reach / 2)
        size = f"{length:.3g} long" if length else "without end"
        label = f"eigenvector of {value:.3g}, {size}"
        looks = {"color": color, "marker": marker, "markevery": [1], "ls": "-"}
        ax.plot(*np.transpose([center, tip]), label=label, **looks)
    ax.plot(*center, "o", color=INK, ms=5)
    ends = np.stack([center - reach, center + reach])
    ax.set(xlim=ends[:, 0], ylim=ends[:, 1], xlabel="$x_1$", ylabel="$x_2$")
    ax.set_aspect("equal")
    ax.set_title(_title(values), fontsize=10)
    legend_outside(ax, below=False)
    return ax


def _curves(values, lengths, level, reach):
    """Height, line style and curves of shape (2, k), along the eigenvectors."""
    signs = np.sign(values)
    if not values.all():
        k = int(np.flatnonzero(values)[0])
        line = np.zeros((2, 2))
        line[1 - k], line[k] = [-reach, reach], lengths[k]
        return [(signs[k] * level, "-", [line, -line])]
    if values.prod() > 0:
        angle = np.linspace(0, 2 * np.pi, 361)
        circle = np.stack([np.cos(angle), np.sin(angle)])
        return [(signs[0] * level, "-", [lengths[:, None] * circle])]
    far = np.arcsinh(reach / lengths.min())
    t = np.linspace(-far, far, 801)
    down = lengths[:, None] * np.stack([np.cosh(t), np.sinh(t)])  # eigh: negative first
    up = lengths[:, None] * np.stack([np.sinh(t), np.cosh(t)])
    zero = reach / lengths.min() * np.stack([-lengths, lengths], axis=1)
    other = zero * [[1], [-1]]
    return [
        (level, "-", [up, -up]),
        (-level, "--", [down, -down]),
        (0, ":", [zero, other]),
    ]


def _title(values):
    """The kind of critical point, in two lines."""
    low, high = values
    numbers = f"eigenvalues {low:.3g} and {high:.3g}"
    if low < 0 < high:
        return f"saddle: {numbers}\nneither a minimum nor a maximum"
    if not values.all():
        return f"flat along one eigenvector: {numbers}\ncondition number infinite"
    sizes = abs(values)
    condition = sizes.max() / sizes.min()
    kind = "minimum" if low > 0 else "maximum"
    return f"{kind}: {numbers}\ncondition number {condition:.4g}"
