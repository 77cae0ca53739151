"""The runner that puts right and wrong answers through a drill's tests."""

import pytest

from course_tools import matrix, mutation, notebooks
from course_tools.project import CourseError

DRILL = """\
# %% [code] setup role=locked
import numpy as np

from course_lib.drill import answer

# %% [code] slope role=solution
def slope(x):
    return 6 * x**2

# %% [code] try-slope
print(undefined_name)

# %% [code] test_slope_value role=test points=2
answer("slope", globals())(2.0).should_be(24.0, mistakes={"the 6 is missing": 4.0})

# %% [code] test_slope_array role=test points=1
answer("slope", globals())(np.ones(3)).should_be(np.full(3, 6.0))
"""

VARIANTS = '''\
def right_power(x):
    """With a power."""
    return 6 * x**2

def wrong_factor(x):
    """The factor 6 forgotten."""
    return x**2

def wrong_for_arrays(x):
    """A float forced."""
    return 6 * float(x) ** 2

def helper(x):
    return x
'''


@pytest.fixture
def course(tmp_path):
    """A course with one chapter of one drill, its variants and its page folder."""
    for folder in ("solutions/01_one", "variants/01_one", "chapters", "course_lib"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "_toc.yml").touch()
    write_drill(tmp_path, DRILL)
    (tmp_path / "variants/01_one/slope.py").write_text(VARIANTS, encoding="utf-8")
    return tmp_path


def write_drill(course, text):
    path = course / "solutions" / "01_one" / "drill_01_one.ipynb"
    path.write_text(notebooks.canonical(notebooks.from_text(text)), encoding="utf-8")


def judged(course):
    (table,) = matrix.build(course, "01_one")
    return {variant.name: outcomes for variant, outcomes in table[1]}


def test_points_and_messages(course):
    outcomes = judged(course)
    assert {name: mutation.points(o) for name, o in outcomes.items()} == {
        "right_power": 3,
        "wrong_factor": 0,
        "wrong_for_arrays": 2,
    }
    assert mutation.verdict(outcomes["right_power"]) == ""
    assert mutation.verdict(outcomes["wrong_factor"]) == "the 6 is missing"
    assert mutation.verdict(outcomes["wrong_for_arrays"]) == "raised TypeError"


def test_survivor_is_a_fault(course):
    path = course / "variants/01_one/slope.py"
    extra = 'def wrong_sum(x):\n    """A sum."""\n    return 3 * x**2 + 3 * x**2\n'
    path.write_text(VARIANTS + extra, encoding="utf-8")
    with pytest.raises(CourseError, match="wrong_sum survives all tests"):
        matrix.write(course, ["01_one"])


def test_refused_right_answer_is_a_fault(course):
    path = course / "variants/01_one/slope.py"
    extra = 'def right_bad(x):\n    """Not."""\n    return 5.0\n'
    path.write_text(VARIANTS + extra, encoding="utf-8")
    with pytest.raises(CourseError, match="right_bad is right and was refused"):
        matrix.write(course, ["01_one"])


@pytest.mark.parametrize("body", ["while x: pass", "__import__('time').sleep(60)"])
def test_answer_without_an_end_is_stopped(course, monkeypatch, body):
    monkeypatch.setattr(mutation, "SECONDS", 0.1)
    path = course / "variants/01_one/slope.py"
    extra = f'def wrong_endless(x):\n    """Endless."""\n    {body}\n'
    path.write_text(VARIANTS + extra, encoding="utf-8")
    outcome = judged(course)["wrong_endless"][0]
    assert "took longer than 0.1 s" in outcome.message


def test_answers_cannot_spoil_each_other(course):
    path = course / "variants/01_one/slope.py"
    extra = (
        "import numpy\n\ndef wrong_in_place(x):\n"
        '    """Changes its argument."""\n    x *= 6\n    return x\n'
    )
    path.write_text(VARIANTS + extra, encoding="utf-8")
    outcomes = judged(course)
    assert mutation.points(outcomes["right_power"]) == 3
    assert "in place" in mutation.verdict(outcomes["wrong_in_place"][1:])


def test_page_is_current_or_said_to_be_stale(course, capsys):
    with pytest.raises(CourseError, match=r"Stale: .*01_one.md. Run `course matrix`"):
        matrix.write(course, ["01_one"], check=True)
    matrix.write(course, ["01_one"])
    matrix.write(course, ["01_one"], check=True)
    page = (course / "chapters/drill_matrix/01_one.md").read_text(encoding="utf-8")
    assert "| The factor 6 forgotten | 2 of 2 | the 6 is missing |" in page
    assert "1 right answers accepted, 2 wrong ones refused, 0 survivors" in page


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("test_slope_value", "test_value", "`test_value` tests no function"),
        ("[code] slope", "[code] rise", "`rise` has no test_rise_... cell"),
    ],
)
def test_tests_and_functions_must_belong_together(course, old, new, words):
    write_drill(course, DRILL.replace(old, new))
    with pytest.raises(CourseError, match=words):
        mutation.load_drills(course, "01_one")


def test_missing_variants_are_named(course):
    (course / "variants/01_one/slope.py").unlink()
    with pytest.raises(CourseError, match=r"variants/01_one/slope.py is missing"):
        matrix.build(course, "01_one")


def test_variant_without_a_sentence_is_named(course):
    path = course / "variants/01_one/slope.py"
    path.write_text("def wrong_bare(x):\n    return x\n", encoding="utf-8")
    with pytest.raises(CourseError, match="wrong_bare has no docstring"):
        matrix.build(course, "01_one")


def test_longest_function_name_owns_a_test():
    assert mutation.owner("test_slope_at_zero_value", ["slope", "slope_at_zero"]) == (
        "slope_at_zero"
    )
    assert mutation.owner("test_other_value", ["slope"]) is None
