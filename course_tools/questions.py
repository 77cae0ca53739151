"""The questions of the chapters: read from questions/*.yml, and checked for form.

One file a chapter, named like the chapter, is the source for the boxes on the web page,
for the text in the notebook and for the recall cards.
"""

import re
from dataclasses import dataclass

import yaml

from course_tools.project import CourseError

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times faster, where it is
GOOD_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
VARIABLE = re.compile(r"[A-Za-z]+(_[0-9A-Za-z]+)?")

COMMON = {"id", "kind", "prompt", "hint", "explanation", "card", "setup"}
TYPED = {"key", "answer", "wrong", "forms", "sympy", "numpy"}
FIELDS = {
    "formula": COMMON | TYPED | {"variables"},
    "number": COMMON | TYPED | {"tolerance"},
    "shape": COMMON | TYPED,
    "choice": COMMON | {"choices"},
    "several": COMMON | {"choices"},
    "recall": {"id", "kind", "prompt", "answer"},
}
NEEDED = {
    "formula": ("key", "answer", "variables", "wrong"),
    "number": ("key", "answer", "wrong"),
    "shape": ("key", "wrong"),
    "choice": ("choices",),
    "several": ("choices",),
    "recall": ("answer",),
}
CHECKED = ("formula", "number", "shape", "choice", "several")
TEXTS = ("prompt", "hint", "explanation", "key", "answer", "sympy", "numpy", "setup")


@dataclass(frozen=True)
class Wrong:
    """A wrong answer that is expected, and the sentence that it gets."""

    value: str
    reason: str


@dataclass(frozen=True)
class Choice:
    """One line to choose or to tick; `check` is Python that must agree with `right`."""

    name: str
    text: str
    right: bool
    reason: str = ""
    check: str = ""


@dataclass(frozen=True)
class Question:
    """One question; which fields are filled depends on its kind."""

    id: str
    kind: str
    prompt: str
    explanation: str = ""
    hint: str = ""
    card: bool = False
    key: str = ""
    answer: str = ""
    wrong: tuple = ()
    forms: tuple = ()
    variables: dict = None
    tolerance: float = None
    choices: tuple = ()
    sympy: str = ""
    numpy: str = ""
    setup: str = ""


@dataclass(frozen=True)
class ChapterQuestions:
    """What one file holds: the boxes of a chapter, and its recall questions."""

    stem: str
    check: tuple
    recall: tuple
    recall_intro: str

    @property
    def cards(self):
        """The questions that become cards, in the order of the chapter."""
        return tuple(q for q in self.check if q.card) + self.recall


def files(root):
    """The question files of the course, in the order of the chapters."""
    return sorted((root / "questions").glob("[0-9][0-9]_*.yml"))


def load_all(root):
    """All questions of the course, a list of ChapterQuestions."""
    return [load(path) for path in files(root)]


def load(path):
    """The questions of one chapter.

    Raises
    ------
    CourseError
        If the file cannot be used; the text names file, question and field, says what
        stands there and what is allowed.
    """
    where = f"questions/{path.name}"
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), LOADER)
    except (OSError, yaml.YAMLError) as problem:
        raise CourseError(f"{where}: not readable as YAML: {problem}") from None
    top = {"check", "recall", "recall_intro"}
    if not isinstance(data, dict) or set(data) - top or not top <= set(data):
        found = ", ".join(data) if isinstance(data, dict) else type(data).__name__
        raise CourseError(
            f"{where}: holds {found}; it must hold {', '.join(sorted(top))}"
        )
    seen = set()
    check = _questions(data["check"], where, "check", seen)
    recall = _questions(data["recall"], where, "recall", seen)
    return ChapterQuestions(path.stem, check, recall, str(data["recall_intro"]).strip())


def _questions(entries, where, part, seen):
    if not isinstance(entries, list) or not entries:
        raise CourseError(f"{where}: `{part}` must be a list of questions")
    made = []
    for number, entry in enumerate(entries, start=1):
        place = f"{where}: question {number} of `{part}`"
        if not isinstance(entry, dict):
            raise CourseError(f"{place}: must have fields, is {entry!r}")
        name = entry.get("id")
        if not isinstance(name, str) or not GOOD_ID.fullmatch(name):
            raise CourseError(
                f"{place}: field `id` is {name!r}; give it lower-case words with "
                "hyphens that say what is asked, such as `whole-quotient`"
            )
        place = f"{where}: question `{name}`"
        if name in seen:
            raise CourseError(
                f"{place}: another question has this id; each needs its own"
            )
        seen.add(name)
        if part == "recall":
            entry = {"kind": "recall", **entry}
        made.append(_question(entry, place, part))
    return tuple(made)


