"""What the tests of a drill say to the learner whose answer is wrong.

A test cell takes the learner's function with :func:`answer`, calls it, and says
what should come out::

    slope = answer("slope", globals())
    slope(2.0).should_be(24.0, mistakes={"the factor 6 is missing": 4.0})

Whatever happens (no such function, an unfinished stub, an exception, a wrong
shape, a NaN, a changed input), the learner reads one sentence that says so.
"""

import copy
import math
import traceback

import numpy as np

from course_lib.comparing import WrongAnswer, compare

__all__ = ["Call", "answer"]


def answer(name, namespace):
    """The learner's function, wrapped so that each call can be judged.

    Parameters
    ----------
    name : str
        Name of the function that the drill asks for.
    namespace : dict
        Where to look for it; in a test cell ``globals()``.

    Returns
    -------
    callable
        Called with the function's arguments it returns a :class:`Call`.

    Raises
    ------
    WrongAnswer
        If there is no such function.

    Notes
    -----
    Chapter 1, "Shapes and promises", reads such a verdict line by line.

    Examples
    --------
    >>> def slope(x):
    ...     return 6 * x**2
    >>> answer("slope", {"slope": slope})(2.0).should_be(24.0)
    """
    if name not in namespace:
        raise WrongAnswer(
            f"There is no function `{name}`. Run the cell that defines it (Run > "
            "Run All Cells); if that cell shows a SyntaxError, mend the line it "
            "points to, and keep the name as it was given."
        )
    function = namespace[name]
    if not callable(function):
        raise WrongAnswer(
            f"`{name}` is {_short(function)}, not a function: keep the line "
            f"`def {name}(...):` and put your answer below it."
        )
    return lambda *args, **kwargs: Call(name, function, args, kwargs)


class Call:
    """One call of a learner's function, made when it is judged.

    Attributes
    ----------
    text : str
        The call as one would type it, such as ``slope(2)``; long arguments in short.

    Notes
    -----
    Chapter 1, "Shapes and promises". Nothing is called until one of the methods asks.

    Examples
    --------
    >>> slope = answer("slope", {"slope": lambda x: 6 * x})
    >>> call = slope(2.0)
    >>> print(call.text, call.value())
    slope(2) 12.0
    """

    def __init__(self, name, function, args, kwargs):
        self.name, self._function = name, function
        self._args, self._kwargs = args, kwargs

    @property
    def text(self):
        shown = [_short(a) for a in self._args]
        shown += [f"{k}={_short(a)}" for k, a in self._kwargs.items()]
        return f"{self.name}({', '.join(shown)})"

    def value(self):
        """What the function returns.

        Returns
        -------
        object
            The result; the arguments are copies, and unchanged afterwards.

        Raises
        ------
        WrongAnswer
            If the function raises, or changes its arguments.

        Examples
        --------
        >>> slope = answer("slope", {"slope": lambda x: 6 * x**2})
        >>> print(slope(2.0).value())
        24.0
        """
        args, kwargs = copy.deepcopy((self._args, self._kwargs))
        try:
            with np.errstate(all="ignore"):
                result = self._function(*args, **kwargs)
        except NotImplementedError as unfinished:
            raise self._unfinished(unfinished) from None
        except Exception as error:
            kind = f"raised {type(error).__name__}"
            raise WrongAnswer(f"{self.text} raised {_blame(error)}", kind) from None
        before, after = (*self._args, *self._kwargs.values()), (*args, *kwargs.values())
        for k, (old, new) in enumerate(zip(before, after, strict=True), start=1):
            if not _unchanged(old, new):
                raise WrongAnswer(
                    f"{self.text} changed its argument number {k} in place; work on a "
                    "copy (`x = x.copy()`), because the caller still needs its own",
                    "an argument is changed in place",
                )
        return result

    def _unfinished(self, stub):
        """The error for a stub: its own text says what to do."""
        return WrongAnswer(
            f"`{self.name}` is not written yet. {stub}", "not written yet"
        )

    def should_be(
        self,
        expected,
        *,
        mistakes=None,
        sizes=None,
        upstream=None,
        x=None,
        y=None,
        rtol=1e-9,
    ):
        """Judge a number or an array: exact shape, relative error in the norm.

        Parameters
        ----------
        expected : array_like
            The right value.
        mistakes, sizes, upstream, x, y, rtol
            As in :func:`course_lib.compare`.

        Raises
        ------
        WrongAnswer
            With the name of the mistake where there is one.

        Examples
        --------
        >>> slope = answer("slope", {"slope": lambda x: 6 * x})
        >>> slope(2.0).should_be(24.0, mistakes={"this is 6x, not 6x²": 12.0})
        Traceback (most recent call last):
            ...
        course_lib.comparing.WrongAnswer: slope(2): this is 6x, not 6x²; 12, expected 24
        """
        known = {"mistakes": mistakes, "sizes": sizes, "upstream": upstream}
        report = compare(self.value(), expected, **known, x=x, y=y, rtol=rtol)
        if not report:
            raise WrongAnswer(f"{self.text}: {report.message}", report.name)

    def should_equal(self, expected, *, mistakes=None):
        """Judge an exact answer: a shape, a word, a set, True or False.

        Parameters
        ----------
        expected : object
            The right value; a list is accepted for a tuple, NumPy's numbers for
            Python's, and nothing else is.
        mistakes : dict of str to object, optional
            Wrong values by the name of the mistake.

        Raises
        ------
        WrongAnswer
            With the name of the mistake where there is one.

        Examples
        --------
        >>> shape = answer("shape", {"shape": lambda x: 2})
        >>> shape(0).should_equal((2,), mistakes={"no tuple": 2})
        Traceback (most recent call last):
            ...
        course_lib.comparing.WrongAnswer: shape(0): no tuple; got 2, expected (2,)
        """
        result = self.value()
        got = plain(result)
        if _equal(got, plain(expected)):
            return
        values = f"got {_short(result)}, expected {_short(expected)}"
        for name, wrong in (mistakes or {}).items():
            if _equal(got, plain(wrong)):
                raise WrongAnswer(f"{self.text}: {name}; {values}", name)
        if result is None:
            missing = "got None: is a `return` missing?"
            raise WrongAnswer(f"{self.text}: {missing}", missing)
        if type(got) is not type(plain(expected)):
            asked = "None" if expected is None else type(expected).__name__
            kind = f"{type(result).__name__} where {asked} is asked"
            raise WrongAnswer(f"{self.text}: {kind}; {values}", kind)
        raise WrongAnswer(f"{self.text}: {values}")

    def should_raise(self, kind, *, because):
        """Judge that the function refuses these arguments.

        Parameters
        ----------
        kind : type
            The exception that is asked for, such as ``ValueError``.
        because : str
            Why these arguments have no answer; ends the sentence.

        Raises
        ------
        WrongAnswer
            If nothing, or another exception, is raised.

        Examples
        --------
        >>> slope = answer("slope", {"slope": lambda x: x / abs(x)})
        >>> slope(0).should_raise(ZeroDivisionError, because="|x| has a kink at 0")
        """
        want = f"{self.text} should raise {kind.__name__}, because {because}"
        try:
            with np.errstate(all="ignore"):
                result = self._function(*copy.deepcopy(self._args), **self._kwargs)
        except NotImplementedError as unfinished:
            raise self._unfinished(unfinished) from None
        except kind:
            return
        except Exception as error:
            other = f"raised {type(error).__name__}, not {kind.__name__}"
            raise WrongAnswer(f"{want}; it raised {_blame(error)}", other) from None
        accepted = f"accepted, although {because}"
        raise WrongAnswer(f"{want}; it returned {_short(result)}", accepted)


