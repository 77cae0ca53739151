"""Answers to `slope_from_table`: a partial derivative by differences of neighbours."""

import numpy as np


def right_clipped(table, x, y, i, j, by):
    """Two row or column numbers, clipped to the table."""
    t = np.asarray(table, dtype=float)
    if by == "x":
        a, b = max(i - 1, 0), min(i + 1, t.shape[0] - 1)
        return (t[b, j] - t[a, j]) / (x[b] - x[a])
    a, b = max(j - 1, 0), min(j + 1, t.shape[1] - 1)
    return (t[i, b] - t[i, a]) / (y[b] - y[a])


def right_numpy_gradient(table, x, y, i, j, by):
    """np.gradient along one axis, with the distance of its lines."""
    lines, axis = (x, 0) if by == "x" else (y, 1)
    step = float(lines[1]) - float(lines[0])
    return np.gradient(np.asarray(table, dtype=float), step, axis=axis)[i, j]


def right_one_line(table, x, y, i, j, by):
    """Cuts out the line through the entry first, then treats both cases alike."""
    values, lines, k = (table[:, j], x, i) if by == "x" else (table[i, :], y, j)
    near = slice(max(k - 1, 0), k + 2)
    values = [float(v) for v in values[near]]
    lines = [float(v) for v in lines[near]]
    return (values[-1] - values[0]) / (lines[-1] - lines[0])


def right_transposed(table, x, y, i, j, by):
    """By y: the table and its indices transposed, then as by x."""
    t = np.array(table, dtype=np.float64)
    if by == "y":
        t, x, i, j = t.T, y, j, i
    last = len(t) - 1
    if i == 0:
        return (t[1, j] - t[0, j]) / (x[1] - x[0])
    if i == last:
        return (t[last, j] - t[last - 1, j]) / (x[last] - x[last - 1])
    return (t[i + 1, j] - t[i - 1, j]) / (x[i + 1] - x[i - 1])


def _ends(k, n):
    return max(k - 1, 0), min(k + 1, n - 1)


def _parts(table, x, y, i, j, by, *, floats=True):
    t = np.asarray(table, dtype=float) if floats else table
    if by == "x":
        a, b = _ends(i, len(x))
        return t[a, j], t[b, j], x[a], x[b]
    a, b = _ends(j, len(y))
    return t[i, a], t[i, b], y[a], y[b]


def wrong_other_variable(table, x, y, i, j, by):
    """x and y mixed up in `by`."""
    low, high, a, b = _parts(table, x, y, i, j, "y" if by == "x" else "x")
    return (high - low) / (b - a)


def wrong_axis(table, x, y, i, j, by):
    """By x the column number changes, but the lines of x are used."""
    t = np.asarray(table, dtype=float)
    low, high, *_ = _parts(t, x, y, i, j, "y" if by == "x" else "x")
    a, b = _parts(t, x, y, i, j, by)[2:]
    return (high - low) / (b - a)


def wrong_spacing(table, x, y, i, j, by):
    """Divides by the distance of the other lines."""
    low, high, *_ = _parts(table, x, y, i, j, by)
    a, b = _parts(table, x, y, i, j, "y" if by == "x" else "x")[2:]
    return (high - low) / (b - a)


def wrong_one_step(table, x, y, i, j, by):
    """Divides by one step, not by two."""
    low, high, _, _ = _parts(table, x, y, i, j, by)
    lines = x if by == "x" else y
    return (high - low) / (lines[1] - lines[0])


def wrong_two_steps(table, x, y, i, j, by):
    """Divides by two steps at the edges too."""
    low, high, _, _ = _parts(table, x, y, i, j, by)
    lines = x if by == "x" else y
    return (high - low) / (2 * (lines[1] - lines[0]))


def wrong_forward(table, x, y, i, j, by):
    """A forward difference inside, a backward one at the last line."""
    t = np.asarray(table, dtype=float)
    if by == "y":
        t, x, i, j = t.T, y, j, i
    i = min(i, len(x) - 2)
    return (t[i + 1, j] - t[i, j]) / (x[i + 1] - x[i])


def wrong_backward(table, x, y, i, j, by):
    """A backward difference inside, a forward one at the first line."""
    t = np.asarray(table, dtype=float)
    if by == "y":
        t, x, i, j = t.T, y, j, i
    i = max(i, 1)
    return (t[i, j] - t[i - 1, j]) / (x[i] - x[i - 1])


