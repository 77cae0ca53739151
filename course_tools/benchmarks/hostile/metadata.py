"""Attacks by what a notebook says about its cells; no answer is written in any.

The docstring of each says its kind and its aim.
"""

import copy
import json

from course_tools.benchmarks.hostile.assignment import DRILL

ATTACKS = []


def attack(change):
    """Make an attack of a function that changes the notebook in place."""

    def files(given):
        change(given)
        return {DRILL: json.dumps(given).encode()}

    files.__name__, files.__doc__ = change.__name__, change.__doc__
    ATTACKS.append(files)
    return files


def about(cell):
    """nbgrader's words about a cell."""
    return cell["metadata"].get("nbgrader", {})


def tests(given):
    return [cell for cell in given["cells"] if about(cell).get("grade")]


def solutions(given):
    return [cell for cell in given["cells"] if about(cell).get("solution")]


def solution(given, name):
    (found,) = [c for c in solutions(given) if about(c)["grade_id"] == name]
    return found


@attack
def metadata_points(given):
    """metadata: every test is worth a thousand points."""
    for cell in tests(given):
        about(cell)["points"] = 1000


@attack
def metadata_points_no_number(given):
    """metadata: points that are infinite, negative, a text and a list."""
    strange = [float("inf"), -50, "8", [8], {"points": 8}]
    for cell, points in zip(tests(given), strange, strict=False):
        about(cell)["points"] = points


@attack
def metadata_tests_emptied(given):
    """metadata: tests that always pass."""
    for cell in tests(given):
        cell["source"] = "pass"
        about(cell)["locked"] = False


@attack
def metadata_tests_deleted(given):
    """metadata: no tests at all."""
    given["cells"] = [cell for cell in given["cells"] if not about(cell).get("grade")]


@attack
def metadata_own_test(given):
    """metadata: a test of the student's own, worth 100 points."""
    mine = copy.deepcopy(tests(given)[0])
    mine["source"], mine["id"] = "pass", "my-own-test"
    about(mine).update(grade_id="my_own_test", points=100)
    given["cells"].append(mine)


@attack
def metadata_copied_test(given):
    """metadata: one test twice, which stops a stock run."""
    mine = copy.deepcopy(tests(given)[0])
    mine["id"] = "copied"
    given["cells"].append(mine)


@attack
def metadata_copied_solution(given):
    """metadata: a solution cell that was copied and pasted."""
    mine = copy.deepcopy(solution(given, "slope"))
    mine["id"] = "pasted"
    given["cells"].insert(0, mine)


@attack
def metadata_all_twice(given):
    """metadata: every cell twice, with the same ids."""
    given["cells"] += copy.deepcopy(given["cells"])


@attack
def metadata_future_version(given):
    """metadata: cells of a version of nbgrader that is not there yet."""
    for cell in tests(given):
        about(cell)["schema_version"] = 99


@attack
def metadata_old_version(given):
    """metadata: cells of the first version of nbgrader."""
    for cell in given["cells"]:
        about(cell)["schema_version"] = 1


@attack
def metadata_odd_version(given):
    """metadata: a version that is a text, and one that is nothing."""
    about(tests(given)[0])["schema_version"] = "three"
    about(tests(given)[1])["schema_version"] = None


@attack
def metadata_swapped_names(given):
    """metadata: tests and solutions have exchanged their names."""
    pairs = zip(tests(given), solutions(given), strict=False)
    for test, answer in pairs:
        mine, theirs = about(test), about(answer)
        mine["grade_id"], theirs["grade_id"] = theirs["grade_id"], mine["grade_id"]


@attack
def metadata_names_no_text(given):
    """metadata: names that are numbers, lists and nothing."""
    for cell, name in zip(tests(given), [7, ["a"], None, {}, True], strict=False):
        about(cell)["grade_id"] = name


