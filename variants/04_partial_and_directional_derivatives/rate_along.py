"""Answers to `rate_along`: the total derivative along a path."""

import numpy as np


def right_dot(partials, path, velocity, t):
    """The dot product of the slopes at the place and the velocity."""
    return partials(path(t)) @ velocity(t)


def right_sum(partials, path, velocity, t):
    """The effects of the inputs, added one by one."""
    place, speed = path(t), velocity(t)
    slopes = partials(place)
    total = 0.0
    for j in range(len(place)):
        total += slopes[j] * speed[j]
    return total


def right_speed_times_slope(partials, path, velocity, t):
    """The slope per metre along the path, times the speed."""
    v = np.asarray(velocity(t), dtype=float)
    speed = np.linalg.norm(v)
    if speed == 0:
        return 0.0
    return speed * np.sum(partials(path(t)) * (v / speed))


def right_trace(partials, path, velocity, t):
    """The trace of the outer product of slopes and velocity."""
    return np.trace(np.outer(partials(path(t)), velocity(t)))


def wrong_first_only(partials, path, velocity, t):
    """Only the effect by way of the first input."""
    return partials(path(t))[0] * velocity(t)[0]


def wrong_second_only(partials, path, velocity, t):
    """Only the effect by way of the last input."""
    return partials(path(t))[-1] * velocity(t)[-1]


def wrong_two_inputs(partials, path, velocity, t):
    """Only the first two inputs."""
    return partials(path(t))[:2] @ velocity(t)[:2]


def wrong_no_velocity(partials, path, velocity, t):
    """The slopes, added up, without the velocity."""
    return np.sum(partials(path(t)))


def wrong_not_added(partials, path, velocity, t):
    """The effects as an array."""
    return partials(path(t)) * velocity(t)


def wrong_per_metre(partials, path, velocity, t):
    """Divides by the speed."""
    v = velocity(t)
    speed = np.linalg.norm(v)
    return partials(path(t)) @ v / speed if speed else 0.0


def wrong_at_velocity(partials, path, velocity, t):
    """Takes the slopes at the velocity."""
    return partials(velocity(t)) @ velocity(t)


def wrong_at_time(partials, path, velocity, t):
    """Takes the slopes at (t, ..., t)."""
    return partials(np.full_like(path(t), t)) @ velocity(t)


def wrong_at_start(partials, path, velocity, t):
    """Takes the slopes where the path is at time 0."""
    return partials(path(0.0)) @ velocity(t)


def wrong_place_for_velocity(partials, path, velocity, t):
    """Multiplies by the place, not by the velocity."""
    return partials(path(t)) @ path(t)


def wrong_added(partials, path, velocity, t):
    """Adds slopes and velocity."""
    return np.sum(partials(path(t)) + velocity(t))


def wrong_multiplied(partials, path, velocity, t):
    """Multiplies the effects instead of adding them."""
    return np.prod(partials(path(t)) * velocity(t))


def wrong_velocity_at_start(partials, path, velocity, t):
    """Takes the velocity at time 0."""
    return partials(path(t)) @ velocity(0.0)


def wrong_sign(partials, path, velocity, t):
    """With a minus."""
    return -partials(path(t)) @ velocity(t)


def wrong_reversed(partials, path, velocity, t):
    """Pairs the first slope with the last velocity."""
    return partials(path(t)) @ velocity(t)[::-1]


def wrong_times_t(partials, path, velocity, t):
    """Multiplies by t once too often."""
    return partials(path(t)) @ velocity(t) * t


def wrong_across(partials, path, velocity, t):
    """Turns the velocity by a right angle."""
    a, b = velocity(t)
    return partials(path(t)) @ np.array([-b, a])


def wrong_swapped_roles(partials, path, velocity, t):
    """Calls the path on the slopes."""
    return path(partials(t)) @ velocity(t)


def wrong_measured(partials, path, velocity, t):
    """Measures the velocity from the path, which keeps about ten digits."""
    v = (path(t + 1e-4) - path(t - 1e-4)) / 2e-4
    return partials(path(t)) @ v


def wrong_array(partials, path, velocity, t):
    """An array with one number in it."""
    return np.array([partials(path(t)) @ velocity(t)])


def wrong_without_return(partials, path, velocity, t):
    """Computes the rate and forgets to return it."""
    partials(path(t)) @ velocity(t)