def _question(entry, place, part):
    kind = entry.get("kind")
    allowed = ("recall",) if part == "recall" else CHECKED
    if kind not in allowed:
        raise _bad(place, "kind", kind, f"allowed are {', '.join(allowed)}")
    for field in entry:
        if field not in FIELDS[kind]:
            known = ", ".join(sorted(FIELDS[kind]))
            raise CourseError(
                f"{place}: field `{field}` is unknown for the kind {kind}; "
                f"there are {known}"
            )
    needed = ("prompt", *NEEDED[kind], *(("explanation",) if kind != "recall" else ()))
    for field in needed:
        if not entry.get(field) and entry.get(field) != 0:
            raise CourseError(f"{place}: field `{field}` is missing or empty")
    made = dict(entry)
    for field in TEXTS:
        if field in made:
            made[field] = _text(made[field], place, field)
    if not isinstance(made.get("card", False), bool):
        raise _bad(place, "card", made["card"], "it must be true or false")
    if kind in ("formula", "number", "shape"):
        _typed(made, place)
    if "choices" in made:
        made["choices"] = _choices(made["choices"], kind, place)
    return Question(**made)


def _text(value, place, field):
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise _bad(place, field, value, "it must be text")
    return str(value).strip()


def _typed(made, place):
    """Check the fields of a question whose answer is typed."""
    if ("sympy" in made) == ("numpy" in made):
        raise CourseError(
            f"{place}: one of the fields `sympy` and `numpy` is needed, as a witness "
            "of the key"
        )
    made["wrong"] = tuple(
        Wrong(**_record(entry, ("value", "reason"), place, f"wrong, entry {number}"))
        for number, entry in enumerate(_list(made["wrong"], place, "wrong"), start=1)
    )
    made["forms"] = tuple(
        _text(form, place, "forms")
        for form in _list(made.get("forms", []), place, "forms")
    )
    if "variables" in made:
        made["variables"] = _variables(made["variables"], place)
    tolerance = made.get("tolerance", 1e-8)
    if not isinstance(tolerance, float) or not 0 < tolerance < 1:
        raise _bad(place, "tolerance", tolerance, "it must be a number between 0 and 1")


def _list(value, place, field):
    if not isinstance(value, list):
        raise _bad(place, field, value, "it must be a list")
    return value


def _record(entry, fields, place, field):
    if not isinstance(entry, dict) or set(entry) != set(fields):
        raise _bad(place, field, entry, f"it must have {' and '.join(fields)}")
    return {name: _text(entry[name], place, f"{field}, {name}") for name in fields}


def _variables(entries, place):
    """Domains by name: ``x: [0, 1]`` or ``W: {between: [0, 1], shape: [5, 7]}``."""
    if not isinstance(entries, dict):
        raise _bad(place, "variables", entries, "it must name each with its domain")
    made = {}
    for name, domain in entries.items():
        field = f"variables, {name}"
        if not isinstance(name, str) or not VARIABLE.fullmatch(name):
            raise _bad(place, field, name, "names are letters, such as x, theta, x_1")
        if isinstance(domain, list):
            domain = {"between": domain}
        if not isinstance(domain, dict) or set(domain) - {"between", "shape"}:
            raise _bad(
                place, field, domain, "it must have `between` and may have `shape`"
            )
        ends = domain.get("between")
        if not _numbers(ends, int | float) or len(ends) != 2 or ends[0] >= ends[1]:
            raise _bad(place, field, ends, "a domain is [low, high] with low < high")
        shape = domain.get("shape", [1])
        if not _numbers(shape, int) or len(shape) not in (1, 2) or min(shape) < 1:
            raise _bad(place, field, shape, "a shape is [n] or [m, n]")
        made[name] = domain
    return made


def _numbers(value, kinds):
    return isinstance(value, list) and all(
        isinstance(number, kinds) and not isinstance(number, bool) for number in value
    )


def _choices(entries, kind, place):
    made = []
    for number, entry in enumerate(_list(entries, place, "choices")):
        field = f"choices, entry {number + 1}"
        known = {"text", "right", "reason", "check"}
        if not isinstance(entry, dict) or set(entry) - known or not entry.get("text"):
            raise _bad(place, field, entry, f"it has {', '.join(sorted(known))}")
        right = entry.get("right", False)
        if not isinstance(right, bool):
            raise _bad(place, f"{field}, right", right, "it must be true or false")
        texts = {
            name: _text(entry[name], place, f"{field}, {name}")
            for name in ("text", "reason", "check")
            if name in entry
        }
        if not texts.get("reason") and (kind == "several" or not right):
            raise CourseError(f"{place}: field `{field}, reason` is missing or empty")
        made.append(Choice(name="abcdefghij"[number], right=right, **texts))
    count = sum(choice.right for choice in made)
    if kind == "choice" and count != 1:
        raise _bad(place, "choices", f"{count} right ones", "exactly one must be right")
    if len(made) < 2 or not 0 < count < len(made):
        raise _bad(
            place, "choices", f"{count} of {len(made)} right", "some are, not all"
        )
    return tuple(made)


def _bad(place, field, value, allowed):
    return CourseError(f"{place}: field `{field}` is {value!r}; {allowed}")


def for_page(question):
    """What the script of the page has to know: no prose, which stands on the page."""
    data = {"id": question.id, "kind": question.kind}
    if question.choices:
        data["names"] = [choice.name for choice in question.choices]
        data["key"] = [choice.name for choice in question.choices if choice.right]
        return data
    data["key"] = question.key
    data["wrong"] = [wrong.value for wrong in question.wrong]
    if question.variables:
        data["variables"] = question.variables
    if question.tolerance:
        data["tolerance"] = question.tolerance
    return data
