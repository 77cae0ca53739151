"""Answers to `mse_gradient`: (2/B) times residuals times features."""

import numpy as np


def _residuals(theta, X, y):
    """Prediction minus target."""
    return theta[0] + X @ theta[1:] - y


def right_column_of_ones(theta, X, y):
    """With a column of ones in front of the features."""
    ones = np.column_stack([np.ones(len(y)), X])
    return 2 / len(y) * ones.T @ (ones @ theta - y)


def right_two_parts(theta, X, y):
    """The intercept and the weights apart."""
    r = _residuals(theta, X, y)
    return np.concatenate([[2 * np.mean(r)], 2 * np.mean(X * r[:, None], axis=0)])


def right_minus_kept(theta, X, y):
    """Target first, and the inner minus in front."""
    errors = y - theta[0] - X @ theta[1:]
    B = len(y)
    return -2 / B * np.hstack([np.sum(errors), errors @ X])


def right_loop(theta, X, y):
    """One example at a time."""
    total = np.zeros(len(theta))
    for features, target in zip(X, y, strict=True):
        row = np.concatenate([[1.0], features])
        total += 2 * (row @ theta - target) * row
    return total / len(y)


def wrong_published(theta, X, y):
    """Line 5 as published: the inner minus lost."""
    return -right_two_parts(theta, X, y)


def wrong_half(theta, X, y):
    """The factor 2 of the square missing."""
    return right_two_parts(theta, X, y) / 2


def wrong_sum(theta, X, y):
    """The gradient of the sum: 1/B missing."""
    return right_two_parts(theta, X, y) * len(y)


def wrong_by_features(theta, X, y):
    """Divided by the number of features."""
    return right_two_parts(theta, X, y) * len(y) / X.shape[1]


def wrong_by_parameters(theta, X, y):
    """Divided by the number of parameters."""
    return right_two_parts(theta, X, y) * len(y) / len(theta)


def wrong_no_intercept_entry(theta, X, y):
    """The entry of the intercept left out."""
    return right_two_parts(theta, X, y)[1:]


def wrong_intercept_last(theta, X, y):
    """The intercept's slope in the last place."""
    return np.roll(right_two_parts(theta, X, y), -1)


def wrong_intercept_zero(theta, X, y):
    """The slope of the intercept set to 0."""
    return right_two_parts(theta, X, y) * (np.arange(len(theta)) > 0)


def wrong_product_of_means(theta, X, y):
    """Mean residual times mean feature."""
    r = _residuals(theta, X, y)
    return 2 * np.mean(r) * np.concatenate([[1.0], X.mean(axis=0)])


def wrong_intercept_not_predicted(theta, X, y):
    """The intercept missing in the prediction."""
    r = X @ theta[1:] - y
    return 2 / len(y) * np.concatenate([[np.sum(r)], X.T @ r])


def wrong_intercept_summed(theta, X, y):
    """The intercept's slope added up, the others averaged."""
    r = _residuals(theta, X, y)
    return np.concatenate([[2 * np.sum(r)], 2 / len(y) * X.T @ r])


def wrong_value(theta, X, y):
    """The value of the loss."""
    return np.mean(_residuals(theta, X, y) ** 2)


def wrong_no_targets(theta, X, y):
    """The targets forgotten in the residual."""
    return right_two_parts(theta, X, np.zeros(len(y)))


def wrong_targets_added(theta, X, y):
    """The targets added."""
    return right_two_parts(theta, X, -y)


def wrong_broadcast(theta, X, y):
    """Targets as a column, so that the residuals become a matrix."""
    r = theta[0] + X @ theta[1:] - y[:, None]
    return 2 * np.concatenate([[np.mean(r)], np.mean(X.T @ r, axis=1) / len(y)])


def wrong_absolute(theta, X, y):
    """The gradient of the mean absolute error."""
    r = np.sign(_residuals(theta, X, y))
    return np.concatenate([[np.mean(r)], X.T @ r / len(y)])


def wrong_bias_unbiased(theta, X, y):
    """Divided by B - 1."""
    return right_two_parts(theta, X, y) * len(y) / max(len(y) - 1, 1)


def wrong_column(theta, X, y):
    """A column of shape (1 + n, 1)."""
    return right_two_parts(theta, X, y)[:, None]


def wrong_forward_difference(theta, X, y):
    """A forward difference with the step 1e-6."""

    def loss(t):
        return np.mean((t[0] + X @ t[1:] - y) ** 2)

    steps = 1e-6 * np.eye(len(theta))
    return np.array([(loss(theta + step) - loss(theta)) / 1e-6 for step in steps])


def wrong_without_return(theta, X, y):
    """Computes the gradient and forgets to return it."""
    right_two_parts(theta, X, y)
