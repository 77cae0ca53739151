"""The summary of a run on one screen of text."""

from course_tools.grading.text import shown

SHOWN = 15  # students and questions that are listed; the page has all of them
BAR = 30


def lines(found):
    """The summary as lines.

    Parameters
    ----------
    found : dict
        What :func:`course_tools.grading.summary.summary` returns.
    """
    counts = ", ".join(f"{n} {word}" for word, n in sorted(found["counts"].items()))
    yield f"{found['assignment']}: {counts or 'nobody'}"
    if found["mean"] is not None:
        yield f"mean {found['mean']:.1f} of {found['max_points']:g} points"
        yield from _histogram(found["histogram"])
    yield from _questions(found["questions"])
    yield from _students(found["students"])
    yield from _changed(found)
    for names in found["same"]:
        listed = ", ".join(shown(name) for name in names)
        yield f"the same answers: {listed}"


def _histogram(bins):
    most = max(bins)
    for number, count in enumerate(bins):
        bar = "#" * round(BAR * count / most)
        yield f"  {10 * number:3d}-{10 * number + 10:3d} %  {count:4d} {bar}".rstrip()


def _questions(questions):
    asked = [question for question in questions if question["students"]]
    if not asked:
        return
    listed = asked
    if len(asked) > SHOWN:
        notable = sorted(asked, key=_notable)[:SHOWN]
        listed = [question for question in asked if question in notable]
    width = max(len(question["name"]) for question in listed)
    yield (
        f"  {'question':{width}}   of   mean  right  none  unwritten  time-out  memory"
    )
    for question in listed:
        flag = "  EVERYBODY FAILED: is the test broken?" if question["suspect"] else ""
        yield (
            f"  {question['name']:{width}} {question['max_points']:4g}"
            f" {question['mean']:6.2f} {question['all_right']:6d}"
            f" {question['none_right']:5d} {question['not_written']:10d}"
            f" {question['time_outs']:9d} {question['memory']:7d}{flag}"
        )
    if len(listed) < len(asked):
        yield f"  and {len(asked) - len(listed)} questions with better marks"


def _changed(found):
    """Whose marks are others than an earlier run gave."""
    scores = {s["student"]: s["score"] for s in found["students"]}
    for entry in found["changed"][:SHOWN]:
        after = scores[entry["student"]]
        name = shown(entry["student"], 30)
        yield f"  {name}: {entry['before']:g} -> {after:g} points"
    if len(found["changed"]) > SHOWN:
        yield f"  and {len(found['changed']) - SHOWN} more whose marks changed"


def _notable(question):
    """What the teacher should see first: broken tests, time-outs, low marks."""
    share = question["mean"] / (question["max_points"] or 1)
    return not question["suspect"], -question["time_outs"], share


def _students(students):
    notable = [s for s in students if s["status"] != "ok" or s["needs_human"]]
    notable.sort(key=lambda s: (not s["needs_human"], s["status"], s["student"]))
    noshows = [shown(s["student"]) for s in notable if s["status"] == "missing"]
    rest = [s for s in notable if s["status"] != "missing"]
    if noshows:
        more = f" and {len(noshows) - SHOWN} more" if len(noshows) > SHOWN else ""
        yield f"handed nothing in: {', '.join(noshows[:SHOWN])}{more}"
    for student in rest[:SHOWN]:
        mark = "!" if student["needs_human"] else " "
        reasons = " ".join(shown(r, 300) for r in student["reasons"][:2])
        more = len(student["reasons"]) - 2
        reasons += f" (and {more} more)" if more > 0 else ""
        name = shown(student["student"], 30)
        yield f"{mark} {name}: {student['status']}. {reasons}".rstrip()
    if len(rest) > SHOWN:
        yield f"  and {len(rest) - SHOWN} more; the page has them all"
    remarks = [(s["student"], r) for s in students for r in s["remarks"]]
    for name, remark in remarks[:SHOWN]:
        yield f"  {shown(name, 30)}: {shown(remark, 300)}"
    if len(remarks) > SHOWN:
        yield f"  and {len(remarks) - SHOWN} more remarks on the page"
