"""Answers to `remainder_slope`: the slope of log remainder against log h."""

import numpy as np

STEPS = 0.1 / 2.0 ** np.arange(6)


def _remainders(f, x, g, H, v, steps=STEPS, half=0.5):
    here = f(x)
    first, second = g @ v, v @ H @ v
    left = [f(x + h * v) - here - h * first - half * h**2 * second for h in steps]
    return np.abs(left)


def _refuse(R):
    """ValueError where the drill asks for one."""
    if np.max(R) <= 1e-12:
        raise ValueError("nothing is left beyond round-off")


def _fitted(R, steps=STEPS):
    _refuse(R)
    return np.polyfit(np.log(steps), np.log(R), 1)[0]


def right_polyfit(f, x, g, H, v):
    """With np.polyfit."""
    return _fitted(_remainders(f, x, g, H, v))


def right_closed_form(f, x, g, H, v):
    """The slope of the least squares line, written out."""
    R = _remainders(f, x, g, H, v)
    if (R <= 1e-12).all():
        raise ValueError("nothing is left")
    s, t = np.log(STEPS), np.log(R)
    return np.sum((s - s.mean()) * (t - t.mean())) / np.sum((s - s.mean()) ** 2)


def right_lstsq(f, x, g, H, v):
    """Logarithms to the base 2, and np.linalg.lstsq."""
    rows, heights = [], []
    for k in range(6):
        h = 0.1 / 2**k
        model = f(x) + np.dot(g, h * v) + np.dot(h * v, np.dot(H, h * v)) / 2
        rows.append([1.0, np.log2(h)])
        heights.append(abs(f(x + h * v) - model))
    if max(heights) <= 1e-12:
        raise ValueError("nothing is left")
    heights = np.log2(heights)
    return np.linalg.lstsq(np.array(rows), heights, rcond=None)[0][1]


def wrong_without_half(f, x, g, H, v):
    """The model without its one half."""
    return _fitted(_remainders(f, x, g, H, v, half=1.0))


def wrong_first_order(f, x, g, H, v):
    """The Hessian is not subtracted."""
    return _fitted(_remainders(f, x, g, 0 * H, v))


def wrong_gradient_lost(f, x, g, H, v):
    """The gradient is not subtracted."""
    return _fitted(_remainders(f, x, 0 * g, H, v))


def wrong_value_lost(f, x, g, H, v):
    """f(x) is not subtracted."""
    R = [abs(f(x + h * v) - h * g @ v - 0.5 * h**2 * v @ H @ v) for h in STEPS]
    return _fitted(np.array(R))


def wrong_h_once(f, x, g, H, v):
    """h in place of h² before the second term."""
    R = [abs(f(x + h * v) - f(x) - h * g @ v - 0.5 * h * v @ H @ v) for h in STEPS]
    return _fitted(np.array(R))


def wrong_not_logged(f, x, g, H, v):
    """The slope of R against h, without logarithms."""
    R = _remainders(f, x, g, H, v)
    _refuse(R)
    return np.polyfit(STEPS, R, 1)[0]


def wrong_half_logged(f, x, g, H, v):
    """The logarithm of R against h."""
    R = _remainders(f, x, g, H, v)
    _refuse(R)
    return np.polyfit(STEPS, np.log(R), 1)[0]


def wrong_intercept(f, x, g, H, v):
    """The height of the line at log h = 0."""
    R = _remainders(f, x, g, H, v)
    _refuse(R)
    return np.polyfit(np.log(STEPS), np.log(R), 1)[1]


def wrong_exchanged(f, x, g, H, v):
    """log h against log R: one over the order."""
    R = _remainders(f, x, g, H, v)
    _refuse(R)
    return np.polyfit(np.log(R), np.log(STEPS), 1)[0]


def wrong_index(f, x, g, H, v):
    """Against the number of the step: a negative slope."""
    R = _remainders(f, x, g, H, v)
    _refuse(R)
    return np.polyfit(range(6), np.log(R), 1)[0]


def wrong_two_points(f, x, g, H, v):
    """The slope between the first and the last point only."""
    R = _remainders(f, x, g, H, v)
    _refuse(R)
    return np.log(R[-1] / R[0]) / np.log(STEPS[-1] / STEPS[0])


def wrong_tiny_steps(f, x, g, H, v):
    """Steps from 1e-6 down, where round-off is all that is left."""
    steps = 1e-6 * STEPS
    return _fitted(_remainders(f, x, g, H, v, steps), steps)


def wrong_rounded(f, x, g, H, v):
    """Rounded to a whole order."""
    return np.round(_fitted(_remainders(f, x, g, H, v)))


def wrong_always_three(f, x, g, H, v):
    """The order that is hoped for."""
    return 3.0


def wrong_nothing_left(f, x, g, H, v):
    """Fits the line through round-off where nothing is left."""
    R = _remainders(f, x, g, H, v)
    return np.polyfit(np.log(STEPS), np.log(R + 1e-300), 1)[0]


def wrong_without_return(f, x, g, H, v):
    """Computes it and forgets to return it."""
    right_lstsq(f, x, g, H, v)
