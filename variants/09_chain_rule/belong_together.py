"""Answers to `belong_together`: ⟨u, Jv⟩ = ⟨Jᵀu, v⟩, relative to the sizes involved."""

import numpy as np


def right_sums(jvp, vjp, v, u):
    """Sums of products, shapes first."""
    pushed, pulled = np.asarray(jvp(v)), np.asarray(vjp(u))
    if pushed.shape != np.shape(u) or pulled.shape != np.shape(v):
        return False
    left, right = np.sum(u * pushed), np.sum(pulled * v)
    sizes = [np.linalg.norm(np.ravel(a)) for a in (u, pushed, pulled, v)]
    return bool(
        abs(left - right) <= 1e-10 * max(sizes[0] * sizes[1], sizes[2] * sizes[3])
    )


def right_vdot(jvp, vjp, v, u):
    """Inner products of flattened arrays."""
    pushed, pulled = np.asarray(jvp(v)), np.asarray(vjp(u))
    if (pushed.shape, pulled.shape) != (np.shape(u), np.shape(v)):
        return False
    gap = abs(np.vdot(u, pushed) - np.vdot(pulled, v))
    ends = [(u, pushed), (pulled, v)]
    size = max((np.vdot(a, a) * np.vdot(b, b)) ** 0.5 for a, b in ends)
    return True if gap <= 1e-10 * size else False  # noqa: SIM210


def right_isclose(jvp, vjp, v, u):
    """math.isclose with the sizes as an absolute tolerance."""
    pushed, pulled = np.asarray(jvp(v)), np.asarray(vjp(u))
    if pushed.shape != np.shape(u) or pulled.shape != np.shape(v):
        return False
    if np.isnan(pushed).any() or np.isnan(pulled).any():
        return False
    a, b, c, d = (np.ravel(each).tolist() for each in (u, pushed, pulled, v))

    def length(entries):
        return sum(e * e for e in entries) ** 0.5

    size = max(length(a) * length(b), length(c) * length(d))
    left = sum(p * q for p, q in zip(a, b, strict=True))
    right = sum(p * q for p, q in zip(c, d, strict=True))
    return abs(left - right) <= 1e-10 * size


def right_einsum(jvp, vjp, v, u):
    """Refuses what does not fit by an exception of its own."""
    try:
        pushed, pulled = np.asarray(jvp(v), float), np.asarray(vjp(u), float)
        if pushed.shape != np.shape(u) or pulled.shape != np.shape(v):
            raise ValueError("shapes")
        left = np.einsum("i,i", np.ravel(u), np.ravel(pushed))
        right = np.einsum("i,i", np.ravel(pulled), np.ravel(v))
        size = max(
            np.linalg.norm(np.ravel(u)) * np.linalg.norm(np.ravel(pushed)),
            np.linalg.norm(np.ravel(pulled)) * np.linalg.norm(np.ravel(v)),
        )
        return bool(np.abs(left - right) <= 1e-10 * size)
    except ValueError:
        return False


def _parts(jvp, vjp, v, u):
    pushed, pulled = np.asarray(jvp(v)), np.asarray(vjp(u))
    fit = pushed.shape == np.shape(u) and pulled.shape == np.shape(v)
    size = max(
        np.linalg.norm(np.ravel(u)) * np.linalg.norm(np.ravel(pushed)),
        np.linalg.norm(np.ravel(pulled)) * np.linalg.norm(np.ravel(v)),
    )
    left = np.sum(u * pushed) if fit else np.nan
    right = np.sum(pulled * v) if fit else np.nan
    return fit, left, right, size


def wrong_allclose(jvp, vjp, v, u):
    """np.isclose, whose absolute tolerance passes everything small."""
    fit, left, right, _ = _parts(jvp, vjp, v, u)
    return bool(fit and np.isclose(left, right, rtol=1e-10))


def wrong_loose(jvp, vjp, v, u):
    """np.isclose with its own relative tolerance of 1e-5."""
    fit, left, right, _ = _parts(jvp, vjp, v, u)
    return bool(fit and np.isclose(left, right, atol=0))


