"""Answers to `confuses`: nested derivatives of a sum and of a product."""


def _sum(derivative):
    return derivative(lambda x: x * derivative(lambda y: x + y, 1.0), 1.0)


def _product(derivative):
    return derivative(lambda x: x * derivative(lambda y: x * y, 2.0), 3.0)


def right_two_programs(derivative):
    """A sum and a product, each alone."""
    return bool(
        abs(_sum(derivative) - 1) > 1e-4 or abs(_product(derivative) - 6) > 6e-4
    )


def right_all_close(derivative):
    """Lists of answers and expectations."""
    found = [_sum(derivative), _product(derivative)]
    pairs = zip(found, (1.0, 6.0), strict=True)
    return not all(abs(f - r) <= 1e-4 * r for f, r in pairs)


def right_other_points(derivative):
    """Other points, and the two operations after each other."""
    for combine, right in (
        (lambda x, y: x + y, lambda x: 1.0),
        (lambda x, y: x * y, lambda x: 2 * x),
    ):
        nested = derivative(
            lambda x, c=combine: x * derivative(lambda y: c(x, y), 0.5), 2.0
        )
        if abs(nested - right(2.0)) > 1e-4 * right(2.0):
            return True
    return False


def right_without_outer_factor(derivative):
    """The inner derivative alone: 0 for a sum, 1 for a product."""
    of_sum = derivative(lambda x: derivative(lambda y: x + y, 2.0) + x, 3.0)
    of_product = derivative(lambda x: derivative(lambda y: x * y, 2.0) + x, 3.0)
    # For a sum the inner slope is 1 (or, confused, 2) whatever x is: use x as a factor.
    scaled = derivative(lambda x: x * derivative(lambda y: x + y, 2.0), 3.0)
    expected = ((of_sum, 1), (of_product, 2), (scaled, 1))
    return any(abs(found - right) > 1e-4 for found, right in expected)


def wrong_sum_only(derivative):
    """Tries a sum alone."""
    return bool(abs(_sum(derivative) - 1) > 1e-4)


def wrong_product_only(derivative):
    """Tries a product alone."""
    return bool(abs(_product(derivative) - 6) > 1e-4)


def wrong_equal(derivative):
    """!= between floats."""
    return bool(_sum(derivative) != 1 or _product(derivative) != 6)


def wrong_both(derivative):
    """Asks for both kinds at once."""
    return bool(
        abs(_sum(derivative) - 1) > 1e-4 and abs(_product(derivative) - 6) > 1e-4
    )


def wrong_not_nested(derivative):
    """Tries plain derivatives."""
    return bool(abs(derivative(lambda x: x * x * x, 2.0) - 12) > 1e-4)


def wrong_reversed(derivative):
    """True where they are kept apart."""
    return not right_two_programs(derivative)


def wrong_two_is_right(derivative):
    """Takes 2 for the right answer."""
    return bool(abs(_sum(derivative) - 2) > 1e-4)


def wrong_independent(derivative):
    """The inner function does not use x."""
    nested = derivative(lambda x: x * derivative(lambda y: y * y, 1.0), 1.0)
    return bool(abs(nested - 2) > 1e-4)


def wrong_always(derivative):
    """True for every library."""
    return True


def wrong_never(derivative):
    """False for every library."""
    return False


def wrong_value(derivative):
    """The nested derivative itself."""
    return _sum(derivative)


def wrong_no_return(derivative):
    """Forgets to return."""
    right_two_programs(derivative)
