"""What a learner reads: a sentence for every way in which an answer can go wrong."""

import numpy as np
import pytest

from course_lib import WrongAnswer
from course_lib.drill import answer


def judged(function):
    return answer("slope", {"slope": function})


def unfinished(x):
    raise NotImplementedError("Return the derivative of x².")


def in_place(x):
    x *= 2
    return x


def divides(x):
    return 1 / int(x - x)


def fails_elsewhere(x):
    error = ZeroDivisionError("division by zero")
    error.cell_line = 31
    raise error


def test_an_error_from_another_process_brings_its_line():
    with pytest.raises(WrongAnswer, match="in line 31 of your cell: division by zero"):
        judged(fails_elsewhere)(2.0).should_be(1.0)


@pytest.mark.parametrize(
    ("namespace", "words"),
    [
        ({}, "There is no function `slope`.*SyntaxError"),
        ({"slope": 3.0}, "`slope` is 3, not a function.*def slope"),
    ],
)
def test_missing_function_is_said(namespace, words):
    with pytest.raises(WrongAnswer, match=words):
        answer("slope", namespace)


@pytest.mark.parametrize(
    ("function", "words"),
    [
        (unfinished, "`slope` is not written yet. Return the derivative of x²."),
        (divides, r"slope\(2\) raised ZeroDivisionError in line \d+ of your cell"),
        (lambda x: None, "is a `return` missing"),
        (lambda x: np.nan, "got NaN"),
        (
            lambda x: np.array([4.0]),
            r"an axis of length 1 too many: shape \(1,\) for \(\)",
        ),
        (lambda x: "4", "got str, expected a number"),
        (lambda x: -2 * x, r"slope\(2\): the sign is wrong; -4, expected 4"),
        (lambda x: x, "the factor 2 is missing; 2, expected 4"),
    ],
)
def test_wrong_number_gets_a_sentence(function, words):
    with pytest.raises(WrongAnswer, match=words):
        judged(function)(2.0).should_be(4.0, mistakes={"the factor 2 is missing": 2.0})


U, POINT = np.array([0.4, -1.3, 2.2]), np.array([0.5, 1.5, -0.8])
RIGHT = U * np.cos(POINT)


@pytest.mark.parametrize(
    ("wrong", "known", "name"),
    [
        (np.cos(POINT), {"upstream": U}, "the upstream gradient u is missing"),
        (RIGHT * U, {"upstream": U}, "the upstream gradient u is in there twice"),
        (np.sin(POINT), {"y": np.sin(POINT)}, "this is f(x), not its derivative"),
        (POINT, {"x": POINT}, "this is x itself"),
    ],
)
def test_what_a_drill_knows_of_its_task_names_the_mistake(wrong, known, name):
    call = judged(lambda u: wrong)(U)
    with pytest.raises(WrongAnswer) as said:
        call.should_be(RIGHT, **known)
    assert said.value.mistake == name
    with pytest.raises(WrongAnswer) as said:
        call.should_be(RIGHT)
    assert said.value.mistake != name


@pytest.mark.parametrize("value", [4, 4.0, np.float64(4), np.array(4.0), np.int64(4)])
def test_any_kind_of_number_is_accepted(value):
    judged(lambda x: value)(2.0).should_be(4.0)


def test_changed_argument_is_said_though_the_value_is_right():
    with pytest.raises(WrongAnswer, match="changed its argument number 1 in place"):
        judged(in_place)(np.array([1.0, 2.0])).should_be([2.0, 4.0])


@pytest.mark.parametrize(
    "argument", [[np.array([np.nan, 1.0])], (np.nan, [2.0]), {"a": np.array([np.nan])}]
)
def test_nan_in_a_container_counts_as_unchanged(argument):
    judged(lambda x: 3.0)(argument).should_be(3.0)


def test_entry_of_an_array_in_a_list_that_changes_is_seen():
    def first_entry(xs):
        xs[0][0] = 7.0
        return 3.0

    with pytest.raises(WrongAnswer, match="changed its argument number 1 in place"):
        judged(first_entry)([np.array([1.0, 2.0])]).should_be(3.0)


def test_arguments_with_nan_count_as_unchanged():
    x = np.array([np.nan, 1.0])
    judged(lambda x: np.nan_to_num(x))(x).should_be([0.0, 1.0])


def test_the_tests_own_arguments_survive_a_function_that_writes():
    x = np.array([1.0, 2.0])
    with pytest.raises(WrongAnswer):
        judged(in_place)(x).should_be([2.0, 4.0])
    assert x.tolist() == [1.0, 2.0]


@pytest.mark.parametrize(
    ("got", "expected"),
    [
        ((5, 7), (5, 7)),
        ([5, 7], (5, 7)),
        ((np.int64(5), 7), (5, 7)),
        ({1, 2}, {2, 1}),
        ({np.float64(1.0)}, {1.0}),
        ("mn", "mn"),
        (np.bool_(True), True),
        (None, None),
    ],
)
def test_exact_answers_that_are_right(got, expected):
    judged(lambda: got)().should_equal(expected)


@pytest.mark.parametrize(
    ("got", "expected", "words"),
    [
        ((7, 5), (5, 7), "these are the input axes first; got \\(7, 5\\)"),
        ((5,), (5, 7), r"got \(5,\), expected \(5, 7\)"),
        ("5, 7", (5, 7), "str where tuple is asked"),
        (1, True, "int where bool is asked"),
        (None, (5, 7), "is a `return` missing"),
        ((True, 7), (1, 7), "expected"),
    ],
)
def test_exact_answers_that_are_wrong(got, expected, words):
    with pytest.raises(WrongAnswer, match=words):
        judged(lambda: got)().should_equal(
            expected, mistakes={"these are the input axes first": (7, 5)}
        )


def refuses(x):
    raise ValueError("x must be positive")


@pytest.mark.parametrize(
    ("function", "words"),
    [
        (lambda x: x, "should raise ValueError, because x is negative; it returned -1"),
        (divides, "it raised ZeroDivisionError"),
        (unfinished, "not written yet"),
    ],
)
def test_missing_refusal_is_said(function, words):
    judged(refuses)(-1.0).should_raise(ValueError, because="x is negative")
    with pytest.raises(WrongAnswer, match=words):
        judged(function)(-1.0).should_raise(ValueError, because="x is negative")


def test_long_arrays_are_shown_by_their_shape():
    call = judged(np.sum)(np.ones((11, 7)), axis=0)
    assert call.text == "slope(array of shape (11, 7), axis=0)"
    call = judged(len)({"W": np.ones((11, 7)), "c": np.array([1.0, -2.0])})
    assert call.text == "slope({'W': array of shape (11, 7), 'c': [ 1., -2.]})"