@attack
def metadata_other_flags(given):
    """metadata: what is graded and locked is turned round."""
    for cell in given["cells"]:
        for flag in ("grade", "solution", "locked"):
            if flag in about(cell):
                about(cell)[flag] = not about(cell)[flag]


@attack
def metadata_tests_as_text(given):
    """metadata: tests that are Markdown, and so never run."""
    for cell in tests(given):
        cell["cell_type"] = "markdown"
        cell.pop("outputs", None)
        cell.pop("execution_count", None)


@attack
def metadata_manual_task(given):
    """metadata: every solution is a task that a person marks, with 50 points."""
    for cell in solutions(given):
        about(cell).update(task=True, grade=True, points=50, solution=False)


@attack
def metadata_none(given):
    """metadata: nbgrader's words and the ids are gone from every cell."""
    for cell in given["cells"]:
        cell["metadata"] = {}
        cell.pop("id", None)


@attack
def metadata_no_object(given):
    """metadata: metadata that are lists, texts and numbers."""
    for cell, value in zip(given["cells"], ([], "x", 3, None) * 9, strict=False):
        cell["metadata"] = value


@attack
def metadata_deep(given):
    """metadata: fifty objects one in another, in each cell."""
    inner = {}
    for _ in range(50):
        inner = {"more": inner}
    for cell in given["cells"]:
        cell["metadata"]["deep"] = inner


@attack
def metadata_order(given):
    """metadata: all cells in the opposite order, tests before what they test."""
    given["cells"].reverse()


@attack
def metadata_tests_first(given):
    """metadata: an own cell before all others makes every later one pass."""
    source = "import sys\nclass Yes:\n    def __call__(self, *a, **k): return self\n"
    source += "    __getattr__ = lambda self, name: self\nanswer = Yes()\n"
    source += "slope = halves = emptied = twice = Yes()\n"
    mine = {"cell_type": "code", "id": "first", "metadata": {}, "source": source}
    given["cells"].insert(0, mine | {"outputs": [], "execution_count": None})


@attack
def metadata_outputs_forged(given):
    """metadata: tests that come with the outputs of full marks."""
    data = {"text/plain": "2.0"}
    output = {"output_type": "execute_result", "data": data, "metadata": {}}
    for cell in tests(given):
        cell["outputs"] = [output | {"execution_count": 7}]
        cell["execution_count"] = 7


@attack
def metadata_checksums(given):
    """metadata: changed tests with a checksum that fits the change."""
    from nbformat import from_dict
    from nbgrader.utils import compute_checksum

    for cell in tests(given):
        cell["source"] = "print('passed')"
        about(cell)["checksum"] = compute_checksum(from_dict(cell))


@attack
def metadata_markers(given):
    """metadata: answers with nbgrader's own marks of hidden tests and solutions."""
    for cell in solutions(given):
        name = about(cell)["grade_id"]
        cell["source"] = (
            "### BEGIN SOLUTION\n# BEGIN HIDDEN TESTS\n"
            f"def {name}(*args): pass\n# END HIDDEN TESTS\n### BEGIN MARK SCHEME\n"
        )


@attack
def metadata_scripts(given):
    """leak: scripts in texts, outputs and names, for whoever opens the feedback."""
    text = "<script>alert(1)</script><img src=x onerror=alert(2)>"
    given["metadata"]["title"] = f"</title>{text}"
    mine = {"cell_type": "markdown", "id": "m", "metadata": {}, "source": text}
    data = {"text/html": text, "image/svg+xml": f"<svg onload=alert(3)>{text}</svg>"}
    output = {"output_type": "display_data", "data": data, "metadata": {}}
    printing = {"cell_type": "code", "id": "p", "metadata": {}, "execution_count": 1}
    source = "from IPython.display import HTML, display\n"
    source += f"display(HTML({text!r}))\nprint({text!r})"
    given["cells"] += [mine, printing | {"source": source, "outputs": [output]}]
