"""The assignment that is attacked: four drills, and their tests after all of them.

It is small, so that a hundred attacks on it and their neighbours take little time.
"""

import shutil

from course_tools import notebooks

CHAPTER = "01_small"
DRILL = "drill_01_small.ipynb"
SENTINEL = "sentinel-of-the-hidden-tests"
SECRETS = (SENTINEL, "0.3271", "0.8713", "0.3419", "0.7193", "0.17095")
POINTS = 8
TEXT = """
# %% [markdown] title role=locked
Four drills

# %% [code] setup role=locked
import numpy as np

from course_lib.drill import answer


class Box:
    def __init__(self, theta):
        self.theta = np.array(theta)

    def total(self):
        return float(np.sum(self.theta))

# %% [code] slope role=solution
def slope(x):
    # BEGIN SOLUTION
    return 6 * x**2
    # END SOLUTION
    raise NotImplementedError("Let h go to 0.")

# %% [code] try-slope
print("try", 1 + 1)

# %% [code] halves role=solution
def halves(x):
    # BEGIN SOLUTION
    return x / 2
    # END SOLUTION
    raise NotImplementedError("Divide.")

# %% [code] emptied role=solution
def emptied(box):
    # BEGIN SOLUTION
    box.theta[:] = 0.0
    return
    # END SOLUTION
    raise NotImplementedError("Write zeros.")

# %% [code] twice role=solution
def twice(f, x):
    # BEGIN SOLUTION
    return f(f(x))
    # END SOLUTION
    raise NotImplementedError("Call f, and call it again.")

# %% [code] test_slope_value role=test points=2
judged = answer("slope", globals())
judged(2.0).should_be(24.0, mistakes={"this is 6x, not 6x²": 12.0})
# BEGIN HIDDEN TESTS
for sentinel_of_the_hidden_tests in (0.3271, 0.8713):
    judged(sentinel_of_the_hidden_tests).should_be(
        6 * sentinel_of_the_hidden_tests**2
    )
SECRET = "sentinel-of-the-hidden-tests"
# END HIDDEN TESTS

# %% [code] test_halves_value role=test points=2
judged = answer("halves", globals())
x = np.array([1.0, 2.0, 5.0])
judged(x).should_be([0.5, 1.0, 2.5])
# BEGIN HIDDEN TESTS
judged(np.array([[0.3419, 3.0]])).should_be([[0.17095, 1.5]])
SECRET = "sentinel-of-the-hidden-tests"
# END HIDDEN TESTS

# %% [code] test_halves_refusal role=test points=1
judged = answer("halves", globals())
judged("word").should_raise(TypeError, because="a word has no half")

# %% [code] test_emptied_box role=test points=1
box = Box([1.0, 2.0])
theta = box.theta
emptied(box)
assert box.theta is theta, "theta is another array"
assert box.total() == 0.0, "theta is not empty"

# %% [code] test_twice_value role=test points=2
judged = answer("twice", globals())
judged(lambda x: x + 3, 2).should_equal(8)
# BEGIN HIDDEN TESTS
SECRET = "sentinel-of-the-hidden-tests"
judged(lambda x: x * 0.7193, 2.0).should_be(2 * 0.7193**2)
# END HIDDEN TESTS
"""


def write(folder, root, text=TEXT):
    """A course folder with the small assignment; returns the folder."""
    shutil.copy(root / "nbgrader_config.py", folder)
    target = folder / "solutions" / CHAPTER
    target.mkdir(parents=True)
    notebook = notebooks.from_text(text.lstrip("\n"))
    text = notebooks.canonical(notebook)
    (target / DRILL).write_text(text, encoding="utf-8")
    return folder
