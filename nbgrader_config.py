"""nbgrader's settings: drills are written in solutions/, released to exercises/.

Everything about people (submissions, marks, feedback) lives in classroom/, which
git ignores. Settings that a teacher may want to change stand first.
"""

from pathlib import Path

c = get_config()  # noqa: F821  (nbgrader provides it)
root = Path(__file__).resolve().parent

c.CourseDirectory.course_id = "jacobians"
c.CourseDirectory.db_url = (
    f"sqlite:///{(root / 'classroom' / 'gradebook.db').as_posix()}"
)
c.ExecutePreprocessor.timeout = 60  # seconds a cell; no drill needs one of them

# Late work. For each day begun after the due date a notebook loses this share of its
# score, and at most the cap; `points` and `per = "hour"` are there as well. A due date
# is set in the formgrader, or by `nbgrader db assignment add NAME --duedate TIME`.
c.AssignLatePenalties.plugin_class = "course_tools.grading.late.LatePenalty"
c.LatePenalty.share = 0.0  # 0.1: a tenth a day
c.LatePenalty.cap = 0.5

# Where things are
c.CourseDirectory.root = str(root)
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "exercises"
c.CourseDirectory.submitted_directory = "classroom/submitted"
c.CourseDirectory.autograded_directory = "classroom/autograded"
c.CourseDirectory.feedback_directory = "classroom/feedback"
c.CourseDirectory.solution_directory = "classroom/solution"
(root / "classroom").mkdir(exist_ok=True)

# What a learner sees where the answer was: the line that follows it in the source
# raises NotImplementedError and says what to do.
c.ClearSolutions.code_stub = {"python": "# YOUR CODE HERE"}