def wrong_equal(jvp, vjp, v, u):
    """== between floats."""
    fit, left, right, _ = _parts(jvp, vjp, v, u)
    return bool(fit and left == right)


def wrong_absolute(jvp, vjp, v, u):
    """An absolute tolerance."""
    fit, left, right, _ = _parts(jvp, vjp, v, u)
    return bool(fit and abs(left - right) <= 1e-10)


def wrong_relative_to_value(jvp, vjp, v, u):
    """Relative to the values, which fails where they are nearly 0."""
    fit, left, right, _ = _parts(jvp, vjp, v, u)
    return bool(fit and abs(left - right) <= 1e-10 * max(abs(left), abs(right)))


def wrong_strict(jvp, vjp, v, u):
    """< for <=: two zeros do not agree."""
    fit, left, right, size = _parts(jvp, vjp, v, u)
    return bool(fit and abs(left - right) < 1e-10 * size)


def wrong_nan_passes(jvp, vjp, v, u):
    """not (difference > allowed), which lets a NaN pass."""
    fit, left, right, size = _parts(jvp, vjp, v, u)
    return bool(fit and not abs(left - right) > 1e-10 * size)


def wrong_no_shapes(jvp, vjp, v, u):
    """Shapes are not compared; * broadcasts."""
    pushed, pulled = np.asarray(jvp(v)), np.asarray(vjp(u))
    size = max(
        np.linalg.norm(np.ravel(u)) * np.linalg.norm(np.ravel(pushed)),
        np.linalg.norm(np.ravel(pulled)) * np.linalg.norm(np.ravel(v)),
    )
    return bool(abs(np.sum(u * pushed) - np.sum(pulled * v)) <= 1e-10 * size)


def wrong_matmul(jvp, vjp, v, u):
    """@, which is an inner product for one axis only."""
    pushed, pulled = jvp(v), vjp(u)
    if np.shape(pushed) != np.shape(u) or np.shape(pulled) != np.shape(v):
        return False
    size = max(
        np.linalg.norm(u) * np.linalg.norm(pushed),
        np.linalg.norm(pulled) * np.linalg.norm(v),
    )
    return bool(np.max(np.abs(u @ pushed - pulled @ v)) <= 1e-10 * size)


def wrong_norms(jvp, vjp, v, u):
    """Compares the lengths of Jv and Jᵀu."""
    pushed, pulled = np.ravel(jvp(v)), np.ravel(vjp(u))
    gap = abs(np.linalg.norm(pushed) - np.linalg.norm(pulled))
    return bool(gap <= 1e-10 * np.linalg.norm(pushed))


def wrong_sizes_swapped(jvp, vjp, v, u):
    """⟨v, Jv⟩ against ⟨u, Jᵀu⟩."""
    pushed, pulled = np.ravel(jvp(v)), np.ravel(vjp(u))
    k = min(pushed.size, np.size(v))
    left = np.ravel(v)[:k] @ pushed[:k]
    right = np.ravel(u)[:k] @ pulled[:k]
    return bool(abs(left - right) <= 1e-10 * (abs(left) + abs(right)))


def wrong_ones(jvp, vjp, v, u):
    """Takes ones in place of u."""
    fit, left, right, size = _parts(jvp, vjp, v, np.ones(np.shape(u)))
    return bool(fit and abs(left - right) <= 1e-10 * size)


def wrong_no_abs(jvp, vjp, v, u):
    """Without abs: every difference below 0 passes."""
    fit, left, right, size = _parts(jvp, vjp, v, u)
    return bool(fit and left - right <= 1e-10 * size)


def wrong_always(jvp, vjp, v, u):
    """Says True to all."""
    return True


def wrong_difference(jvp, vjp, v, u):
    """Returns the difference, not a verdict."""
    _, left, right, _ = _parts(jvp, vjp, v, u)
    return left - right


def wrong_reversed(jvp, vjp, v, u):
    """True where they differ."""
    return not right_sums(jvp, vjp, v, u)


def wrong_no_return(jvp, vjp, v, u):
    """Forgets to return."""
    right_sums(jvp, vjp, v, u)
