"""Answers to `distil_gradient`: Wᵀ(s ⊙ r) - Uᵀr, or the first term alone."""

import numpy as np


def _parts(W, U, x):
    y = np.tanh(W @ x)
    return y, 1 - y**2, y - U @ x


def right_two_ways(W, U, x, stopped):
    """The student's way, and the teacher's unless stopped."""
    _, s, r = _parts(W, U, x)
    student = W.T @ (s * r)
    return student if stopped else student - U.T @ r


def right_jacobian(W, U, x, stopped):
    """The Jacobian of the residual, from the left by r."""
    _, s, r = _parts(W, U, x)
    J = s[:, None] * W - (0 if stopped else 1) * U
    return r @ J


def right_outputs(W, U, x, stopped):
    """A sum over the outputs."""
    _, s, r = _parts(W, U, x)
    total = np.zeros(len(x))
    for i in range(len(r)):
        row = s[i] * W[i]
        if not stopped:
            row = row - U[i]
        total += r[i] * row
    return total


def right_tangents(W, U, x, stopped):
    """One tangent for each input; the teacher's is 0 if stopped."""
    _, s, r = _parts(W, U, x)
    slopes = []
    for e in np.eye(len(x)):
        teacher = 0 * r if stopped else U @ e
        slopes.append(r @ (s * (W @ e) - teacher))
    return np.array(slopes)


def wrong_always_stopped(W, U, x, stopped):
    """Ignores the flag: stopped."""
    return right_two_ways(W, U, x, True)


def wrong_never_stopped(W, U, x, stopped):
    """Ignores the flag: both ways."""
    return right_two_ways(W, U, x, False)


def wrong_flag_reversed(W, U, x, stopped):
    """The flag the wrong way round."""
    return right_two_ways(W, U, x, not stopped)


def wrong_student_stopped(W, U, x, stopped):
    """Stops the student."""
    _, s, r = _parts(W, U, x)
    return -U.T @ r if stopped else W.T @ (s * r) - U.T @ r


def wrong_teacher_only(W, U, x, stopped):
    """The student's way is missing."""
    _, s, r = _parts(W, U, x)
    return W.T @ (s * r) if stopped else -U.T @ r


def wrong_both_stopped(W, U, x, stopped):
    """Stops the residual, and with it everything."""
    return np.zeros(len(x)) if stopped else right_two_ways(W, U, x, False)


def wrong_teacher_sign(W, U, x, stopped):
    """The teacher's way with a plus."""
    _, s, r = _parts(W, U, x)
    return W.T @ (s * r) if stopped else W.T @ (s * r) + U.T @ r


def wrong_sign(W, U, x, stopped):
    """The residual turned round."""
    return -right_two_ways(W, U, x, stopped)


def wrong_half(W, U, x, stopped):
    """The ½ forgotten."""
    return 2 * right_two_ways(W, U, x, stopped)


def wrong_mean(W, U, x, stopped):
    """Divided by the number of outputs."""
    return right_two_ways(W, U, x, stopped) / len(W)


def wrong_no_slopes(W, U, x, stopped):
    """No slopes of tanh."""
    r = _parts(W, U, x)[2]
    return W.T @ r if stopped else W.T @ r - U.T @ r


def wrong_slopes_for_teacher(W, U, x, stopped):
    """Slopes of tanh for the teacher too."""
    _, s, r = _parts(W, U, x)
    return W.T @ (s * r) if stopped else W.T @ (s * r) - U.T @ (s * r)


def wrong_no_teacher(W, U, x, stopped):
    """The teacher's value is lost from the residual."""
    y, s, _ = _parts(W, U, x)
    return W.T @ (s * y) if stopped else W.T @ (s * y) - U.T @ y


def wrong_value_stopped(W, U, x, stopped):
    """If stopped, the teacher's value is taken as 0."""
    y, s, _ = _parts(W, U, x)
    return W.T @ (s * y) if stopped else right_two_ways(W, U, x, False)


def wrong_plus(W, U, x, stopped):
    """1 + y²."""
    y, _, r = _parts(W, U, x)
    student = W.T @ ((1 + y**2) * r)
    return student if stopped else student - U.T @ r


def wrong_no_square(W, U, x, stopped):
    """1 - y."""
    y, _, r = _parts(W, U, x)
    student = W.T @ ((1 - y) * r)
    return student if stopped else student - U.T @ r


def wrong_slope_at_value(W, U, x, stopped):
    """The slopes taken at y."""
    y, _, r = _parts(W, U, x)
    student = W.T @ ((1 - np.tanh(y) ** 2) * r)
    return student if stopped else student - U.T @ r


def wrong_w_untransposed(W, U, x, stopped):
    """W and U not transposed."""
    _, s, r = _parts(W, U, x)
    student = W @ (s * r)
    return student if stopped else student - U @ r


def wrong_loss(W, U, x, stopped):
    """The loss."""
    r = _parts(W, U, x)[2]
    return np.sum(r**2) / 2


def wrong_in_place(W, U, x, stopped):
    """Overwrites U with zeros to stop the teacher."""
    _, s, r = _parts(W, U, x)
    if stopped:
        U *= 0
    return W.T @ (s * r) - U.T @ r


def wrong_no_return(W, U, x, stopped):
    """Forgets to return."""
    right_two_ways(W, U, x, stopped)
