"""The page of the book that says which formulas are checked, by what, and how well."""

import re
from collections import Counter

from course_tools.project import CourseError

PAGE = "chapters/formulas.md"
MUTANTS = re.compile(r"<!-- mutants -->\n(.*?)<!-- end of mutants -->", re.S)
COUNT = re.compile(r"^\| \[[^\]]*\]\((?P<link>[^)]*)\) .*\| (?P<count>\d+) \|$", re.M)
WITNESSES = {
    "numbers": "both sides computed to fifty digits at random points of the domain; "
    "derivatives as difference quotients with a step of $10^{-15}$",
    "differences": "the same with derivatives by central differences of `course_lib`, "
    "in ordinary floating point",
    "complex step": "the same with derivatives by complex steps",
    "symbols": "SymPy differentiates or takes the limit by its rules",
    "Taylor slope": "what is left out shrinks as fast as the formula says, measured at "
    "two step lengths",
    "rounding": "a decimal number agrees to half a unit of its last digit",
    "code": "a line of NumPy that stands in the source beside the formula",
}
HEAD = """# Which formulas are checked

A book about derivatives prints many formulas, and most books print some wrong ones.
Here every formula that stands on a line of its own, and every formula in the text that
equates something with a derivative, is read by a program from the same LaTeX that you
see. Each of its steps is tested at random points. A false sign stops the book from
being built.

What a formula does not say of itself, such as what $W$ stands for and how many rows it
has, is said in a comment in its source. The command `course formulas` checks all pages
and names a false step with a point at which its two sides differ.

"""


def write(root, found, mutants=None):
    """Write the page.

    Parameters
    ----------
    root : Path
    found : dict of str to list of Row
        All pages, from :func:`course_tools.formulas.results.check`.
    mutants : list of Verdict, optional
        A new run over all mutants; else the figures of the last one are kept.

    Raises
    ------
    CourseError
        If a page has more unchecked formulas than it had.
    """
    page = root / PAGE
    before = page.read_text(encoding="utf-8") if page.exists() else ""
    text = render(found, before, mutants)
    _only_fewer_unchecked(before, text)
    page.write_text(text, encoding="utf-8", newline="\n")


def check(root, found):
    """Prove that the page is current.

    Raises
    ------
    CourseError
        If it is not.
    """
    page = root / PAGE
    before = page.read_text(encoding="utf-8") if page.exists() else ""
    if render(found, before) != before:
        raise CourseError(f"{PAGE} is not current; run: course formulas --page")


def render(found, before="", mutants=None):
    """The text of the page."""
    kept = MUTANTS.search(before)
    part = _mutants(mutants) if mutants is not None else kept.group(1) if kept else ""
    return (
        f"{HEAD}{_totals(found)}\n{_witnesses(found)}\n{_unchecked(found)}\n"
        f"<!-- mutants -->\n{part}<!-- end of mutants -->\n"
    )


def _only_fewer_unchecked(before, after):
    old = {m["link"]: int(m["count"]) for m in COUNT.finditer(before)}
    for match in COUNT.finditer(after):
        link, count = match["link"], int(match["count"])
        if count > old.get(link, count):
            raise CourseError(
                f"{link} has {count} unchecked formulas, it had {old[link]}; this "
                "number may only fall. Declare what the new one needs, or write it so "
                "that it can be read"
            )


def _totals(found):
    """A table with one row a page, and the sums."""
    lines = [
        "| page | on lines of their own | of these checked | shown as errors | "
        "definitions | no claim | in the text, checked | steps | unchecked |",
        "|---|---:|---:|---:|---:|---:|---:|---:|---:|",
    ]
    total = Counter()
    for name, rows in found.items():
        counts = _counts(rows)
        total += counts
        if counts["display"] or counts["inline"]:
            lines.append(_row(_link(name), counts))
    lines.append(_row("all pages", total))
    claims = total["display"] - total["definition"] - total["no claim"]
    done = total["checked"] + total["refuted"]
    share = 100 * done / claims if claims else 100
    return "\n".join(lines) + (
        f"\n\nOf the {claims} formulas on lines of their own that claim something, "
        f"{done} are checked: {share:.1f}%. A definition claims nothing; what follows "
        "from it is checked. *No claim* is an expression alone, or a demand such as "
        "$h \\neq 0$. A formula *shown as an error* is one that somebody published: it "
        "is proved to be false.\n"
    )


