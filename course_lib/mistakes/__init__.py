"""Typical mistakes: a table of rules, one short function each, tried in order.

A rule takes what is known about a wrong answer (a ``Case`` of ``diagnosis.py``:
claimed, right, sizes, upstream, x, y ...) and yields pairs (name, candidate): a
sentence, and the array that somebody gets who makes this mistake. The first candidate
that equals the claimed array in every entry gives the name.

To add a rule, write such a function and put it into the ``RULES`` of its file. The
function's name is the kind of the mistake, on which programs rely. A few rules work
backwards: they do to the claimed array what was left out, compare with the right one,
and yield the claimed array itself.
"""

from course_lib.mistakes import arrangement, fitted, function, values


def own_mistake(case):
    """What the drill itself knows."""
    yield from case.mistakes.items()


RULES = (
    own_mistake,
    *arrangement.RULES,
    *values.RULES,
    *function.RULES,
    *fitted.RULES,
)
