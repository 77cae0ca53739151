"""Bytes of unknown origin to text, and names to something that can be printed.

Students save notebooks with whatever editor they have, and spreadsheets write CSV in
the encoding of their country: both are decoded here in the same way.
"""

import codecs
import unicodedata

# UTF-32 first: its mark begins with that of UTF-16.
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8 with a byte order mark"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)


def decode(data):
    """Text of some bytes, and the name of their encoding.

    Tried in turn: a byte order mark, UTF-16 without one (every other byte of its
    beginning is 0), UTF-8, Windows-1252, Latin-1. The last takes any bytes.

    Returns
    -------
    text, encoding : str
        The encoding is one of `UTF-8`, `UTF-8 with a byte order mark`, `UTF-16`,
        `UTF-32` and `Latin-1`.

    Examples
    --------
    >>> decode("é".encode("latin-1"))
    ('é', 'Latin-1')
    >>> decode(b"plain")
    ('plain', 'UTF-8')
    """
    for codec, name in _candidates(data):
        try:
            return data.decode(codec), name
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1"), "Latin-1"


def _candidates(data):
    for mark, codec, name in MARKS:
        if data.startswith(mark):
            yield codec, name
            break
    if len(data) >= 4 and data[1] == 0 != data[0] and data[3] == 0:
        yield "utf-16-le", "UTF-16"
    if len(data) >= 4 and data[0] == 0 != data[1] and data[2] == 0:
        yield "utf-16-be", "UTF-16"
    yield "utf-8", "UTF-8"
    yield "cp1252", "Latin-1"


def shown(name, limit=80):
    """A file's or a person's name on one line, without control characters.

    Examples
    --------
    >>> shown("a\\nb")
    'a\\\\nb'
    """
    # "Cf" holds the marks that turn the direction of writing and hide an ending.
    clean = "".join(
        c if c.isprintable() and unicodedata.category(c) != "Cf" else _escaped(c)
        for c in name
    )
    return clean if len(clean) <= limit else clean[: limit - 1] + "…"


def _escaped(character):
    return character.encode("unicode_escape", "surrogatepass").decode("ascii")


def listed(names, limit=10):
    """Names on one line, the first few of many.

    Examples
    --------
    >>> listed(["a", "b", "c"], limit=2)
    'a, b and 1 more'
    """
    names = list(names)
    more = f" and {len(names) - limit} more" if len(names) > limit else ""
    return ", ".join(shown(name) for name in names[:limit]) + more
