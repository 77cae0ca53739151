"""Answers to `axes`: five derivatives in three layouts."""

NUMERATOR = {
    "scalar by vector": "1n",
    "vector by scalar": "m1",
    "vector by vector": "mn",
    "scalar by matrix": "nm",
    "matrix by scalar": "mn",
}
OUTPUTS_FIRST = {
    "scalar by vector": "n",
    "vector by scalar": "m",
    "vector by vector": "mn",
    "scalar by matrix": "mn",
    "matrix by scalar": "mn",
}


def right_tables(derivative, layout):
    """One table for numerator layout, turned round for denominator layout."""
    if layout == "numerator":
        return NUMERATOR[derivative]
    if layout == "denominator":
        return NUMERATOR[derivative][::-1]
    if layout == "outputs first":
        return OUTPUTS_FIRST[derivative]
    raise ValueError(layout)


def right_from_rules(derivative, layout):
    """From the words: a form for what is above, a transposed one for what is below."""
    above, below = derivative.split(" by ")
    if layout == "outputs first":
        forms = {"scalar": "", "vector": "m", "matrix": "mn"}
        return forms[above] + {**forms, "vector": "n"}[below]
    if layout not in ("numerator", "denominator"):
        raise ValueError(f"no such layout: {layout}")
    if above == "matrix":
        axes = "mn"
    elif below == "matrix":
        axes = "nm"
    else:
        rows = "m" if above == "vector" else "1"
        columns = "n" if below == "vector" else "1"
        axes = rows + columns
    return axes if layout == "numerator" else "".join(reversed(axes))


def right_full_table(derivative, layout):
    """All fifteen strings; an unknown name becomes a ValueError."""
    table = {
        "numerator": ("1n", "m1", "mn", "nm", "mn"),
        "denominator": ("n1", "1m", "nm", "mn", "nm"),
        "outputs first": ("n", "m", "mn", "mn", "mn"),
    }
    if layout not in table:
        raise ValueError("layout")
    return table[layout][list(NUMERATOR).index(derivative)]


def right_match(derivative, layout):
    """By cases, with outputs first made from numerator layout."""
    axes = NUMERATOR[derivative]
    match layout:
        case "numerator":
            return axes
        case "denominator":
            return axes[1] + axes[0]
        case "outputs first":
            return "mn" if axes == "nm" else axes.replace("1", "")
        case _:
            raise ValueError("unknown layout")


def wrong_layouts_exchanged(derivative, layout):
    """Numerator and denominator layout exchanged."""
    other = {"numerator": "denominator", "denominator": "numerator"}
    return right_tables(derivative, other.get(layout, layout))


def wrong_always_numerator(derivative, layout):
    """Numerator layout, whatever is asked."""
    right_tables(derivative, layout)
    return NUMERATOR[derivative]


def wrong_always_outputs_first(derivative, layout):
    """Outputs first, whatever is asked."""
    right_tables(derivative, layout)
    return OUTPUTS_FIRST[derivative]


def wrong_gradient_as_column(derivative, layout):
    """Mixed layout: numerator for Jacobians, a column for the gradient."""
    if (derivative, layout) == ("scalar by vector", "numerator"):
        return "n1"
    return right_tables(derivative, layout)


def wrong_matrix_not_transposed(derivative, layout):
    """Scalar by matrix in the shape of the matrix in numerator layout."""
    if (derivative, layout) == ("scalar by matrix", "numerator"):
        return "mn"
    return right_tables(derivative, layout)


def wrong_matrix_transposed_above(derivative, layout):
    """Matrix by scalar transposed in numerator layout."""
    if (derivative, layout) == ("matrix by scalar", "numerator"):
        return "nm"
    return right_tables(derivative, layout)


def wrong_matrices_same_in_both(derivative, layout):
    """Denominator layout turns vectors only, not matrices."""
    if layout == "denominator" and "matrix" in derivative:
        return NUMERATOR[derivative]
    return right_tables(derivative, layout)


def wrong_tangent_not_turned(derivative, layout):
    """Vector by scalar stays a column in denominator layout."""
    if (derivative, layout) == ("vector by scalar", "denominator"):
        return "m1"
    return right_tables(derivative, layout)


def wrong_one_put_in(derivative, layout):
    """Outputs first with an axis of length one for a number."""
    vectors = ("scalar by vector", "vector by scalar")
    if layout == "outputs first" and derivative in vectors:
        return NUMERATOR[derivative]
    return right_tables(derivative, layout)


def wrong_ones_dropped(derivative, layout):
    """Axes of length one dropped in every layout."""
    return right_tables(derivative, layout).replace("1", "")


def wrong_outputs_first_transposes(derivative, layout):
    """Outputs first with the matrix below transposed."""
    if (derivative, layout) == ("scalar by matrix", "outputs first"):
        return "nm"
    return right_tables(derivative, layout)


def wrong_letters_exchanged(derivative, layout):
    """The letters m and n exchanged for vectors."""
    axes = right_tables(derivative, layout)
    if "matrix" in derivative or derivative == "vector by vector":
        return axes
    return axes.translate(str.maketrans("mn", "nm"))


def wrong_everything_else_is_outputs_first(derivative, layout):
    """An unknown layout is taken for outputs first."""
    known = layout in ("numerator", "denominator")
    return right_tables(derivative, layout if known else "outputs first")


def wrong_key_error(derivative, layout):
    """A dictionary without a check: an unknown layout raises a KeyError."""
    return {
        "numerator": NUMERATOR[derivative],
        "denominator": NUMERATOR[derivative][::-1],
        "outputs first": OUTPUTS_FIRST[derivative],
    }[layout]


def wrong_error_returned(derivative, layout):
    """Returns the error instead of raising it."""
    try:
        return right_tables(derivative, layout)
    except ValueError as error:
        return error


def wrong_falls_off_the_end(derivative, layout):
    """An unknown layout falls off the end of the function."""
    if layout in ("numerator", "denominator", "outputs first"):
        return right_tables(derivative, layout)


def wrong_tuple_of_letters(derivative, layout):
    """A tuple of letters, not a string."""
    return tuple(right_tables(derivative, layout))
