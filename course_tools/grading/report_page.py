"""The summary of a run as one page that needs no other file and runs no script."""

from html import escape

from course_tools.grading.text import shown

POLICY = "default-src 'none'; style-src 'unsafe-inline'"
STYLE = """
:root { color-scheme: light dark; --ink: #1c2330; --paper: #fff; --line: #c8ced8;
  --soft: #eef1f5; --bar: #2f6fb5; --bad: #a3231c; }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e8ee; --paper: #14181f;
  --line: #3b4452; --soft: #1f2631; --bar: #6fa8e6; --bad: #ff9c94; } }
body { margin: 0 auto; max-width: 70rem; padding: 1rem; color: var(--ink);
  background: var(--paper); font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.4rem; overflow-wrap: anywhere; } h2 { font-size: 1.15rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { padding: .3rem .6rem; border-bottom: 1px solid var(--line); text-align: left;
  vertical-align: top; }
th { background: var(--soft); } td.number, th.number { text-align: right;
  font-variant-numeric: tabular-nums; white-space: nowrap; }
td.words { min-width: 16rem; overflow-wrap: anywhere; }
.bad { color: var(--bad); font-weight: 600; }
.bins { display: grid; grid-template-columns: auto 1fr auto; gap: .2rem .6rem;
  max-width: 40rem; font-variant-numeric: tabular-nums; }
.bins i { background: var(--bar); height: 1.1rem; align-self: center; }
"""
STATES = {
    0: "All is in order.",
    1: "Somebody needs a human; see the rows marked in the table of students.",
    2: "This run is incomplete; run it again.",
}


def page(found):
    """The summary as HTML.

    Parameters
    ----------
    found : dict
        What :func:`course_tools.grading.summary.summary` returns.
    """
    parts = [
        f"<h1>Grading of {_text(found['assignment'])}</h1>",
        _head(found),
        "<h2>Points</h2>",
        _bins(found),
        "<h2>Questions</h2>",
        _questions(found["questions"]),
        "<h2>Students</h2>",
        _students(found["students"]),
        _changed(found),
        _same(found["same"]),
    ]
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Grading of {_text(found['assignment'])}</title>\n"
        f"<style>{STYLE}</style>\n</head>\n<body>\n<main>\n"
        + "\n".join(part for part in parts if part)
        + "\n</main>\n</body>\n</html>\n"
    )


def _text(value, limit=400):
    return escape(shown(str(value), limit))


def _head(found):
    counts = ", ".join(f"{n} {word}" for word, n in sorted(found["counts"].items()))
    status = STATES[found["status"]]
    emphasis = ' class="bad"' if found["status"] else ""
    return (
        f"<p{emphasis}>{status}</p>\n"
        f"<p>{_text(found['started'])}, {found['seconds']:g} s; {_text(found['tier'])}."
        f"<br>Students: {_text(counts)}.</p>"
    )


def _bins(found):
    if found["mean"] is None:
        return "<p>Nobody has points yet.</p>"
    most = max(found["histogram"])
    rows = []
    for number, count in enumerate(found["histogram"]):
        width = 100 * count / most
        rows.append(
            f"<span>{10 * number}–{10 * number + 10} %</span>"
            f'<i style="width: {width:.1f}%"></i><span>{count}</span>'
        )
    mean = f"<p>Mean {found['mean']:.1f} of {found['max_points']:g} points.</p>"
    return f'{mean}\n<div class="bins">{"".join(rows)}</div>'


def _table(heads, rows, numbers):
    def cells(tag, values):
        kinds = ("number" if n in numbers else "words" for n in range(len(values)))
        return "".join(
            f'<{tag} class="{kind}">{value}</{tag}>'
            for kind, value in zip(kinds, values, strict=True)
        )

    head = cells("th", heads)
    body = "\n".join(f"<tr>{cells('td', row)}</tr>" for row in rows)
    return (
        f'<div class="scroll" tabindex="0"><table>\n<thead><tr>{head}</tr>'
        f"</thead>\n<tbody>\n{body}\n</tbody>\n</table></div>"
    )


def _questions(questions):
    heads = "Question, of, mean, all right, none right, not written, time-outs, memory"
    rows = []
    for question in questions:
        name = f"<code>{_text(question['name'])}</code>"
        if question["suspect"]:
            name += ' <span class="bad">everybody failed: is the test broken?</span>'
        mean = "" if question["mean"] is None else f"{question['mean']:.2f}"
        counts = [
            question[key]
            for key in ("all_right", "none_right", "not_written", "time_outs", "memory")
        ]
        rows.append([name, f"{question['max_points']:g}", mean, *map(str, counts)])
    return _table(heads.split(", "), rows, range(1, 8))


def _students(students):
    rows = []
    for student in sorted(students, key=lambda s: (not s["needs_human"], s["student"])):
        status = _text(student["status"])
        if student["needs_human"]:
            status = f'<span class="bad">{status}: look</span>'
        score = "" if student["score"] is None else f"{student['score']:g}"
        penalty = f"{student['penalty']:g}" if student["penalty"] else ""
        words = "<br>".join(map(_text, [*student["reasons"], *student["remarks"]]))
        rows.append([_text(student["student"]), score, penalty, status, words])
    heads = ["Student", "points", "late", "status", "why"]
    return _table(heads, rows, (1, 2))


def _changed(found):
    if not found["changed"]:
        return ""
    scores = {s["student"]: s["score"] for s in found["students"]}
    rows = [
        [_text(e["student"]), f"{e['before']:g}", f"{scores[e['student']]:g}"]
        for e in found["changed"]
    ]
    table = _table(["Student", "before", "now"], rows, (1, 2))
    return f"<h2>Marks that changed</h2>\n{table}"


def _same(groups):
    if not groups:
        return ""
    items = "".join(f"<li>{_text(', '.join(g), 2000)}</li>" for g in groups)
    return f"<h2>The same answers</h2>\n<ul>{items}</ul>"
