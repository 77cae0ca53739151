"""What plot functions share: checks that name what came, and the place of legends."""

import numpy as np


def real(name, value, shape=None):
    """A fresh float64 array, finite and of one shape, or an error with the name."""
    array = np.asarray(value)
    if array.dtype.kind not in "biuf":
        raise TypeError(f"{name} must hold real numbers, got dtype {array.dtype}")
    if shape is not None and array.shape != shape:
        raise ValueError(f"{name} must have shape {shape}, got {array.shape}")
    if not np.isfinite(array).all():
        raise ValueError(f"{name} must be finite, got NaN or infinity in it")
    return array.astype(np.float64)


def positive(name, value):
    """A number above 0."""
    value = real(name, value, ())
    if not value > 0:
        raise ValueError(f"{name} must be positive, got {value:g}")
    return float(value)


def whole(name, value, least):
    """A whole number that is not too small."""
    if int(value) != value or value < least:
        raise ValueError(f"{name} must be a whole number from {least} up, got {value}")
    return int(value)


def frame(window):
    """Bounds of shape (2, 2), a row an axis; one pair alone serves both axes."""
    bounds = real("window", window)
    if bounds.shape not in ((2,), (2, 2)):
        raise ValueError(
            "window must be (left, right) or ((left, right), (bottom, top)), "
            f"got shape {bounds.shape}"
        )
    bounds = np.broadcast_to(bounds, (2, 2))
    if not (bounds[:, 0] < bounds[:, 1]).all():
        raise ValueError(f"window must run upwards on both axes, got {window}")
    return bounds


def at_most(name, things, most):
    """No more than there are colours."""
    if len(things) > most:
        raise ValueError(f"{name} must hold at most {most}, got {len(things)}")


def value_at(f, point):
    """The number f returns for a point, or an error that names f."""
    value = np.asarray(f(np.array(point)))
    if value.dtype.kind not in "biuf":
        raise TypeError(f"f must return a real number, got dtype {value.dtype}")
    if value.shape != ():
        raise ValueError(f"f must return one number, it returned shape {value.shape}")
    return float(value)


def legend_outside(ax, *, below, **options):
    """A legend that covers no data: below the axes, or to their right."""
    where = {"loc": "upper left", "bbox_to_anchor": (1.02, 1.02)}
    if below:
        where = {"loc": "upper center", "bbox_to_anchor": (0.5, -0.17), "ncols": 2}
    return ax.legend(fontsize=10, **where, **options)