def wrong_index_steps(table, x, y, i, j, by):
    """Divides by the number of steps, not by the distance."""
    low, high, _, _ = _parts(table, x, y, i, j, by)
    k, n = (i, len(x)) if by == "x" else (j, len(y))
    a, b = _ends(k, n)
    return (high - low) / (b - a)


def wrong_not_divided(table, x, y, i, j, by):
    """The difference of the neighbours alone."""
    low, high, _, _ = _parts(table, x, y, i, j, by)
    return high - low


def wrong_sign(table, x, y, i, j, by):
    """Subtracts in the wrong order."""
    low, high, a, b = _parts(table, x, y, i, j, by)
    return (low - high) / (b - a)


def wrong_entry(table, x, y, i, j, by):
    """The entry itself."""
    return float(table[i, j])


def wrong_wraps(table, x, y, i, j, by):
    """Index -1 at the first line is the last one; past the end it is an error."""
    t = np.asarray(table, dtype=float)
    if by == "y":
        t, x, i, j = t.T, y, j, i
    return (t[i + 1, j] - t[i - 1, j]) / (2 * (x[1] - x[0]))


def wrong_rolls(table, x, y, i, j, by):
    """np.roll, which closes the table to a ring."""
    t = np.asarray(table, dtype=float)
    axis, lines = (0, x) if by == "x" else (1, y)
    change = np.roll(t, -1, axis) - np.roll(t, 1, axis)
    return change[i, j] / (2 * (lines[1] - lines[0]))


def wrong_zero_outside(table, x, y, i, j, by):
    """Takes missing neighbours as 0."""
    t = np.pad(np.asarray(table, dtype=float), 1)
    i, j = i + 1, j + 1
    if by == "x":
        return (t[i + 1, j] - t[i - 1, j]) / (2 * (x[1] - x[0]))
    return (t[i, j + 1] - t[i, j - 1]) / (2 * (y[1] - y[0]))


def wrong_zero_at_edge(table, x, y, i, j, by):
    """Returns 0 at the edges."""
    k, n = (i, len(x)) if by == "x" else (j, len(y))
    if k in (0, n - 1):
        return 0.0
    low, high, a, b = _parts(table, x, y, i, j, by)
    return (high - low) / (b - a)


def wrong_nan_at_edge(table, x, y, i, j, by):
    """Returns NaN at the edges."""
    k, n = (i, len(x)) if by == "x" else (j, len(y))
    if k in (0, n - 1):
        return np.nan
    low, high, a, b = _parts(table, x, y, i, j, by)
    return (high - low) / (b - a)


def wrong_second_order_edges(table, x, y, i, j, by):
    """np.gradient with the three-point rule at the edges."""
    lines, axis = (x, 0) if by == "x" else (y, 1)
    t, order = np.asarray(table, dtype=float), 2 if len(lines) > 2 else 1
    step = float(lines[1]) - float(lines[0])
    return np.gradient(t, step, axis=axis, edge_order=order)[i, j]


def wrong_distance_without_sign(table, x, y, i, j, by):
    """The distance of the lines without its sign."""
    low, high, a, b = _parts(table, x, y, i, j, by)
    return (high - low) / abs(b - a)


def wrong_bytes(table, x, y, i, j, by):
    """Subtracts the entries as they are, so that bytes wrap around."""
    low, high, a, b = _parts(table, x, y, i, j, by, floats=False)
    return (high - low) / (b - a)


def wrong_integer_division(table, x, y, i, j, by):
    """Divides with // and loses what is behind the point."""
    low, high, a, b = _parts(table, x, y, i, j, by)
    return (high - low) // (b - a)


def wrong_indices_swapped(table, x, y, i, j, by):
    """Takes i for the column and j for the row."""
    low, high, a, b = _parts(np.asarray(table).T, y, x, i, j, "y" if by == "x" else "x")
    return (high - low) / (b - a)


def wrong_all_slopes(table, x, y, i, j, by):
    """The slopes at all entries."""
    lines, axis = (x, 0) if by == "x" else (y, 1)
    step = float(lines[1]) - float(lines[0])
    return np.gradient(np.asarray(table, dtype=float), step, axis=axis)


def wrong_without_return(table, x, y, i, j, by):
    """Returns by x, forgets to return by y."""
    low, high, a, b = _parts(table, x, y, i, j, by)
    if by == "x":
        return (high - low) / (b - a)
