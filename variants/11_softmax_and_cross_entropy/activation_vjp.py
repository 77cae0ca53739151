"""Answers to `activation_vjp`: u times the slope, entry by entry."""

import math

import numpy as np

erf = np.vectorize(math.erf)


def cdf(x):
    """The normal distribution function."""
    return (1 + erf(x / np.sqrt(2))) / 2


def bell(x):
    """The normal density."""
    return np.exp(-(x**2) / 2) / np.sqrt(2 * np.pi)


def sigma(x):
    """The sigmoid."""
    return 1 / (1 + np.exp(-x))


def known(name):
    """Refuse what is no activation here."""
    if name not in ("sigmoid", "tanh", "gelu"):
        raise ValueError(f"unknown activation {name!r}")


def with_slopes(name, x, u, **changed):
    """u times the slope, with some slopes exchanged."""
    known(name)
    slopes = {
        "sigmoid": lambda x: sigma(x) * (1 - sigma(x)),
        "tanh": lambda x: 1 - np.tanh(x) ** 2,
        "gelu": lambda x: cdf(x) + x * bell(x),
    }
    return u * (slopes | changed)[name](x)


def right_table(name, x, u):
    """A table of slopes, with the sigmoid as it stands."""
    return with_slopes(name, x, u)


def right_through_tanh(name, x, u):
    """The sigmoid written as a tanh: its slope is a quarter of 1 - tanh²(x/2)."""
    known(name)
    if name == "sigmoid":
        return u * (1 - np.tanh(x / 2) ** 2) / 4
    if name == "tanh":
        return u * (1 - np.tanh(x)) * (1 + np.tanh(x))
    return u * cdf(x) + u * x * bell(x)


def right_loop(name, x, u):
    """Entry by entry, in a loop."""
    known(name)
    y = np.zeros(x.shape)
    for k in np.ndindex(x.shape):
        t = float(x[k])
        if name == "sigmoid":
            e = math.exp(-abs(t))
            slope = e / (1 + e) ** 2
        elif name == "tanh":
            slope = 1 - math.tanh(t) ** 2
        else:
            density = math.exp(-t * t / 2) / math.sqrt(2 * math.pi)
            slope = math.erfc(-t / math.sqrt(2)) / 2 + t * density
        y[k] = u[k] * slope
    return y


def wrong_without_upstream(name, x, u):
    """The slopes, without what came from upstream."""
    return with_slopes(name, x, 1.0)


def wrong_jacobian(name, x, u):
    """The diagonal matrix of the slopes."""
    return np.diag(with_slopes(name, x, np.ones(x.shape)).reshape(-1))


def wrong_sigmoid_at_output(name, x, u):
    """The sigmoid's slope taken at its output."""
    return with_slopes(name, x, u, sigmoid=lambda x: sigma(sigma(x)) * sigma(-sigma(x)))


def wrong_sigmoid_of_input(name, x, u):
    """x(1 - x), the input taken for the output."""
    return with_slopes(name, x, u, sigmoid=lambda x: x * (1 - x))


def wrong_sigmoid_one_factor(name, x, u):
    """1 - s for the sigmoid."""
    return with_slopes(name, x, u, sigmoid=lambda x: 1 - sigma(x))


def wrong_sigmoid_sign(name, x, u):
    """s(1 + s) for the sigmoid."""
    return with_slopes(name, x, u, sigmoid=lambda x: sigma(x) * (1 + sigma(x)))


def wrong_sigmoid_squared(name, x, u):
    """s² for the sigmoid."""
    return with_slopes(name, x, u, sigmoid=lambda x: sigma(x) ** 2)


def wrong_slope_of_upstream(name, x, u):
    """u(1 - u) for the sigmoid."""
    return with_slopes(name, x, 1.0, sigmoid=lambda x: u * (1 - u))


def wrong_naive_exponentials(name, x, u):
    """The sigmoid's slope as e^x/(1 + e^x)², which overflows."""
    return with_slopes(name, x, u, sigmoid=lambda x: np.exp(x) / (1 + np.exp(x)) ** 2)


