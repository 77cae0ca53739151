"""Derivatives with an error estimate: several steps, extrapolated to step zero.

A central difference with step h is D(h) = f'(x) + c₁h² + c₂h⁴ + ... From three steps
two unknown terms can be removed (Richardson, Neville), and the amount by which the
value changes while this is done tells how far off it still is. Small steps carry
more round-off, large ones more truncation: the ladder walks down and keeps, entry by
entry, the value with the smallest estimated error. Chapter 3 derives it.
"""

import numpy as np

from course_lib.calling import values
from course_lib.differences import Estimate, as_jacobian, central_columns

__all__ = ["ladder", "noise_level", "one_sided"]

START = 0.06  # the longest step, for entries of size 1 and below
RATIO = 8.0  # from one rung to the next
RUNGS = 14
PROBE = 4e-9  # a step so short that few functions bend within it
DEPTH = 4  # rungs that are extrapolated together


@np.errstate(all="ignore")  # long steps may leave the domain of f
def ladder(f, x, columns=None):
    """Jacobian of f at x with an error estimate for each entry.

    Parameters
    ----------
    f : callable
        As in :func:`course_lib.jacobian`.
    x : ndarray of float64
        The point.
    columns : ndarray of int, optional
        Which entries of x, counted in row order; default all.

    Returns
    -------
    Estimate
        Value and error in the shape ``f(x).shape + x.shape``; with `columns` both
        have one row for each of them, followed by the shape of ``f(x)``.

    Notes
    -----
    Chapter 3, "Derivatives by numbers". After Ridders (1982), with the noise of f
    measured as by Hamming and a guard against steps that fit a period.

    Examples
    --------
    >>> value, error = ladder(np.exp, np.array(1.0))
    >>> print(f"{value:.10f}", error < 1e-10)
    2.7182818285 True
    """
    every = columns is None
    columns = np.arange(x.size) if every else np.asarray(columns)
    best, error = _climb_down(f, x, columns, central_columns, power=2)
    _climb_up(f, x, columns, best, error)
    for k, j in enumerate(columns):
        if not np.isfinite(error[k]).all():  # f has an edge within all steps
            sides = [one_sided(f, x, j, side) for side in (1, -1)]
            nearest = min(sides, key=lambda side: np.max(side.error))
            best[k], error[k] = nearest
    if not every:
        return Estimate(best, error)
    return Estimate(as_jacobian(best, x), as_jacobian(error, x))


@np.errstate(all="ignore")
def one_sided(f, x, j, side):
    """Slope of f in entry j of x, from the right (`side` = 1) or the left (-1).

    Parameters
    ----------
    f, x
        As in :func:`ladder`.
    j : int
        The entry, counted in row order.
    side : {1, -1}
        To which side the steps go.

    Returns
    -------
    Estimate
        In the shape of ``f(x)``; the error is infinite where there is no slope.

    Notes
    -----
    Chapter 14, "Where derivatives fail".

    Examples
    --------
    >>> print([float(one_sided(abs, np.array(0.0), 0, side).value) for side in (1, -1)])
    [1.0, -1.0]
    """

    def forward(f, x, h, columns):
        points = np.repeat(x[np.newaxis], 2, axis=0)
        points.reshape(2, -1)[1, j] += side * h[j]
        width = points.reshape(2, -1)[1, j] - x.reshape(-1)[j]
        here, there = values(f, points)
        return ((there - here) / width)[np.newaxis]

    best, error = _climb_down(f, x, np.array([j]), forward, power=1)
    return Estimate(best[0], error[0])


def _climb_up(f, x, columns, best, error):
    """Where noise rules, longer steps see more of the slope; improve in place."""
    small = 1e-3 * np.abs(best[np.isfinite(best)]).max(initial=0)
    noisy = (error > 1e-6 * np.maximum(np.abs(best), small)) & (best != 0)
    some = np.flatnonzero(noisy.reshape(len(columns), -1).any(axis=1))
    if not some.size:
        return
    start = START * RATIO**3
    value, claim = _climb_down(f, x, columns[some], central_columns, 2, start)
    agree = np.abs(value - best[some]) <= error[some] + claim
    better = agree & (claim < error[some])
    best[some] = np.where(better, value, best[some])
    error[some] = np.where(better, claim, error[some])


