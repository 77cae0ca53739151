"""Numeric derivatives, a gradient checker and plotting helpers for the course.

Start with :func:`check`: it compares a derivative that you worked out with one
that it measures, and says what is wrong in a sentence. To read how that is done,
begin with ``differences.py`` and ``checking.py``; ``ladder.py`` measures where two
points are not enough, ``diagnosis.py`` names mistakes.
"""

from course_lib.checking import check, check_jvp, check_vjp
from course_lib.comparing import Report, WrongAnswer, compare
from course_lib.complex_step import NotAnalytic
from course_lib.differences import Estimate, derivative, gradient, jacobian
from course_lib.products import hessian, hvp, jvp, vjp
from course_lib.witnesses import adjoint_test, taylor_test

__all__ = [
    "Estimate",
    "NotAnalytic",
    "Report",
    "WrongAnswer",
    "adjoint_test",
    "check",
    "check_jvp",
    "check_vjp",
    "compare",
    "derivative",
    "gradient",
    "hessian",
    "hvp",
    "jacobian",
    "jvp",
    "taylor_test",
    "vjp",
]
