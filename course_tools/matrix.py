"""The page of the book that shows which tests refuse which wrong answers."""

from course_tools import mutation
from course_tools.project import CourseError

INTRO = """\
# Chapter {number}: which wrong answers the tests refuse

Each drill of this chapter was given right answers, written in different ways, and
typical wrong ones. The tests must give every right answer full marks and none to
no wrong one. "Refused by" counts the drill's test cells that a wrong answer fails;
the words beside it are what a learner reads. This page is written by
`course matrix`; the answers stand in `variants/{chapter}/`.

{right} right answers accepted, {wrong} wrong ones refused, {survivors} survivors.
"""


def build(root, chapter):
    """Judge all variants of a chapter.

    Returns
    -------
    list of (Drill, list of (Variant, list of Outcome))
    """
    table = []
    for drill in mutation.load_drills(root, chapter):
        variants = mutation.load_variants(root, drill)
        table.append(
            (drill, [(v, mutation.judge(drill, v.function)) for v in variants])
        )
    return table


def faults(table):
    """Sentences for each right answer refused and each wrong one with full marks."""
    found = []
    for drill, rows in table:
        for variant, outcomes in rows:
            full = mutation.points(outcomes) == drill.points
            if variant.right and not full:
                found.append(
                    f"{drill.function}: {variant.name} is right and was refused: "
                    f"{mutation.verdict(outcomes)}"
                )
            elif full and not variant.right:
                found.append(f"{drill.function}: {variant.name} survives all tests")
    return found


def page(chapter, table):
    """The Markdown page of one chapter."""
    variants = [variant for _, rows in table for variant, _ in rows]
    right = sum(v.right for v in variants)
    out = [
        INTRO.format(
            number=int(chapter[:2]),
            chapter=chapter,
            right=right,
            wrong=len(variants) - right,
            survivors=len(faults(table)),
        )
    ]
    for drill, rows in table:
        out.append(f"## `{drill.function}`\n")
        tests = ", ".join(
            f"{t.name.removeprefix(f'test_{drill.function}_').replace('_', ' ')} "
            f"({t.points:g})"
            for t in drill.tests
        )
        out.append(f"Tests and their points: {tests}.\n")
        out.append("Accepted:\n")
        out += [f"* {_cell(v.says)}" for v, _ in rows if v.right]
        out.append("\n| wrong answer | refused by | what the learner reads |")
        out.append("|---|---|---|")
        for variant, outcomes in rows:
            if not variant.right:
                failed = sum(o.error is not None for o in outcomes)
                out.append(
                    f"| {_cell(variant.says)} | {failed} of {len(outcomes)} "
                    f"| {_cell(mutation.verdict(outcomes))} |"
                )
        out.append("")
    return "\n".join(out)


def _cell(text):
    """Text that cannot break a Markdown table or turn into markup."""
    for mark in "\\|*_<>$[]":
        text = text.replace(mark, "\\" + mark)
    return " ".join(text.split())


def write(root, chapters, *, check=False):
    """Write the pages, or with `check` compare them with what they should be.

    Raises
    ------
    CourseError
        If an answer is judged wrongly, or a page is stale.
    """
    problems, stale = [], []
    for chapter in chapters:
        table = build(root, chapter)
        problems += faults(table)
        path = root / "chapters" / "drill_matrix" / f"{chapter}.md"
        text = page(chapter, table)
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            if check:
                stale.append(str(path.relative_to(root)))
            else:
                path.parent.mkdir(exist_ok=True)
                path.write_text(text, encoding="utf-8", newline="\n")
                print(f"wrote {path.relative_to(root)}")
    if problems:
        raise CourseError("The tests misjudge answers:\n  " + "\n  ".join(problems))
    if stale:
        raise CourseError(
            f"Stale: {', '.join(stale)}. Run `course matrix`, and commit."
        )
