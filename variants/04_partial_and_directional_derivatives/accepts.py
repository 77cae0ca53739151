"""Answers to `accepts`: is every entry of a claim the right partial derivative?"""

import numpy as np

from course_lib import check, gradient


def right_all_close(f, x, claimed):
    """Shapes first, then every distance."""
    claimed = np.asarray(claimed, dtype=float)
    if claimed.shape != np.shape(x):
        return False
    return bool((np.abs(gradient(f, x) - claimed) < 1e-4).all())


def right_loop(f, x, claimed):
    """A loop that stops at the first entry that is off."""
    if np.shape(claimed) != np.shape(x):
        return False
    for e, slope in zip(np.eye(len(x)), claimed, strict=True):
        measured = (f(x + 1e-5 * e) - f(x - 1e-5 * e)) / 2e-5
        if not abs(measured - slope) < 1e-4:
            return False
    return True


def right_largest(f, x, claimed):
    """The largest distance, as NumPy's bool."""
    if np.shape(claimed) != np.shape(x):
        return False
    return np.abs(np.subtract(gradient(f, x), claimed)).max() < 1e-4


def right_isclose(f, x, claimed):
    """np.isclose with an absolute tolerance, after the shapes."""
    same = np.shape(claimed) == np.shape(x)
    return same and bool(np.isclose(gradient(f, x), claimed, rtol=0, atol=1e-4).all())


def wrong_as_it_was(f, x, claimed):
    """The checker as it was: compares the sums."""
    h = 1e-6
    change = (f(x + h) - f(x - h)) / (2 * h)
    return bool(abs(change - np.sum(claimed)) < 1e-4)


def wrong_sum_of_measured(f, x, claimed):
    """Measures one by one, and compares the sums."""
    if np.shape(claimed) != np.shape(x):
        return False
    return bool(abs(np.sum(gradient(f, x)) - np.sum(claimed)) < 1e-4)


def wrong_mean_distance(f, x, claimed):
    """The mean distance: a single slip is thinned out."""
    if np.shape(claimed) != np.shape(x):
        return False
    return bool(np.mean(np.abs(gradient(f, x) - claimed)) < 1e-3)


def wrong_norm(f, x, claimed):
    """Compares the lengths."""
    if np.shape(claimed) != np.shape(x):
        return False
    measured = gradient(f, x)
    return bool(abs(np.linalg.norm(measured) - np.linalg.norm(claimed)) < 1e-4)


def wrong_any(f, x, claimed):
    """One right entry is enough."""
    if np.shape(claimed) != np.shape(x):
        return False
    return bool((np.abs(gradient(f, x) - claimed) < 1e-4).any())


def wrong_first_entry(f, x, claimed):
    """Compares the first entry only."""
    if np.shape(claimed) != np.shape(x):
        return False
    return bool(abs(gradient(f, x)[0] - claimed[0]) < 1e-4)


def wrong_random_direction(f, x, claimed):
    """Compares along one direction, (1, 2, 3, ...)."""
    if np.shape(claimed) != np.shape(x):
        return False
    v = np.arange(1.0, len(x) + 1)
    return bool(abs((gradient(f, x) - claimed) @ v) < 1e-4)


def wrong_without_size(f, x, claimed):
    """Forgets the absolute value: too small a claim passes."""
    if np.shape(claimed) != np.shape(x):
        return False
    return bool((claimed - gradient(f, x) < 1e-4).all())


def wrong_sizes(f, x, claimed):
    """Compares the sizes, without the signs."""
    if np.shape(claimed) != np.shape(x):
        return False
    return bool((np.abs(np.abs(gradient(f, x)) - np.abs(claimed)) < 1e-4).all())


def wrong_sorted(f, x, claimed):
    """Compares the sorted entries."""
    if np.shape(claimed) != np.shape(x):
        return False
    return bool(np.allclose(np.sort(gradient(f, x)), np.sort(claimed), 0, 1e-4))


def wrong_loose(f, x, claimed):
    """np.allclose with a relative tolerance of a thousandth."""
    if np.shape(claimed) != np.shape(x):
        return False
    return bool(np.allclose(gradient(f, x), claimed, rtol=1e-3))


def wrong_forward(f, x, claimed):
    """Forward differences with a step of 1e-3, too rough for right claims."""
    if np.shape(claimed) != np.shape(x):
        return False
    h = 1e-3
    rough = np.array([(f(x + h * e) - f(x)) / h for e in np.eye(len(x))])
    return bool((np.abs(rough - claimed) < 1e-4).all())


def wrong_exact(f, x, claimed):
    """Asks for equality to the last bit."""
    return np.shape(claimed) == np.shape(x) and bool((gradient(f, x) == claimed).all())


def wrong_relative(f, x, claimed):
    """Divides by the claim, which is 0/0 where both are 0."""
    if np.shape(claimed) != np.shape(x):
        return False
    off = np.abs(gradient(f, x) - claimed) / np.abs(claimed)
    return bool((off < 1e-6).all())


def wrong_broadcasts(f, x, claimed):
    """No look at the shapes."""
    return bool((np.abs(gradient(f, x) - claimed) < 1e-4).all())


def wrong_flattens(f, x, claimed):
    """Makes every claim one row first."""
    claimed = np.ravel(claimed)
    if claimed.size != len(x):
        return False
    return bool((np.abs(gradient(f, x) - claimed) < 1e-4).all())


def wrong_raises(f, x, claimed):
    """Raises where the shape is wrong."""
    if np.shape(claimed) != np.shape(x):
        raise ValueError("shapes differ")
    return bool((np.abs(gradient(f, x) - claimed) < 1e-4).all())


def wrong_nan_passes(f, x, claimed):
    """Asks whether an entry is off by more: NaN never is."""
    if np.shape(claimed) != np.shape(x):
        return False
    return not (np.abs(gradient(f, x) - claimed) > 1e-4).any()


def wrong_text(f, x, claimed):
    """Returns words."""
    return "right" if right_all_close(f, x, claimed) else "wrong"


def wrong_array(f, x, claimed):
    """One verdict for each entry."""
    if np.shape(claimed) != np.shape(x):
        return False
    return np.abs(gradient(f, x) - claimed) < 1e-4


def wrong_inverted(f, x, claimed):
    """True for wrong claims."""
    return not right_all_close(f, x, claimed)


def wrong_always(f, x, claimed):
    """Accepts everything."""
    return True


def wrong_never(f, x, claimed):
    """Accepts nothing."""
    return False


def wrong_report(f, x, claimed):
    """Returns the report of `check`, not True or False."""
    return check(f, x, claimed)


def wrong_without_return(f, x, claimed):
    """Compares and forgets to return."""
    right_all_close(f, x, claimed)
