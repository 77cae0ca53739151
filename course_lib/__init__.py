"""Numeric derivatives, a gradient checker and plotting helpers for the course.

Start with :func:`check`: it compares a derivative that you worked out with one
that it measures, and says what is wrong in a sentence. The two files to read
first are ``differences.py`` and ``checking.py``.
"""

from course_lib.checking import Report, WrongAnswer, check, compare
from course_lib.differences import derivative, gradient, jacobian

__all__ = [
    "Report",
    "WrongAnswer",
    "check",
    "compare",
    "derivative",
    "gradient",
    "jacobian",
]
