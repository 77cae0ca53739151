"""Every page for everybody: axe-core, keyboard, forced colours, 200 % zoom."""

import pytest

from course_tools import accessible, book, browser
from tests.book.conftest import ROOT

COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}


@pytest.fixture(scope="session")
def axe(packages):
    return (ROOT / accessible.AXE).read_text("utf-8")


# `course accessible` looks at all pages, in four looks; that takes many minutes.
@pytest.mark.parametrize("look", ["wide", "phone-dark"])
def test_axe_finds_nothing_on_pages_of_every_kind(chromium, address, site, axe, look):
    pages = accessible.sample(book.pages(site), 8, seed=2026)
    assert accessible.look_at(chromium, axe, address, pages, look) == []


@pytest.mark.parametrize("name", ["index", "chapters/02_derivative_of_one_variable"])
def test_axe_finds_no_colour_in_the_dark_beside_the_text(chromium, address, axe, name):
    context = chromium.new_context(**browser.VIEWS["dark"], reduced_motion="reduce")
    tab = context.new_page()
    tab.goto(f"{address}{name}.html")
    tab.evaluate(axe)
    found = tab.evaluate(accessible.RUN, COLOURS)
    context.close()
    assert found == []


def test_axe_would_find_a_picture_without_text(chromium, axe):
    tab = chromium.new_page()
    tab.set_content("<html lang='en'><title>x</title><main><img src='data:,'></main>")
    tab.evaluate(axe)
    assert any(
        "image-alt" in text for text in tab.evaluate(accessible.RUN, accessible.RULES)
    )
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
    tab.wait_for_function(accessible.KNOWN)
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


def test_all_looks_are_taken_at_once(site, capfd):
    accessible.look_at_all(ROOT, site, ["chapters/cite"])
    said = capfd.readouterr().out
    for look in accessible.LOOKS:
        assert f"{look}: chapters/cite: nothing found" in said
    assert "axe-core found nothing on 1 pages in 4 looks" in said
