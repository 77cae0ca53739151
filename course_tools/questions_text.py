"""Write the questions into the chapters' notebooks and into chapters/recall.md.

There they are plain Markdown with folded answers, which reads well in JupyterLab, on a
code host and without scripts; _ext/questions.py makes boxes of it on the web page.
"""

from course_tools import notebooks, questions
from course_tools.project import CourseError

NAMES = {
    "formula": "Type a formula.",
    "number": "A number.",
    "shape": "A shape.",
    "choice": "Multiple choice.",
    "several": "Tick all that apply.",
}
TYPED = "Answers that go wrong, and why:"
REASONS = {
    "formula": TYPED,
    "number": TYPED,
    "shape": TYPED,
    "choice": "Why not the others:",
    "several": "One by one:",
}
WRITTEN = "<!-- Written by `course questions` from questions/{stem}.yml. -->"
START = "<!-- question {id} -->"
END = "<!-- end of questions -->"
FROM_HERE = "<!-- From here on written by `course questions`. -->"


def check_section(chapter):
    """The Markdown of the section "Check yourself"."""
    parts = ["## Check yourself", WRITTEN.format(stem=chapter.stem)]
    parts += [_checked(n, q) for n, q in enumerate(chapter.check, start=1)]
    return "\n\n".join([*parts, END])


def recall_section(chapter):
    """The Markdown of the section "Recall"."""
    parts = ["## Recall", WRITTEN.format(stem=chapter.stem), chapter.recall_intro]
    return "\n\n".join([*parts, *_recalled(chapter)])


def _recalled(chapter):
    return [
        f"**{number}.** {question.prompt}\n\n{folded('Answer', question.answer)}"
        for number, question in enumerate(chapter.recall, start=1)
    ]


def _checked(number, question):
    parts = [
        START.format(id=question.id),
        f"**{number}. {NAMES[question.kind]}** {question.prompt}",
    ]
    if question.choices:
        parts.append(bullets((f"({c.name})", c.text) for c in question.choices))
    if question.hint:
        parts.append(folded("Hint", question.hint))
    parts.append(folded("Answer", answer(question)))
    return "\n\n".join(parts)


def answer(question):
    """The right answer, its explanation, and a reason for each wrong one."""
    return "\n\n".join(filter(None, [explained(question), reasons(question)]))


def explained(question):
    """The right answer with its explanation."""
    if question.kind == "several":
        return question.explanation
    if question.kind == "choice":
        shown = next(f"({c.name})" for c in question.choices if c.right)
        return f"**{shown}** {question.explanation}"
    shown = question.answer or f"`{question.key}`"
    return f"{shown}\n\n{question.explanation}"


def reasons(question):
    """A list: why each wrong answer is wrong; of lines to tick, a reason for each."""
    if question.choices:
        told = [c for c in question.choices if c.reason]
        listed = bullets((f"({c.name})", c.reason) for c in told)
    else:
        listed = bullets((f"`{w.value}`:", w.reason) for w in question.wrong)
    return f"{REASONS[question.kind]}\n\n{listed}"


def bullets(pairs):
    """A Markdown list of pairs, a mark and a text that may have several lines."""
    return "\n".join(f"* {mark} " + text.replace("\n", "\n  ") for mark, text in pairs)


def folded(summary, text):
    """Text that unfolds on a click, in Markdown that every renderer knows."""
    return f"<details>\n<summary>{summary}</summary>\n\n{text}\n\n</details>"


def recall_page(root, chapters):
    """The text of chapters/recall.md: what stands there, then all recall questions.

    Raises
    ------
    CourseError
        If the mark is missing behind which the questions stand.
    """
    path = root / "chapters" / "recall.md"
    before, mark, _ = path.read_text(encoding="utf-8").partition(FROM_HERE)
    if not mark:
        raise CourseError(f"chapters/recall.md: the line `{FROM_HERE}` is missing")
    parts = [before + mark]
    for chapter in chapters:
        title = title_of(root, chapter.stem)
        parts.append(f"## {title}")
        parts.append(f"From [chapter {int(chapter.stem[:2])}]({chapter.stem}.ipynb).")
        parts += _recalled(chapter)
    return "\n\n".join(parts) + "\n"


def title_of(root, stem):
    """The title of a chapter, from the first line of its notebook."""
    first = notebooks.read(root / "chapters" / f"{stem}.ipynb").cells[0].source
    return first.splitlines()[0].removeprefix("# ")


def chapter_text(root, chapter):
    """The notebook of a chapter, with its two sections of questions as they must be.

    Raises
    ------
    CourseError
        If the notebook has no cell for them.
    """
    path = root / "chapters" / f"{chapter.stem}.ipynb"
    notebook = notebooks.read(path)
    cells = {cell.id: cell for cell in notebook.cells}
    sections = {"check-yourself": check_section, "recall": recall_section}
    for name, section in sections.items():
        if name not in cells:
            raise CourseError(f"chapters/{path.name}: there is no cell `{name}`")
        cells[name].source = section(chapter)
    return notebooks.canonical(notebook)


def write(root, *, check=False):
    """Write all texts that come from the questions, or prove them current.

    Raises
    ------
    CourseError
        If a question file is faulty, or with `check` a text is stale.
    """
    chapters = questions.load_all(root)
    texts = {
        root / "chapters" / f"{c.stem}.ipynb": chapter_text(root, c) for c in chapters
    }
    texts[root / "chapters" / "recall.md"] = recall_page(root, chapters)
    stale = [p for p, text in texts.items() if p.read_text(encoding="utf-8") != text]
    if check and stale:
        names = ", ".join(str(path.relative_to(root)) for path in stale)
        raise CourseError(f"Stale: {names}. Run `course questions`, and commit.")
    for path in stale:
        path.write_text(texts[path], encoding="utf-8", newline="\n")
        print(f"wrote {path.relative_to(root)}")
