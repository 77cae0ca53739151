"""Answers to `gradient_in_place`: move theta in place, and put every bit back."""

import numpy as np

H = 6e-6


def right_finally(model):
    """One entry after the other, with try and finally."""
    theta = model.theta
    gradient = np.empty(theta.shape)
    for at in np.ndindex(theta.shape):
        kept = theta[at].copy()
        try:
            theta[at] = kept + H
            above = model.loss()
            theta[at] = kept - H
            gradient[at] = (above - model.loss()) / (2 * H)
        finally:
            theta[at] = kept
    return gradient


def right_whole_copy(model):
    """Keeps a copy of all of theta and writes it back at the end."""
    theta, kept = model.theta, model.theta.copy()
    gradient = np.zeros_like(kept)
    try:
        for at in np.ndindex(kept.shape):
            for side in (1, -1):
                theta[...] = kept
                theta[at] += side * H
                gradient[at] += side * model.loss() / (2 * H)
    finally:
        theta[...] = kept
    return gradient


def right_flat(model):
    """Through a flat view of theta, with the exact distance of the points."""
    flat = model.theta.reshape(-1)
    slopes = []
    for k in range(flat.size):
        kept = float(flat[k])
        right, left = kept + H, kept - H
        try:
            flat[k] = right
            above = model.loss()
            flat[k] = left
            below = model.loss()
        finally:
            flat[k] = kept
        slopes.append((above - below) / (right - left))
    return np.reshape(slopes, model.theta.shape)


def right_context(model):
    """A list of places and a function for one slope."""
    gradient = np.zeros(model.theta.shape)

    def at_value(at, value):
        kept = model.theta[at]
        try:
            model.theta[at] = value
            return model.loss()
        finally:
            model.theta[at] = kept

    for at, t in list(np.ndenumerate(model.theta)):
        gradient[at] = (at_value(at, t + H) - at_value(at, t - H)) / (2 * H)
    return gradient


def _each(model, restore):
    """A gradient; `restore` puts an entry back."""
    theta = model.theta
    gradient = np.zeros(theta.shape)
    for at in np.ndindex(theta.shape):
        kept = theta[at]
        try:
            theta[at] += H
            above = model.loss()
            theta[at] -= 2 * H
            gradient[at] = (above - model.loss()) / (2 * H)
        finally:
            restore(theta, at, kept)
    return gradient


def wrong_drift(model):
    """Adds h, subtracts 2h and adds h again."""

    def restore(theta, at, kept):
        theta[at] += H

    return _each(model, restore)


def wrong_subtracted(model):
    """A forward difference, and h subtracted again."""
    theta = model.theta
    here, gradient = model.loss(), np.zeros(theta.shape)
    for at in np.ndindex(theta.shape):
        theta[at] += 1e-8
        gradient[at] = (model.loss() - here) / 1e-8
        theta[at] -= 1e-8
    return gradient


def wrong_never_restored(model):
    """Never puts an entry back."""
    return _each(model, lambda theta, at, kept: None)


def wrong_no_finally(model):
    """Puts the entry back, but not if the loss raises."""
    theta = model.theta
    gradient = np.zeros(theta.shape)
    for at in np.ndindex(theta.shape):
        kept = theta[at]
        theta[at] = kept + H
        above = model.loss()
        theta[at] = kept - H
        gradient[at] = (above - model.loss()) / (2 * H)
        theta[at] = kept
    return gradient


def wrong_swallowed(model):
    """Catches every error of the loss and takes 0 for the slope."""
    theta = model.theta
    gradient = np.zeros(theta.shape)
    for at in np.ndindex(theta.shape):
        kept = theta[at]
        try:
            theta[at] = kept + H
            above = model.loss()
            theta[at] = kept - H
            gradient[at] = (above - model.loss()) / (2 * H)
        except Exception:
            gradient[at] = 0
        theta[at] = kept
    return gradient


def wrong_on_a_copy(model):
    """Moves a copy of theta, which the loss does not see."""
    theta = model.theta.copy()
    gradient = np.zeros(theta.shape)
    for at in np.ndindex(theta.shape):
        kept = theta[at]
        theta[at] = kept + H
        above = model.loss()
        theta[at] = kept - H
        gradient[at] = (above - model.loss()) / (2 * H)
        theta[at] = kept
    return gradient


def wrong_rebound(model):
    """Puts another array into the model."""
    kept = model.theta.copy()
    gradient = np.zeros(kept.shape)
    for at in np.ndindex(kept.shape):
        for side in (1, -1):
            model.theta = kept.copy()
            model.theta[at] += side * H
            gradient[at] += side * model.loss() / (2 * H)
    model.theta = kept
    return gradient


def wrong_all_at_once(model):
    """Moves all entries together."""
    theta, kept = model.theta, model.theta.copy()
    theta[...] = kept + H
    above = model.loss()
    theta[...] = kept - H
    below = model.loss()
    theta[...] = kept
    return np.full(kept.shape, (above - below) / (2 * H))


def wrong_over_h(model):
    """Divides by h."""
    return 2 * right_finally(model)


def wrong_not_divided(model):
    """Does not divide."""
    return 2 * H * right_finally(model)


def wrong_sign(model):
    """Left minus right."""
    return -right_finally(model)


def wrong_flattened(model):
    """Returns the gradient in one row."""
    return right_finally(model).ravel()


def wrong_first_entry(model):
    """Moves the first entry only."""
    gradient = np.zeros(model.theta.shape)
    first = (0,) * model.theta.ndim
    gradient[first] = right_finally(model)[first]
    return gradient


def wrong_forward(model):
    """A forward difference, with a step for central ones."""
    theta = model.theta
    here, gradient = model.loss(), np.zeros(theta.shape)
    for at in np.ndindex(theta.shape):
        kept = theta[at]
        try:
            theta[at] = kept + H
            gradient[at] = (model.loss() - here) / H
        finally:
            theta[at] = kept
    return gradient


def wrong_tiny_step(model):
    """The step 1e-12."""
    theta, h = model.theta, 1e-12
    gradient = np.zeros(theta.shape)
    for at in np.ndindex(theta.shape):
        kept = theta[at]
        try:
            theta[at] = kept + h
            above = model.loss()
            theta[at] = kept - h
            gradient[at] = (above - model.loss()) / (2 * h)
        finally:
            theta[at] = kept
    return gradient


def wrong_theta(model):
    """Returns theta."""
    return model.theta.copy()


def wrong_one_axis(model):
    """Loops over the first axis only."""
    theta = model.theta
    gradient = np.zeros(theta.shape)
    for k in range(len(theta)):
        kept = theta[k].copy()
        try:
            theta[k] = kept + H
            above = model.loss()
            theta[k] = kept - H
            gradient[k] = (above - model.loss()) / (2 * H)
        finally:
            theta[k] = kept
    return gradient


def wrong_no_return(model):
    """Forgets the return."""
    right_finally(model)
