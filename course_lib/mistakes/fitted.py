"""Answers that are right up to a fitted number, or right in places."""

import numpy as np

from course_lib.mistakes.arrangement import choices
from course_lib.mistakes.function import multiple, spread
from course_lib.mistakes.words import say_axes, say_number, say_where


def rounded(case):
    """Few digits, or an array of whole numbers."""
    whole = np.trunc(np.round(case.right, 7))  # a measured 2 may be 1.9999999999
    yield "the decimals are cut off: is this an integer array?", whole
    for digits in range(5):
        name = f"this is rounded to {digits} decimals"
        yield name, np.round(case.right, digits)


def fitted_factor(case):
    """Every entry times one number."""
    if case.right.size > 1 and _one_shape(case):
        number = multiple(case.claimed, case.right)
        name = f"every entry is {say_number(number)} times the right value"
        yield name, number * case.right


def fitted_constant(case):
    """One number added to every entry."""
    if case.right.size > 1 and _one_shape(case):
        shift = np.mean(case.claimed - case.right)
        how = "large" if shift > 0 else "small"
        yield f"every entry is {say_number(abs(shift))} too {how}", case.right + shift


def fitted_term(case):
    """A term missing or too many, up to its factor."""
    if case.right.size > 2 and _one_shape(case):
        for text, term in _terms(case):
            number = multiple(case.claimed - case.right, term)
            how = "minus" if number < 0 else "plus"
            size = say_number(abs(number)) + " "
            name = f"this is the right value {how} {size.removeprefix('1 ')}{text}"
            yield name, case.right + number * term


def some_signs(case):
    """The right size everywhere, the right sign in places."""
    if _one_shape(case):
        wrong = case.claimed * case.right < 0
        name = f"the sign is wrong {say_where(wrong)}"
        yield name, np.where(wrong, -case.right, case.right)


def some_zeros(case):
    """Only some entries were computed, or a mask was applied once too often."""
    if _one_shape(case):
        empty = (case.claimed == 0) & (case.right != 0)
        name = f"right except for zeros {say_where(empty)}"
        yield name, np.where(empty, 0, case.right)


def some_entries(case):
    """Right except in a few entries: a quarter of them at most."""
    if _one_shape(case):
        allowed = case.rtol * np.linalg.norm(case.right) / np.sqrt(case.right.size)
        wrong = abs(case.claimed - case.right) > allowed
        if 4 * wrong.sum() <= wrong.size:
            name = f"right except {say_where(wrong)}"
            yield name, np.where(wrong, case.claimed, case.right)


def zeros_missing(case):
    """A mask, or a Kronecker delta, was forgotten."""
    if _one_shape(case) and case.right.any():
        zero = abs(case.right) <= case.rtol * abs(case.right).max()
        wrong = zero & (abs(case.claimed) > case.rtol * abs(case.right).max())
        name = f"right except for missing zeros {say_where(wrong)}"
        yield name, np.where(zero, case.claimed, case.right)


def everywhere(case):
    """One number, or one row, in the place of all."""
    if _one_shape(case):
        for axes in choices(case.right.ndim):
            for word, reduce in (("sum", np.sum), ("mean", np.mean)):
                value = reduce(case.right, axis=axes, keepdims=True)
                name = f"every entry is the {word} over {say_axes(axes)}"
                yield name, np.broadcast_to(value, case.right.shape)


def fitted_lines(case):
    """A factor or a term with a number of its own for each row or column."""
    if case.right.ndim == 2 and _one_shape(case):
        for axis, line in ((1, "row"), (0, "column")):
            if case.right.shape[axis] > 2:
                number = multiple(case.claimed, case.right, axis)
                name = f"each {line} is the right one times a number of its own"
                yield name, number * case.right
                for text, term in (("ones", np.ones(case.right.shape)), *_terms(case)):
                    number = multiple(case.claimed - case.right, term, axis)
                    name = f"each {line} is the right one plus a multiple of {text}"
                    yield name, case.right + number * term


RULES = (
    rounded,
    fitted_factor,
    fitted_constant,
    fitted_term,
    some_signs,
    some_zeros,
    some_entries,
    zeros_missing,
    everywhere,
    fitted_lines,
)


def _one_shape(case):
    return case.claimed.shape == case.right.shape


def _terms(case):
    """Summands that are often forgotten: x, f(x), u, x u and f(x) u."""
    u, terms = case.upstream, {}
    for text, value in (("x", case.x), ("f(x)", case.y), ("u", u)):
        if value is not None:
            terms[text] = value
            if u is not None and u is not value and u.shape == value.shape:
                terms[f"{text} u"] = value * u
    for text, term in spread(terms, case.right.shape):
        yield text, np.broadcast_to(term, case.right.shape)
