"""JSON from strangers: size, depth and number of containers bounded before parsing."""

import json
import re

# A string (or what begins one and never ends), or a bracket. Possessive quantifiers:
# no input makes it look at a character twice.
TOKENS = re.compile(
    r'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)|[\[{]|[\]}]', re.DOTALL | re.ASCII
)
CONFLICT = re.compile(r"^(<{7}|>{7}) ", re.MULTILINE)


class NotReadable(ValueError):
    """The text says in a few words what is wrong with the file."""


def parse(text, *, depth=60, containers=300_000, pieces=1_000_000):
    """The value of a JSON text.

    Parameters
    ----------
    text : str
    depth : int
        How deep lists and objects may be nested; a notebook needs less than 20.
    containers : int
        How many lists and objects there may be.
    pieces : int
        How many of these and of strings together.

    Raises
    ------
    NotReadable
        If it is no JSON, deeper or larger; the text says which.

    Examples
    --------
    >>> parse('{"a": [1, 2]}')
    {'a': [1, 2]}
    """
    if not text.strip():
        raise NotReadable("is empty")
    _check_shape(text, depth, containers, pieces)
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise NotReadable(_reason(text, error)) from None
    except (ValueError, RecursionError) as error:  # a number of 5,000 digits
        raise NotReadable(f"is no JSON ({error})") from None


def _check_shape(text, depth, containers, pieces):
    level = count = 0
    for total, match in enumerate(TOKENS.finditer(text)):
        token = text[match.start()]
        if total > 2 * pieces:  # a bracket closes, too
            raise NotReadable(f"holds more than {pieces} values")
        if token in "[{":
            level, count = level + 1, count + 1
            if level > depth:
                raise NotReadable(f"is nested deeper than {depth} levels")
            if count > containers:
                raise NotReadable(f"holds more than {containers} lists and objects")
        elif token in "]}":
            level -= 1


def _reason(text, error):
    conflict = CONFLICT.search(text)
    if conflict:
        line = text.count("\n", 0, conflict.start()) + 1
        return f"holds the marks of an unfinished merge (line {line})"
    if not text.lstrip().startswith(("{", "[")):
        return f"is no JSON; it begins with {text.lstrip()[:20]!r}"
    rest = text[error.pos :].strip()
    if not rest or error.msg.startswith("Unterminated"):
        return f"is cut off after {len(text)} characters"
    return f"is no JSON from line {error.lineno} on ({error.msg})"
