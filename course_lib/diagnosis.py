"""What a wrong array is: a table of typical mistakes, tried in order.

A rule is named only if it reproduces the wrong answer in every entry, so each
sentence that a learner reads is numerically true. To add a rule, add a line.
"""

import numpy as np

# (name, the value that a learner gets who makes this mistake)
RULES = (
    ("this is the transpose", lambda right: right.T if right.ndim >= 2 else None),
    ("the sign is wrong", lambda right: -right),
    ("this is twice the right value", lambda right: 2 * right),
    ("this is half the right value", lambda right: right / 2),
    ("this is the reciprocal", lambda right: 1 / right),
    ("every entry is zero", lambda right: np.zeros_like(right)),
    ("the order of the entries is reversed", lambda right: right[::-1]),
    ("this is the absolute value", abs),
    ("only the diagonal is there", lambda right: np.diag(np.diag(right))),
    ("this is a constant away from the right value", None),
)


def name_mistake(claimed, right, *, mistakes=None, sizes=None, rtol=1e-6):
    """Say in a few words which mistake turns `right` into `claimed`.

    Parameters
    ----------
    claimed, right : ndarray
        The wrong answer and the right one; their shapes may differ.
    mistakes : dict of str to array_like, optional
        Named wrong values of this very task, tried first.
    sizes : dict of str to int, optional
        Lengths that may have come in as a factor, such as ``{"B": 11}``.
    rtol : float
        Relative error in the norm up to which two arrays are the same.

    Returns
    -------
    str or None
        The name of the mistake, or None if no rule reproduces every entry.

    Notes
    -----
    Chapter 1, "Shapes and promises".

    Examples
    --------
    >>> print(name_mistake(np.array([2.0, 4.0]), np.array([1.0, 2.0])))
    this is twice the right value
    """
    for name, wrong in (mistakes or {}).items():
        if _same(claimed, np.asarray(wrong), rtol):
            return name
    for letter, size in (sizes or {}).items():
        if _same(claimed, right * size, rtol):
            return f"a factor {letter} = {size} too many"
        if _same(claimed, right / size, rtol):
            return f"a factor 1/{letter} = 1/{size} too many"
    for name, transform in RULES:
        if _reproduces(transform, claimed, right, rtol):
            return name
    return None


def _reproduces(transform, claimed, right, rtol):
    if transform is None:
        return _differs_by_a_constant(claimed, right, rtol)
    with np.errstate(all="ignore"):
        try:
            candidate = transform(right)
        except (IndexError, ValueError):
            return False  # the rule does not apply to arrays of this kind
    if candidate is None or not np.isfinite(candidate).all():
        return False
    if _same(candidate, right, rtol):
        return False  # the rule changes nothing here, so it explains nothing
    return _same(claimed, candidate, rtol)


def _differs_by_a_constant(claimed, right, rtol):
    if claimed.shape != right.shape or right.size < 2:
        return False
    shift = claimed - right
    return _same(shift, np.full_like(shift, shift.flat[0]), rtol)


def _same(a, b, rtol):
    if a.shape != b.shape:
        return False
    return bool(np.linalg.norm(a - b) <= rtol * max(np.linalg.norm(b), 1e-300))
