"""The page that leads from a Spanish word to its entry in the glossary.

The glossary is the only place where a Spanish name is written: in a paragraph at the
end of its entry, ``Spanish: <span lang="es">derivada parcial</span>``, so that a screen
reader pronounces it. Several names are separated by commas.
"""

import re
import unicodedata

from course_tools.project import CourseError

GLOSSARY, PAGE = "chapters/glossary.md", "chapters/glossary_es.md"
ENTRIES = re.compile(r"```\{glossary\}\n(.*?)\n```", re.S)
NAMES = re.compile(r'\n\n  Spanish: ((?:<span lang="es">[^<>]+</span>(?:, )?)+)\Z')
HEAD = """\
# Spanish terms

<!-- Written by `course spanish` from the glossary. -->

Each Spanish name with the entry of the [glossary](glossary.md) that explains it. Where
usage differs between countries, the glossary lists two names and both stand here.

| <span lang="es">español</span> | English |
|---|---|
"""


def names(root):
    """The Spanish names of each term, in the order of the glossary.

    Returns
    -------
    dict of str to list of str

    Raises
    ------
    CourseError
        If an entry has none.
    """
    text = (root / GLOSSARY).read_text(encoding="utf-8")
    found = {}
    for entry in re.split(r"\n\n(?=\S)", ENTRIES.search(text).group(1)):
        term = entry.split("\n")[0]
        match = NAMES.search(entry)
        if match is None:
            raise CourseError(
                f"{GLOSSARY}: `{term}` has no Spanish name; end its entry with a "
                'paragraph `Spanish: <span lang="es">...</span>`'
            )
        found[term] = re.findall(r'"es">([^<>]+)<', match.group(1))
    return found


def alphabetical(word):
    """A key that sorts as a Spanish dictionary does: accents aside, ñ behind n."""
    letters = unicodedata.normalize("NFD", word.lower().replace("ñ", "n\uffff"))
    return "".join(c for c in letters if not unicodedata.combining(c)), word


def page(root):
    """The page as it should be."""
    pairs = [(name, term) for term, found in names(root).items() for name in found]
    pairs.sort(key=lambda pair: (*alphabetical(pair[0]), pair[1]))
    rows = [
        f'| <span lang="es">{name}</span> | {{term}}`{term}` |' for name, term in pairs
    ]
    return HEAD + "\n".join(rows) + "\n"


def write(root):
    """Write the page; how many names it has."""
    text = page(root)
    (root / PAGE).write_text(text, encoding="utf-8")
    return text.count("{term}")


def check(root):
    """Prove that the page is current.

    Raises
    ------
    CourseError
        If it is not.
    """
    path = root / PAGE
    if not path.exists() or path.read_text(encoding="utf-8") != page(root):
        raise CourseError(f"{PAGE} is not current; run: course spanish")