def _climb_down(f, x, columns, difference, power, start=START):
    """Values and errors, one row a column, from differences at shorter and shorter h.

    `power` is the order of the first error term of `difference`, and the distance
    from each term to the next: 2 for central, 1 for one-sided differences.
    """
    noise = noise_level(f, x)
    best = np.full((len(columns), *noise.shape), np.nan)
    error = np.full_like(best, np.inf)
    scale = np.maximum(np.abs(x).reshape(-1), 1.0)
    active = np.arange(len(columns))
    rungs, rows = [], []
    for rung in range(RUNGS):
        # Uneven steps: no period of f can fit all of them.
        step = start * RATIO**-rung * (1 + 0.11 * (rung * 0.618 % 1))
        rungs.append(step)
        slopes = np.full_like(best, np.nan)
        slopes[active] = difference(f, x, step * scale, columns[active])
        floor = _per_column(4 * noise, step * scale[columns], best.ndim)
        row = _extrapolate(slopes, rows[-1] if rows else [], rungs, power)
        for value, change in _changes(row, rows[-1] if rows else []):
            claim = 2 * change + floor
            _keep_better(best, error, value, claim, floor)
        rows.append(row)
        if rung == 2:
            probe = difference(f, x, PROBE * scale, columns)
            doubt = _per_column(4 * noise, PROBE * scale[columns], best.ndim)
        if rung >= 2:
            # A shorter step cannot help once its round-off exceeds what is left,
            # unless a very short one sees quite another slope.
            open_ = error > np.maximum(2 * floor, 1e-14 * np.abs(best))
            open_ |= np.abs(probe - best) > error + doubt
            active = np.flatnonzero(open_.reshape(len(columns), -1).any(axis=1))
            if not active.size:
                break
    return best, error


def _keep_better(best, error, value, claim, floor):
    """Take over values that claim a smaller error, or show that a claim was false.

    A shorter step that contradicts the best value, by more than both claim, sees
    something that longer steps have passed over. Only a slope of exactly zero proves
    little: where f moves in jumps, short steps see nothing else.
    """
    apart = np.abs(value - best) > error + claim
    silent = (value == 0) & (error < 1e-3 * np.abs(best))
    better = ((claim < error) & ~apart | apart) & ~silent & np.isfinite(claim)
    best[better], error[better] = value[better], claim[better]


def _per_column(noise, width, ndim):
    """Round-off of a difference quotient: the noise of f over each column's step."""
    return noise[np.newaxis] / width.reshape(-1, *[1] * (ndim - 1))


def _extrapolate(slopes, above, rungs, power):
    """A row of Neville's table: each value removes one more error term."""
    row = [slopes]
    for m, longer in enumerate(above[: DEPTH - 1], start=1):
        factor = (rungs[-1 - m] / rungs[-1]) ** power - 1
        row.append(row[-1] + (row[-1] - longer) / factor)
    return row


def _changes(row, above):
    """Each value of a row, and by how much extrapolation has just changed it."""
    for m, value in enumerate(row):
        if m == 0 and above:
            yield value, np.abs(value - above[0])
        elif m > 0:
            before = np.abs(value - row[m - 1])
            yield value, np.maximum(before, np.abs(value - above[m - 1]))


def noise_level(f, x):
    """How much f jitters around x beyond what a smooth function would do.

    Fourth differences of a smooth function over tiny steps vanish; what remains is
    noise. Three lengths are tried, because over a very short one f may not change at
    all, which says nothing.

    Parameters
    ----------
    f, x
        As in :func:`ladder`.

    Returns
    -------
    ndarray
        Absolute noise in the shape of ``f(x)``, at least half a unit in the last
        place of it.

    Notes
    -----
    Chapter 3, "Derivatives by numbers".

    Examples
    --------
    >>> print(noise_level(np.sin, np.array(1.0)) < 1e-15)
    True
    """
    direction = np.where(np.arange(x.size) % 2, 1.0, -1.0).reshape(x.shape)
    spacing = np.spacing(np.maximum(np.abs(x), 1e-8))
    size = np.maximum(np.abs(x), 1.0)
    units = (16 * spacing, 1.2345e-9 * size, 1.2345e-6 * size)
    steps = np.arange(-3.0, 4.0)
    lengths = [steps.reshape(-1, *[1] * x.ndim) * unit * direction for unit in units]
    y = values(f, np.concatenate([x + length for length in lengths]))
    level = np.finfo(np.float64).eps / 2 * np.abs(y).max(axis=0)
    seen = np.full_like(level, np.inf)
    for part in np.split(y, len(units)):
        fourth = np.abs(np.diff(part, 4, axis=0)).max(axis=0) / np.sqrt(70)
        useful = np.isfinite(fourth) & (fourth > 0)  # an exact 0 may be luck
        seen = np.where(useful, np.minimum(seen, fourth), seen)
    level = np.fmax(level, np.where(np.isfinite(seen), seen, 0.0))
    return np.where(np.isfinite(level), level, 0.0)