def wrong_value(name, x, u):
    """u times the value."""
    known(name)
    value = {"sigmoid": sigma, "tanh": np.tanh, "gelu": lambda x: x * cdf(x)}[name]
    return u * value(x)


def wrong_tanh_not_squared(name, x, u):
    """1 - tanh."""
    return with_slopes(name, x, u, tanh=lambda x: 1 - np.tanh(x))


def wrong_tanh_of_input(name, x, u):
    """1 - x², the input taken for the output."""
    return with_slopes(name, x, u, tanh=lambda x: 1 - x**2)


def wrong_tanh_at_output(name, x, u):
    """The slope of tanh taken at its output."""
    return with_slopes(name, x, u, tanh=lambda x: 1 - np.tanh(np.tanh(x)) ** 2)


def wrong_tanh_sign(name, x, u):
    """1 + tanh²."""
    return with_slopes(name, x, u, tanh=lambda x: 1 + np.tanh(x) ** 2)


def wrong_tanh_like_sigmoid(name, x, u):
    """y(1 - y) for tanh."""
    return with_slopes(name, x, u, tanh=lambda x: np.tanh(x) * (1 - np.tanh(x)))


def wrong_gelu_one_term(name, x, u):
    """Φ alone for GELU."""
    return with_slopes(name, x, u, gelu=cdf)


def wrong_gelu_other_term(name, x, u):
    """x Φ' alone for GELU."""
    return with_slopes(name, x, u, gelu=lambda x: x * bell(x))


def wrong_gelu_without_x(name, x, u):
    """Φ + Φ' for GELU, without the factor x."""
    return with_slopes(name, x, u, gelu=lambda x: cdf(x) + bell(x))


def wrong_gelu_bell_not_scaled(name, x, u):
    """The bell curve without 1/√(2π)."""
    return with_slopes(name, x, u, gelu=lambda x: cdf(x) + x * np.exp(-(x**2) / 2))


def wrong_gelu_bell_without_half(name, x, u):
    """The bell curve without ½ in its exponent."""
    scale = np.sqrt(2 * np.pi)
    return with_slopes(name, x, u, gelu=lambda x: cdf(x) + x * np.exp(-(x**2)) / scale)


def wrong_gelu_by_tanh(name, x, u):
    """The slope of the tanh approximation of GELU."""

    def slope(x):
        wave = np.tanh(np.sqrt(2 / np.pi) * (x + 0.044715 * x**3))
        slide = np.sqrt(2 / np.pi) * (1 + 3 * 0.044715 * x**2)
        return 0.5 * (1 + wave) + 0.5 * x * (1 - wave**2) * slide

    return with_slopes(name, x, u, gelu=slope)


def wrong_gelu_by_sigmoid(name, x, u):
    """The slope of x σ(1.702 x)."""

    def slope(x):
        s = sigma(1.702 * x)
        return s + 1.702 * x * s * (1 - s)

    return with_slopes(name, x, u, gelu=slope)


def wrong_silu(name, x, u):
    """The slope of SiLU for GELU."""

    def slope(x):
        return sigma(x) + x * sigma(x) * (1 - sigma(x))

    return with_slopes(name, x, u, gelu=slope)


def wrong_erf_argument(name, x, u):
    """erf at x for erf at x/√2."""
    return with_slopes(name, x, u, gelu=lambda x: (1 + erf(x)) / 2 + x * bell(x))


def wrong_accepts_any_name(name, x, u):
    """Takes every other name for GELU."""
    return with_slopes(name if name in ("sigmoid", "tanh") else "gelu", x, u)


def wrong_returns_none_for_other_names(name, x, u):
    """Returns nothing for an unknown name."""
    try:
        return with_slopes(name, x, u)
    except ValueError:
        return None


def wrong_summed(name, x, u):
    """The sum of the products."""
    return np.sum(with_slopes(name, x, u))


def wrong_in_place(name, x, u):
    """Multiplies the caller's u."""
    u *= with_slopes(name, x, 1.0)
    return u


def wrong_without_return(name, x, u):
    """Computes the product and forgets to return it."""
    with_slopes(name, x, u)
