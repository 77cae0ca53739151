"""Answers to `forward_slopes`: the Jacobian of an Euler run by its parameters."""

import numpy as np


def rates(x, theta):
    """The pendulum."""
    return np.array([x[1], -theta[0] * np.sin(x[0]) - theta[1] * x[1] + theta[2]])


def by_state(x, theta):
    """The Jacobian of the rates by the state."""
    return np.array([[0, 1], [-theta[0] * np.cos(x[0]), -theta[1]]])


def by_theta(x):
    """The Jacobian of the rates by the parameters."""
    return np.array([[0, 0, 0], [-np.sin(x[0]), -x[1], 1.0]])


def right_matrices(x0, theta, h, K):
    """S + h (f_x S + f_θ)."""
    x, S = np.array(x0, dtype=float), np.zeros((2, 3))
    for _ in range(K):
        S = S + h * (by_state(x, theta) @ S + by_theta(x))
        x = x + h * rates(x, theta)
    return S


def right_by_rows(x0, theta, h, K):
    """The rows of the slopes written out."""
    (angle, speed), (a, b, c) = x0, theta
    da, ds = np.zeros(3), np.zeros(3)
    for _ in range(K):
        own = np.array([-np.sin(angle), -speed, 1.0])
        bend = -a * np.cos(angle) * da - b * ds
        pull = -a * np.sin(angle) - b * speed + c
        da, ds = da + h * ds, ds + h * (bend + own)
        angle, speed = angle + h * speed, speed + h * pull
    return np.array([da, ds])


def right_complex(x0, theta, h, K):
    """A complex step for each parameter."""
    columns = []
    for j in range(3):
        t = np.array(theta, dtype=complex)
        t[j] += 1e-30j
        x = np.array(x0, dtype=complex)
        for _ in range(K):
            x = x + h * rates(x, t)
        columns.append(x.imag / 1e-30)
    return np.stack(columns, axis=1)


def right_backwards(x0, theta, h, K):
    """Two adjoint runs, one for each output."""
    states = [np.array(x0, dtype=float)]
    for _ in range(K):
        states.append(states[-1] + h * rates(states[-1], theta))
    V, S = np.eye(2), np.zeros((2, 3))
    for x in reversed(states[:-1]):
        S = S + h * V @ by_theta(x)
        V = V + h * V @ by_state(x, theta)
    return S


def run(x0, theta, h, K, step, late=False):
    """An Euler run with a rule for S."""
    x, S = np.array(x0, dtype=float), np.zeros((2, 3))
    for k in range(K):
        new = x + h * rates(x, theta)
        S = step(S, new if late else x, k)
        x = new
    return S


def wrong_last_step_alone(x0, theta, h, K):
    """The share of the last step."""
    return run(x0, theta, h, K, lambda S, x, k: h * by_theta(x))


def wrong_state_still(x0, theta, h, K):
    """The old state is taken for a constant."""
    return run(x0, theta, h, K, lambda S, x, k: S + h * by_theta(x))


def wrong_change_only(x0, theta, h, K):
    """S + is missing."""
    return run(
        x0,
        theta,
        h,
        K,
        lambda S, x, k: h * (by_state(x, theta) @ S + by_theta(x)),
    )


def wrong_no_step_length(x0, theta, h, K):
    """h is missing."""
    return run(
        x0, theta, h, K, lambda S, x, k: S + by_state(x, theta) @ S + by_theta(x)
    )


def wrong_no_step_length_at_theta(x0, theta, h, K):
    """h is missing at f_θ."""
    return run(
        x0, theta, h, K, lambda S, x, k: S + h * by_state(x, theta) @ S + by_theta(x)
    )


def wrong_no_step_length_at_state(x0, theta, h, K):
    """h is missing at f_x S."""
    return run(
        x0, theta, h, K, lambda S, x, k: S + by_state(x, theta) @ S + h * by_theta(x)
    )


def wrong_new_state(x0, theta, h, K):
    """Jacobians at the new state."""
    return run(
        x0,
        theta,
        h,
        K,
        lambda S, x, k: S + h * (by_state(x, theta) @ S + by_theta(x)),
        late=True,
    )


def wrong_transposed(x0, theta, h, K):
    """f_xᵀ for f_x."""
    return run(
        x0,
        theta,
        h,
        K,
        lambda S, x, k: S + h * (by_state(x, theta).T @ S + by_theta(x)),
    )


def wrong_sine_slope(x0, theta, h, K):
    """The sine for its slope."""

    def fx(x):
        return np.array([[0, 1], [-theta[0] * np.sin(x[0]), -theta[1]]])

    return run(x0, theta, h, K, lambda S, x, k: S + h * (fx(x) @ S + by_theta(x)))


def wrong_cosine_sign(x0, theta, h, K):
    """+θ₁ cos x₁."""

    def fx(x):
        return np.array([[0, 1], [theta[0] * np.cos(x[0]), -theta[1]]])

    return run(x0, theta, h, K, lambda S, x, k: S + h * (fx(x) @ S + by_theta(x)))


def wrong_friction_sign(x0, theta, h, K):
    """+θ₂."""

    def fx(x):
        return np.array([[0, 1], [-theta[0] * np.cos(x[0]), theta[1]]])

    return run(x0, theta, h, K, lambda S, x, k: S + h * (fx(x) @ S + by_theta(x)))


def wrong_parameter_signs(x0, theta, h, K):
    """sin x₁ and x₂ without their minus."""

    def ft(x):
        return np.array([[0, 0, 0], [np.sin(x[0]), x[1], 1.0]])

    return run(
        x0, theta, h, K, lambda S, x, k: S + h * (by_state(x, theta) @ S + ft(x))
    )


def wrong_first_step_alone(x0, theta, h, K):
    """The parameters act in the first step only."""
    return run(
        x0,
        theta,
        h,
        K,
        lambda S, x, k: S + h * (by_state(x, theta) @ S + (k == 0) * by_theta(x)),
    )


def wrong_step_too_few(x0, theta, h, K):
    """One step too few."""
    return right_matrices(x0, theta, h, max(K - 1, 0))


def wrong_step_too_many(x0, theta, h, K):
    """One step too many."""
    return right_matrices(x0, theta, h, K + 1)


def wrong_transpose_returned(x0, theta, h, K):
    """Shape (3, 2)."""
    return right_matrices(x0, theta, h, K).T


def wrong_angle_alone(x0, theta, h, K):
    """The row of the angle."""
    return right_matrices(x0, theta, h, K)[0]


def wrong_start_counted(x0, theta, h, K):
    """S starts as ones."""
    x, S = np.array(x0, dtype=float), np.ones((2, 3))
    for _ in range(K):
        S = S + h * (by_state(x, theta) @ S + by_theta(x))
        x = x + h * rates(x, theta)
    return S


def wrong_in_place(x0, theta, h, K):
    """Moves the caller's start."""
    S = np.zeros((2, 3))
    for _ in range(K):
        S = S + h * (by_state(x0, theta) @ S + by_theta(x0))
        x0 += h * rates(x0, theta)
    return S
