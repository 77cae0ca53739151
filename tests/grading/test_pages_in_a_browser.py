"""Feedback and report in a real browser: scripts are dead, formulas are maths."""

import pytest

from course_tools import browser
from course_tools.project import CourseError
from tests.grading.small import CHAPTER
from tests.grading.small_class import DRILL

pytest_plugins = ["tests.grading.small_class"]
pytestmark = pytest.mark.usefixtures("packages")
SCRIPT = (
    "<script>window.ran = 1</script><img src=x onerror='window.ran = 2'>"
    "<svg onload='window.ran = 3'></svg><iframe srcdoc='<script>parent.ran=4</script>'>"
    "</iframe><details open ontoggle='window.ran = 5'><summary>x</summary></details>"
    "<a id=go href='javascript:window.ran=6'>go</a>"
    "<meta http-equiv=refresh content='0;url=https://example.org/'>"
    "<style>body {display: none}</style><form action=https://example.org>"
)
FORMULAS = r"""
The slope of $x^2$ is $\frac{a}{b}$, and $\href{javascript:window.ran=7}{y}$:

$$
\begin{aligned} f(x) &= 2x \\ g &= 3 \end{aligned}
$$

Not closed: $\frac{$
"""


@pytest.fixture(scope="module")
def chromium():
    """A running browser; without one the test is left out, which CI refuses."""
    try:
        with browser.chromium() as running:
            yield running
    except CourseError as missing:
        pytest.skip(str(missing))


@pytest.fixture
def pages(small_course):
    """The folder of a class in which one student smuggles scripts everywhere."""
    source = (
        f"SCRIPT = {SCRIPT!r}\n\ndef slope(x):\n    print(SCRIPT)\n"
        "    raise ValueError(SCRIPT)\n\nclass Shown:\n    def __repr__(self):\n"
        "        return SCRIPT\n    def _repr_html_(self):\n        return SCRIPT\n"
        "print(SCRIPT)\nShown()"
    )
    notebook = small_course.small.blank(slope=source)
    for number, text in enumerate((SCRIPT, FORMULAS, f"$x$ {SCRIPT}")):
        cell = {"cell_type": "markdown", "id": f"mine-{number}", "metadata": {}}
        notebook["cells"].insert(1, cell | {"source": text})
    small_course.hand_in("kim", notebook)
    small_course.hand_in("<img src=x onerror='window.ran=8'>", notebook)
    small_course.grade()
    return small_course.places


def opened(chromium, folder, name):
    """A page in the browser, what it asked of the network, and what it tried to say."""
    context = chromium.new_context()
    with browser.serving(folder) as address:
        blocked, said = browser.outside_requests(context, address), []
        page = context.new_page()
        page.on(
            "dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss())
        )
        page.goto(address + name)
        page.wait_for_load_state("networkidle")
        for link in page.locator("a[href^='javascript']").all():
            link.click()
        page.wait_for_timeout(200)
        yield page
        assert (page.evaluate("window.ran ?? null"), blocked, said) == (None, [], [])
    context.close()


@pytest.mark.parametrize("policy", [True, False], ids=["as-it-is", "without-policy"])
@pytest.mark.parametrize("which", ["feedback", "reports"])
def test_scripts_are_dead(chromium, pages, which, policy, tmp_path):
    """By what is on the page, and not only by the policy that it asks for."""
    student = "kim/" if which == "feedback" else ""
    name = f"{DRILL[:-6]}.html" if student else "report.html"
    text = (pages / which / f"{student}{CHAPTER}" / name).read_text()
    if not policy:
        text = text.replace("Content-Security-Policy", "x-nothing")
    (tmp_path / "page.html").write_text(text)
    for page in opened(chromium, tmp_path, "page.html"):
        assert page.locator("body").is_visible()
        assert "window.ran = 1" in page.inner_text("body") or which == "reports"


def test_a_living_script_would_be_seen(chromium, tmp_path):
    (tmp_path / "page.html").write_text(f"<body>{SCRIPT}")
    with pytest.raises(AssertionError):
        for _ in opened(chromium, tmp_path, "page.html"):
            pass


def test_formulas_are_maths_and_tests_have_names(chromium, pages):
    for page in opened(
        chromium, pages / "feedback" / "kim" / CHAPTER, f"{DRILL[:-6]}.html"
    ):
        boxes = [shown.bounding_box() for shown in page.locator("math").all()]
        assert len(boxes) == 5
        assert all(box["width"] > 4 and box["height"] > 4 for box in boxes)
        assert page.locator("mfrac").count() == 1
        text = page.inner_text("body")
        assert r"Not closed: $\frac{$" in text
        assert r"\begin" not in text
        assert "slope: value (Score: 0.0 / 2.0)" in text
        assert "Test cell" not in text
