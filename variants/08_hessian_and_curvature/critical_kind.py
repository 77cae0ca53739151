"""Answers to `critical_kind`: first the gradient, then the signs of the eigenvalues."""

import numpy as np


def right_signs(g, H):
    """Counts positive and negative eigenvalues."""
    if np.linalg.norm(g) > 1e-8:
        return "not critical"
    values = np.linalg.eigvalsh(H)
    up, down = (values > 1e-8).sum(), (values < -1e-8).sum()
    if up and down:
        return "saddle"
    if up == len(values):
        return "minimum"
    return "maximum" if down == len(values) else "undecided"


def right_extremes(g, H):
    """Only the smallest and the largest eigenvalue."""
    if np.max(np.abs(g)) > 1e-8:
        return "not critical"
    low, high = np.linalg.eigvalsh(H)[[0, -1]]
    if low < -1e-8 and high > 1e-8:
        return "saddle"
    if low > 1e-8:
        return "minimum"
    if high < -1e-8:
        return "maximum"
    return "undecided"


def right_set(g, H):
    """The set of signs, looked up."""
    if any(abs(s) > 1e-8 for s in g):
        return "not critical"
    values = np.real(np.linalg.eigvals(H))
    signs = {0 if abs(value) <= 1e-8 else int(np.sign(value)) for value in values}
    kinds = {(1,): "minimum", (-1,): "maximum"}
    return "saddle" if {1, -1} <= signs else kinds.get(tuple(signs), "undecided")


def wrong_gradient_ignored(g, H):
    """Does not look at the gradient."""
    return right_signs(0 * np.asarray(g), H)


def wrong_gradient_exact(g, H):
    """Demands a gradient of exactly 0."""
    return right_signs(g, H) if not np.any(g) else "not critical"


def wrong_zero_is_positive(g, H):
    """An eigenvalue 0 counts as positive."""
    kind = right_signs(g, H)
    if kind == "undecided":
        return "minimum" if np.linalg.eigvalsh(H)[0] > -1e-8 else "maximum"
    return kind


def wrong_zero_is_saddle(g, H):
    """An eigenvalue 0 is taken for a saddle."""
    kind = right_signs(g, H)
    return "saddle" if kind == "undecided" else kind


def wrong_any_zero(g, H):
    """Any eigenvalue 0 leaves it open, even beside both signs."""
    kind = right_signs(g, H)
    if kind == "not critical":
        return kind
    return "undecided" if abs(np.linalg.eigvalsh(H)).min() <= 1e-8 else kind


def wrong_determinant(g, H):
    """det > 0 taken for a minimum, det < 0 for a saddle."""
    if np.linalg.norm(g) > 1e-8:
        return "not critical"
    det = np.linalg.det(H)
    if abs(det) <= 1e-8:
        return "undecided"
    return "minimum" if det > 0 else "saddle"


def wrong_determinant_and_corner(g, H):
    """The rule for two inputs, det and first entry, used for any number."""
    if np.linalg.norm(g) > 1e-8:
        return "not critical"
    det = np.linalg.det(H)
    if abs(det) <= 1e-8:
        return "undecided"
    if det < 0:
        return "saddle"
    return "minimum" if H[0][0] > 0 else "maximum"


def wrong_trace(g, H):
    """The sign of the trace."""
    if np.linalg.norm(g) > 1e-8:
        return "not critical"
    trace = np.trace(H)
    if abs(trace) <= 1e-8:
        return "saddle"
    return "minimum" if trace > 0 else "maximum"


def wrong_diagonal(g, H):
    """The signs of the diagonal."""
    return right_signs(g, np.diag(np.diag(H)))


def wrong_entries(g, H):
    """The signs of all entries."""
    if np.linalg.norm(g) > 1e-8:
        return "not critical"
    if np.min(H) > 0:
        return "minimum"
    if np.max(H) < 0:
        return "maximum"
    return "saddle"


def wrong_turned(g, H):
    """Minimum and maximum exchanged."""
    return right_signs(g, -np.asarray(H))


def wrong_first_only(g, H):
    """Looks at the smallest eigenvalue only."""
    if np.linalg.norm(g) > 1e-8:
        return "not critical"
    low = np.linalg.eigvalsh(H)[0]
    if abs(low) <= 1e-8:
        return "undecided"
    return "minimum" if low > 0 else "saddle"


def wrong_strict_zero(g, H):
    """Compares eigenvalues with 0 exactly."""
    if np.linalg.norm(g) > 1e-8:
        return "not critical"
    values = np.linalg.eigvalsh(H)
    if values[0] < 0 < values[-1]:
        return "saddle"
    if values[0] > 0:
        return "minimum"
    return "maximum" if values[-1] < 0 else "undecided"


def wrong_numbers(g, H):
    """Returns the eigenvalues."""
    return np.linalg.eigvalsh(H)


def wrong_capital(g, H):
    """Another spelling."""
    return right_signs(g, H).capitalize()


def wrong_without_return(g, H):
    """Decides and forgets to return it."""
    right_signs(g, H)
