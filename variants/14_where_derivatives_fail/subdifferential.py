"""Answers to `subdifferential`: the interval of slopes of a |x| + b max(0, x)."""


def refuse(a, b):
    """Negative weights are refused."""
    if a < 0 or b < 0:
        raise ValueError("negative weight")


def right_cases(x, a, b):
    """Three cases."""
    refuse(a, b)
    if x > 0:
        return a + b, a + b
    if x < 0:
        return -a, -a
    return -a, a + b


def right_intervals_added(x, a, b):
    """The interval of each term, end to end."""
    refuse(a, b)
    bend = (-1, 1) if x == 0 else ((1, 1) if x > 0 else (-1, -1))
    relu = (0, 1) if x == 0 else ((1, 1) if x > 0 else (0, 0))
    return [a * p + b * q for p, q in zip(bend, relu, strict=True)]


def right_sides(x, a, b):
    """A set of the sides on which x lies, then the least and the largest slope."""
    refuse(a, b)
    slopes = [slope for slope, here in ((-a, x <= 0), (a + b, x >= 0)) if here]
    return min(slopes), max(slopes)


def wrong_convention(x, a, b):
    """sign(0) = 0 and x > 0: one subgradient, twice."""
    refuse(a, b)
    slope = a * ((x > 0) - (x < 0)) + b * (x > 0)
    return slope, slope


def wrong_middle(x, a, b):
    """The mean of the two slopes, twice."""
    low, high = right_cases(x, a, b)
    return (low + high) / 2, (low + high) / 2


def wrong_number(x, a, b):
    """The mean of the two slopes."""
    low, high = right_cases(x, a, b)
    return (low + high) / 2


def wrong_swapped(x, a, b):
    """The highest first."""
    return right_cases(x, a, b)[::-1]


def wrong_without_relu(x, a, b):
    """The term with b is lost."""
    return right_cases(x, a, 0 * b if b >= 0 else b)


def wrong_without_bend(x, a, b):
    """The term with a is lost."""
    refuse(a, b)
    return right_cases(x, 0, b)


def wrong_right_end(x, a, b):
    """At 0 from -a to b."""
    refuse(a, b)
    return (-a, b) if x == 0 else right_cases(x, a, b)


def wrong_starts_at_0(x, a, b):
    """At 0 from 0 to a + b."""
    refuse(a, b)
    return (0.0, a + b) if x == 0 else right_cases(x, a, b)


def wrong_everywhere(x, a, b):
    """The interval of the corner, at every x."""
    refuse(a, b)
    return -a, a + b


def wrong_near(x, a, b):
    """Points within 1e-8 are taken for the corner."""
    return right_cases(0 if abs(x) < 1e-8 else x, a, b)


def wrong_relu_both_sides(x, a, b):
    """max(0, x) has the slope b on the left, too."""
    refuse(a, b)
    return (a + b, a + b) if x > 0 else (b - a, b - a) if x < 0 else (-a, a + b)


def wrong_absolute_left(x, a, b):
    """The slope of |x| is a on the left, too."""
    refuse(a, b)
    return (a, a) if x < 0 else right_cases(x, a, b)


def wrong_roles(x, a, b):
    """a and b are swapped."""
    return right_cases(x, b, a)


def wrong_value(x, a, b):
    """The value of the function."""
    refuse(a, b)
    y = a * abs(x) + b * max(0, x)
    return y, y


def wrong_right_slope(x, a, b):
    """At 0 the right slope, twice."""
    refuse(a, b)
    return (a + b, a + b) if x >= 0 else (-a, -a)


def wrong_left_slope(x, a, b):
    """At 0 the left slope, twice."""
    refuse(a, b)
    return (a + b, a + b) if x > 0 else (-a, -a)


def wrong_not_refused(x, a, b):
    """Negative weights are accepted."""
    return right_cases(x, abs(a), abs(b))


def wrong_refuses_zero(x, a, b):
    """Weights of 0 are refused."""
    if a <= 0 or b <= 0:
        raise ValueError("weights must be positive")
    return right_cases(x, a, b)