def _counts(rows):
    shown = [row for row in rows if row.display]
    counts = Counter(row.kind for row in shown)
    counts["display"] = len(shown)
    counts["steps"] = sum(row.steps for row in rows)
    text = [row for row in rows if not row.display]
    counts["inline"] = sum(row.kind in ("checked", "refuted") for row in text)
    counts["unchecked"] = sum(row.kind == "unchecked" for row in rows)
    return counts


def _row(name, counts):
    columns = (
        "display", "checked", "refuted", "definition", "no claim", "inline", "steps",
        "unchecked",
    )  # fmt: skip
    return f"| {name} | " + " | ".join(str(counts[c]) for c in columns) + " |"


def _link(name):
    """A link to a page; drills are shown in their released form."""
    stem = name.rsplit("/", 1)[-1].rsplit(".", 1)[0].replace("_", " ")
    target = name.replace("solutions/", "exercises/")
    if target.startswith("chapters/"):
        return f"[{stem}]({target.removeprefix('chapters/')})"
    return f"[{stem}](../{target})"


def _witnesses(found):
    counts = Counter(
        w for rows in found.values() for row in rows for w in row.witnesses
    )
    lines = ["| checked by | formulas | how |", "|---|---:|---|"]
    for name, how in WITNESSES.items():
        if counts[name]:
            lines.append(f"| {name} | {counts[name]} | {how} |")
    return "## By what\n\n" + "\n".join(lines) + "\n"


def _unchecked(found):
    rows = [row for page in found.values() for row in page if row.kind == "unchecked"]
    lines = ["## What is not checked", ""]
    if not rows:
        lines.append("Nothing that claims something.")
    for row in rows:
        source = " ".join(re.sub(r"(?<!\\)%[^\n]*", "", row.source).split())
        lines.append(f"* `{source}`: {row.text} ({_place(row.place)})")
    return "\n".join(lines) + "\n"


def _mutants(verdicts):
    """What became of all formulas with one thing changed."""
    counts = Counter((v.mutant.kind, v.outcome) for v in verdicts)
    kinds = sorted({v.mutant.kind for v in verdicts})
    lines = ["| changed | refused | accepted | same meaning |", "|---|---:|---:|---:|"]
    for kind in kinds:
        row = (counts[kind, name] for name in ("caught", "survived", "same meaning"))
        lines.append(f"| {kind} | " + " | ".join(map(str, row)) + " |")
    caught = sum(v.outcome == "caught" for v in verdicts)
    survivors = [v for v in verdicts if v.outcome == "survived"]
    share = 100 * caught / max(1, caught + len(survivors))
    listed = [
        f"* {_place(v.place)}: {v.mutant.kind}, `{_around(v)}`: {v.reason}"
        for v in survivors
    ]
    return (
        "\n## Would a mistake be found?\n\n"
        "A program that accepts everything would report the same. So one thing is "
        "changed in each checked formula: a sign, a number, an index, a term, a "
        "transpose, a factor, a letter. Some changes say the same in other words; of "
        f"the others, {caught + len(survivors)} in all, {share:.1f}% are refused.\n\n"
        + "\n".join(lines)
        + "\n\nAccepted although the meaning changed:\n\n"
        + ("\n".join(listed) or "none")
        + "\n\n"
    )


def _place(place):
    """A place without its line, which every edit above it would change."""
    return re.sub(r", line \d+$", "", place)


def _around(verdict):
    """The changed place of a formula, in one line of code."""
    mutant = verdict.mutant
    start, end = max(0, mutant.start - 15), mutant.start + len(mutant.words) + 15
    return " ".join(mutant.source[start:end].replace("`", "'").split())
