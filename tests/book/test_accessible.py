"""Every page for everybody: axe-core, keyboard, forced colours, 200 % zoom."""

import pytest

from course_tools import book, browser
from tests.book.conftest import ROOT

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RULES = {"type": "tag", "values": TAGS}
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
# What draws a formula is hidden from readers of screens, who get its MathML: that is
# KaTeX's, the same on every page, and took most of axe's time. A heading of a table
# that is a formula has text, its MathML, which axe does not count as text.
RUN = """
(only) => axe.run(
  { include: ["html"], exclude: [".katex"] },
  { runOnly: only, resultTypes: ["violations"], elementRef: true },
).then((found) => found.violations.flatMap((rule) => rule.nodes.filter((node) =>
  !(rule.id === "empty-table-header" && node.element.querySelector("math"))
).map((node) => `${rule.id} at ${node.target}: ${node.failureSummary}`)))
"""
# Sections far off the screen have no places yet, and axe would see one on another.
LAID_OUT = "* { content-visibility: visible !important }"
KNOWN = "document.documentElement.dataset.scrolling === 'known'"


@pytest.fixture(scope="session")
def axe(packages):
    return (ROOT / "node_modules/axe-core/axe.min.js").read_text("utf-8")


# Wide in the light and narrow in the dark: each page in all four, in half the time.
@pytest.mark.parametrize("look", ["wide", "phone-dark"])
def test_axe_finds_nothing_on_any_page(chromium, address, site, axe, look):
    # Colours that are on their way from light to dark are neither.
    context = chromium.new_context(**browser.VIEWS[look], reduced_motion="reduce")
    tab = context.new_page()
    found = []
    for name in book.pages(site):
        tab.goto(f"{address}{name}.html")
        tab.keyboard.press("Tab")
        tab.wait_for_function(KNOWN)
        tab.add_style_tag(content=LAID_OUT)
        tab.evaluate(axe)
        found += [f"{name}: {text}" for text in tab.evaluate(RUN, RULES)]
    context.close()
    assert found == []


@pytest.mark.parametrize("name", ["index", "chapters/02_derivative_of_one_variable"])
def test_axe_finds_no_colour_in_the_dark_beside_the_text(chromium, address, axe, name):
    context = chromium.new_context(**browser.VIEWS["dark"], reduced_motion="reduce")
    tab = context.new_page()
    tab.goto(f"{address}{name}.html")
    tab.evaluate(axe)
    found = tab.evaluate(RUN, COLOURS)
    context.close()
    assert found == []


def test_axe_would_find_a_picture_without_text(chromium, axe):
    tab = chromium.new_page()
    tab.set_content("<html lang='en'><title>x</title><main><img src='data:,'></main>")
    tab.evaluate(axe)
    assert any("image-alt" in text for text in tab.evaluate(RUN, RULES))
    tab.close()


FOCUS = """
() => {
  const at = document.activeElement;
  const box = at.getBoundingClientRect();
  const style = getComputedStyle(at);
  return {
    what: at.outerHTML.slice(0, 120),
    ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1,
    inside: box.width > 0 && box.right > 0 && box.left < innerWidth,
  };
}
"""


@pytest.mark.parametrize("forced", ["none", "active"])
@pytest.mark.parametrize("width", [1280, 640])
def test_focus_is_seen_wherever_the_keyboard_goes(chromium, address, forced, width):
    # 640 pixels are what a screen of 1280 has at a zoom of 200 %.
    settings = {"forced_colors": forced, "viewport": {"width": width, "height": 450}}
    context = chromium.new_context(**settings)
    tab = context.new_page()
    tab.goto(f"{address}chapters/01_shapes_and_promises.html")
    tab.keyboard.press("Tab")
    tab.wait_for_function(KNOWN)
    places = []
    for _ in range(45):
        tab.keyboard.press("Tab")
        places.append(tab.evaluate(FOCUS))
    context.close()
    lost = [p["what"] for p in places if not (p["ring"] and p["inside"])]
    assert lost == []
    assert len({p["what"] for p in places}) > 20


def test_sidebar_of_a_zoomed_page_gives_the_focus_back(chromium, address):
    context = chromium.new_context(viewport={"width": 640, "height": 450})
    tab = context.new_page()
    tab.goto(f"{address}index.html")
    toggle = tab.locator("button.primary-toggle")
    toggle.focus()
    tab.keyboard.press("Enter")
    assert tab.locator("#pst-primary-sidebar-modal").is_visible()
    tab.keyboard.press("Tab")
    inside = "document.activeElement.closest('#pst-primary-sidebar-modal') !== null"
    assert tab.evaluate(inside)
    tab.keyboard.press("Escape")
    assert toggle.evaluate("button => button === document.activeElement")
    context.close()
