"""Answers to `power_vjp`: u ⊙ p xᵖ⁻¹, and 0 for p = 0."""

import numpy as np


def right_case(x, p, u):
    """p = 0 on its own."""
    x, u = np.asarray(x, float), np.asarray(u, float)
    return np.zeros(x.shape) if p == 0 else u * p * x ** (p - 1)


def right_max(x, p, u):
    """The exponent kept from below 0, where the factor p is 0 anyway."""
    return u * p * np.asarray(x, float) ** max(p - 1, 0)


def right_product(x, p, u):
    """The product of p - 1 factors, formed step by step."""
    total = np.ones(len(x))
    for _ in range(p - 1):
        total = total * x
    return total * u * p


def right_entries(x, p, u):
    """Entry by entry."""
    pulled = []
    for x_i, u_i in zip(x, u, strict=True):
        slope = p * float(x_i) ** (p - 1) if p else 0.0
        pulled.append(u_i * slope)
    return np.array(pulled)


def right_product_rule(x, p, u):
    """By the product rule, one factor after the other."""
    value, slope = np.ones(len(x)), np.zeros(len(x))
    for _ in range(p):
        value, slope = value * x, slope * x + value
    return slope * u


def wrong_no_upstream(x, p, u):
    """u left out."""
    return p * x ** max(p - 1, 0)


def wrong_upstream_squared(x, p, u):
    """u squared."""
    return u**2 * p * x ** max(p - 1, 0)


def wrong_exponent_kept(x, p, u):
    """The exponent is not lowered."""
    return u * p * x**p


def wrong_no_factor(x, p, u):
    """The factor p missing."""
    return u * x ** max(p - 1, 0)


def wrong_factor_squared(x, p, u):
    """p squared."""
    return u * p**2 * x ** max(p - 1, 0)


def wrong_zero_not_treated(x, p, u):
    """0 · 0⁻¹ at p = 0."""
    return u * p * np.asarray(x, float) ** (p - 1)


def wrong_integers(x, p, u):
    """x⁻¹ of integers at p = 0."""
    return u * p * x ** (p - 1)


def wrong_zero_hands_on(x, p, u):
    """At p = 0 it hands u on."""
    return np.array(u, float) if p == 0 else u * p * x ** (p - 1)


def wrong_exchanged_base(x, p, u):
    """x pˣ⁻¹."""
    return u * x * float(p) ** (x - 1.0)


def wrong_exponential(x, p, u):
    """xᵖ ln |x|."""
    return u * x**p * np.log(abs(x))


def wrong_sign_lost(x, p, u):
    """|x| in place of x."""
    return u * p * abs(np.asarray(x, float)) ** max(p - 1, 0)


def wrong_real_power(x, p, u):
    """Powers by logarithms, NaN for negative x."""
    with np.errstate(all="ignore"):
        return u * p * np.exp((p - 1) * np.log(x))


def wrong_summed(x, p, u):
    """The entries added up."""
    return np.sum(right_case(x, p, u))


def wrong_table(x, p, u):
    """The Jacobian."""
    return np.diag(p * np.asarray(x, float) ** max(p - 1, 0))


def wrong_value(x, p, u):
    """u xᵖ."""
    return u * x**p


def wrong_arguments(x, p, u):
    """x and u exchanged."""
    return right_case(u, p, x)


def wrong_integral(x, p, u):
    """The integral."""
    return u * x ** (p + 1) / (p + 1)


def wrong_ones(x, p, u):
    """p xᵖ⁻¹ scaled by the length of u."""
    return np.linalg.norm(u) * right_case(x, p, np.ones(len(x)))


def wrong_no_return(x, p, u):
    """Forgets to return."""
    right_case(x, p, u)
