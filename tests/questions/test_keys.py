"""Every key agrees with a witness that is no part of the page: sympy or measurement."""

import numpy as np
import pytest
import sympy

import course_lib
from tests.questions import boxes

TOLERANCE = {"sympy": 1e-9, "numpy": 1e-6}  # exact, and measured by differences
by_id = pytest.mark.parametrize("question", boxes.TYPED, ids=lambda q: q.id)


def namespace(question, point=None):
    """What the Python texts of a question may use."""
    names = {name: getattr(course_lib, name) for name in course_lib.__all__}
    names |= {"np": np, "rng": np.random.default_rng(20)}
    if not question.numpy:
        names |= {name: getattr(sympy, name) for name in sympy.__all__}
        names |= {"t": sympy.Symbol("t", real=True)}
        names |= {v: sympy.Symbol(v, real=True) for v in question.variables or ()}
    names |= point or {}
    exec(question.setup, names)
    return names


def witness(question, point):
    """The value that the key must have at a point, from another source."""
    arrays = {}
    for name, value in point.items():
        array = np.array(value, dtype=float)
        arrays[name] = array[:, 0] if array.ndim == 2 and array.shape[1] == 1 else array
    if question.numpy:
        measured = eval(question.numpy, namespace(question, arrays))
        return np.asarray(measured, dtype=float)
    exact = sympy.sympify(eval(question.sympy, namespace(question))).doit()
    there = exact.subs({sympy.Symbol(v, real=True): x for v, x in point.items()})
    return np.array(sympy.N(there, 20), dtype=float)


def agrees(question, formula):
    """True if a formula has the witness's value at all twelve points."""
    seen = boxes.values(question, formula)
    pairs = zip(seen["points"], seen["values"], strict=True)
    return all(same(v, witness(question, p), kind_of(question)) for p, v in pairs)


def same(value, wanted, kind):
    value = np.asarray(value, dtype=float)
    if value.ndim == 2 and wanted.ndim == 1 and value.shape[1] == 1:
        value = value[:, 0]  # a column in text has one axis in code
    if value.shape != wanted.shape:
        return False
    scale = np.max(np.abs(wanted))
    return bool(np.all(np.abs(value - wanted) <= TOLERANCE[kind] * scale))


def kind_of(question):
    return "numpy" if question.numpy else "sympy"


@by_id
def test_key_agrees_with_its_witness(question):
    if question.kind == "shape":
        shape = eval(question.numpy, namespace(question))
        assert str(shape).replace("'", "") == question.key
    else:
        assert agrees(question, question.key)


@by_id
def test_witness_refuses_the_listed_wrong_answers(question):
    assert question.wrong
    for wrong in question.wrong:
        if question.kind == "shape":
            shape = eval(question.numpy, namespace(question))
            assert str(shape).replace("'", "") != wrong.value
        else:
            assert not agrees(question, wrong.value), wrong.value


@pytest.mark.parametrize(
    "question", [q for q in boxes.CHECKED if q.choices], ids=lambda q: q.id
)
def test_checked_choices_are_right_where_they_say_so(question):
    if any(choice.check for choice in question.choices):
        names = namespace(question)
        for choice in question.choices:
            assert bool(eval(choice.check, names)) is choice.right, choice.text


def test_many_choices_are_checked():
    checked = [q for q in boxes.CHECKED if q.choices and q.choices[0].check]
    assert len(checked) >= 5
