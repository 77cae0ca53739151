"""exercises/ is what stock nbgrader makes of solutions/, and nothing else."""

import pytest

from course_tools import notebooks, release
from course_tools.project import CourseError
from tests.course_tools.test_mutation import DRILL, course, write_drill  # noqa: F401

CHAPTER = "01_one"


@pytest.fixture
def released(course, pytestconfig):  # noqa: F811
    """A course whose only chapter has been released."""
    config = pytestconfig.rootpath / "nbgrader_config.py"
    (course / "nbgrader_config.py").write_bytes(config.read_bytes())
    release.write(course, [CHAPTER])
    return course


def test_release_keeps_the_stub_and_drops_the_answer(released):
    (path,) = (released / "exercises" / CHAPTER).glob("*.ipynb")
    (cell,) = (c for c in notebooks.read(path).cells if c.id == "slope")
    assert "6 * x**2" not in cell.source
    assert cell.source.endswith("# YOUR CODE HERE")
    assert cell.metadata["deletable"] is False


def test_second_release_is_the_same_byte_for_byte(released):
    release.check(released, [CHAPTER])


@pytest.mark.parametrize(
    ("fault", "name"),
    [
        (lambda folder: (folder / "extra.txt").write_text("x"), "extra.txt"),
        (lambda folder: (folder / "drill_01_one.ipynb").unlink(), "drill_01_one.ipynb"),
        (lambda folder: edit(folder / "drill_01_one.ipynb"), "drill_01_one.ipynb"),
    ],
    ids=["one too many", "missing", "edited by hand"],
)
def test_stale_release_is_named_with_the_remedy(released, fault, name):
    fault(released / "exercises" / CHAPTER)
    with pytest.raises(
        CourseError, match=f"{CHAPTER}/{name}.*\n.*run `course release`"
    ):
        release.check(released, [CHAPTER])
    release.write(released, [CHAPTER])
    release.check(released, [CHAPTER])


def edit(path):
    path.write_text(path.read_text(encoding="utf-8").replace("24.0", "25.0"))


def test_changed_solution_makes_the_release_stale(released):
    write_drill(released, DRILL.replace("np.ones(3)", "np.ones(4)"))
    with pytest.raises(CourseError, match="Not what solutions/ releases"):
        release.check(released, [CHAPTER])


def test_nbgraders_own_words_are_shown_when_it_refuses(released):
    text = DRILL.replace("[code] test_slope_array role=test", "[code] spare role=test")
    text = text.replace("points=1", "points=1 tags=x")
    write_drill(released, text)
    path = released / "solutions" / CHAPTER / "drill_01_one.ipynb"
    path.write_text(
        path.read_text().replace('"grade_id": "spare"', '"grade_id": "setup"')
    )
    with pytest.raises(CourseError, match=r"(?s)generate_assignment.*corrupted"):
        release.write(released, [CHAPTER])