def plain(value):
    """Turn lists into tuples and NumPy's values into Python's, all the way down."""
    if isinstance(value, np.ndarray | np.generic):
        value = value.tolist()
    if isinstance(value, list | tuple):
        return tuple(plain(v) for v in value)
    if isinstance(value, set | frozenset):
        return {plain(v) for v in value}
    if isinstance(value, dict):
        return {plain(k): plain(v) for k, v in value.items()}
    return value


def _unchanged(before, after):
    if isinstance(before, np.ndarray):
        return np.array_equal(before, after, equal_nan=before.dtype.kind == "f")
    if isinstance(before, list | tuple):
        return len(before) == len(after) and all(map(_unchanged, before, after))
    if isinstance(before, dict):
        return list(before) == list(after) and _unchanged(
            list(before.values()), list(after.values())
        )
    if isinstance(before, set):
        return before == after
    if isinstance(before, float):
        return before == after or math.isnan(before)
    return not isinstance(before, int | complex | str | bytes) or before == after


def _equal(a, b):
    """Equality that tells True from 1, in containers too."""
    if isinstance(a, tuple) and isinstance(b, tuple):
        return len(a) == len(b) and all(map(_equal, a, b))
    if isinstance(a, bool) != isinstance(b, bool):
        return False
    return a == b


def _short(value):
    """A value in one line, long arrays by their shape."""
    if isinstance(value, np.ndarray):
        if value.size > 6:
            return f"array of shape {value.shape}"
        return np.array2string(value, precision=4, separator=", ").replace("\n", "")
    if isinstance(value, float | np.floating):
        return f"{float(value):.6g}"
    if (
        isinstance(value, list | tuple)
        and value
        and any(isinstance(v, np.ndarray | np.floating | float) for v in value)
    ):
        return f"({', '.join(_short(v) for v in value)})"
    if callable(value):
        return getattr(value, "__name__", "a function")
    if isinstance(value, dict):
        text = f"{{{', '.join(f'{k!r}: {_short(v)}' for k, v in value.items())}}}"
    else:
        text = repr(plain(value) if isinstance(value, np.generic) else value)
    return text if len(text) <= 80 else text[:77] + "..."


def _blame(error):
    """The exception, and the learner's line that raised it."""
    frames = traceback.extract_tb(error.__traceback__)[1:]
    number = frames[0].lineno if frames else None
    number = getattr(error, "cell_line", number)  # it crossed from another process
    line = f" in line {number} of your cell" if number else ""
    text = str(error)
    return f"{type(error).__name__}{line}" + (f": {text}" if text else "")
