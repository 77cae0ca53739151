"""The built site: nothing from elsewhere, readable maths, usable on a phone."""

import re
from types import SimpleNamespace
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup

from course_tools import book, browser

VIEWS = ["wide", "phone", "dark"]


@pytest.fixture(scope="session")
def pages(site):
    return book.pages(site)


# What the tests ask of a page, read where it was built to be read.
LOOK = r"""
() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const given = (tag, name) => tag.getAttribute(name) ?? "";
  const article = document.body.cloneNode(true);
  const set = "article :is(script, pre, code, .katex), style, script";
  article.querySelectorAll(set).forEach((part) => part.remove());
  const raw = article.textContent.match(/\\(frac|lim|partial|begin)\b/);
  return {
    targets: all("[src], link[href]").map((e) => given(e, "src") || given(e, "href")),
    outputs: all(".cell_output").length,
    tracebacks: all(".output.traceback").length,
    images: all("article img").map((e) => [given(e, "src"), given(e, "alt")]),
    formulas: all("article .katex").length,
    mathjax: all("script[src*=mathjax i]").length,
    raw: raw && raw[0],
    questions: all(".question").length,
    scripts: all("script[src*=questions]").length,
    texts: all("#questions-data").length,
  };
}
"""


@pytest.fixture(scope="session")
def seen(chromium, address, site):
    """What is on each page before any script runs, by the page's path."""
    context = chromium.new_context(java_script_enabled=False)
    tab, found = context.new_page(), {}
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        tab.goto(f"{address}{name}", wait_until="domcontentloaded")
        found[name] = SimpleNamespace(**tab.evaluate(LOOK))
    context.close()
    return found


def test_no_page_names_a_file_of_another_host(seen, pages):
    assert len(seen) >= len(pages)
    for name, page in seen.items():
        hosts = [target for target in page.targets if urlsplit(target).netloc]
        assert hosts == [], name


def test_every_notebook_page_shows_outputs_without_a_traceback(seen):
    assert [name for name, page in seen.items() if page.tracebacks] == []
    assert sum(page.outputs for page in seen.values()) > 400


def test_images_of_the_chapters_have_text_alternatives(seen):
    images = [(name, *image) for name, page in seen.items() for image in page.images]
    assert len(images) >= 80
    for name, source, alt in images:
        assert len(alt) >= 40, f"{name}: {source} has the text {alt!r}"
        assert not re.search(r"\.(png|svg)$", alt)


def test_formulas_were_set_when_the_book_was_built(seen):
    assert sum(page.formulas for page in seen.values()) > 5000
    for name, page in seen.items():
        assert page.mathjax == 0, name
        assert page.raw is None, f"{name}: raw LaTeX {page.raw}"


def test_script_is_on_the_pages_with_questions_alone(seen):
    assert sum(page.questions for page in seen.values()) > 100
    for name, page in seen.items():
        assert page.scripts == bool(page.questions), name
        assert page.texts == bool(page.questions), name


def test_an_error_that_is_shown_has_no_mark_of_truth(site):
    page = (site / "chapters" / "errata_museum.html").read_text("utf-8")
    marks = BeautifulSoup(page, "html.parser").select(".formula-checked")
    false = [mark for mark in marks if mark["title"].startswith("an error, proved")]
    assert len(false) >= 12
    assert {mark.text for mark in false} == {"✗"}
    assert {mark.text for mark in marks if mark not in false} == {"✓"}


@pytest.mark.parametrize("view", VIEWS)
def test_pages_in_a_browser(chromium, address, pages, view):
    context = chromium.new_context(**browser.VIEWS[view])
    outside = browser.outside_requests(context, address)
    tab = context.new_page()
    errors = []
    tab.on("pageerror", lambda error: errors.append(f"{tab.url}: {error}"))
    tab.on("requestfailed", lambda request: errors.extend(failed(request)))
    for name in pages:
        tab.goto(f"{address}{name}.html")
        tab.wait_for_load_state("networkidle")
        width = tab.evaluate("document.documentElement.scrollWidth")
        assert width <= browser.VIEWS[view]["viewport"]["width"], f"{name} is too wide"
        clipped = tab.evaluate(CLIPPED)
        assert clipped == [], f"{name}: equations clipped at the left"
        unbroken = tab.evaluate(UNBROKEN) if view == "phone" else []
        assert unbroken == [], f"{name}: equations that could be broken"
    assert outside == []
    assert [e for e in errors if "failed" in e or "thebe" not in e.lower()] == []
    context.close()


def failed(request):
    """A request that failed; one that ended because the next page came is none."""
    if request.failure != "net::ERR_ABORTED":
        yield f"failed: {request.url}: {request.failure}"


# An equation wider than its box must start at the left edge and scroll.
CLIPPED = """
() => [...document.querySelectorAll("div.math")].filter((box) => {
  const inner = box.querySelector(".katex-html");
  if (!inner) return false;
  box.scrollLeft = 0;
  return inner.getBoundingClientRect().left < box.getBoundingClientRect().left - 1;
}).map((box) => box.textContent.slice(0, 60))
"""


# On a phone an equation may scroll only if one piece of it is wider than the screen.
UNBROKEN = """
() => [...document.querySelectorAll("div.math")].filter((box) => {
  const pieces = [...box.querySelectorAll(".katex-base")];
  const widest = Math.max(...pieces.map((piece) => piece.scrollWidth));
  const indent = 40;
  return box.scrollWidth > box.clientWidth + 1 && widest + indent < box.clientWidth;
}).map((box) => box.textContent.slice(0, 60))
"""


def test_no_line_is_broken_between_a_formula_and_its_full_stop(chromium, address):
    context = chromium.new_context(viewport={"width": 390, "height": 844})
    tab = context.new_page()
    tab.goto(f"{address}chapters/10_linear_layers.html")
    torn, close, several = tab.evaluate(
        """() => {
          const behind = [...document.querySelectorAll("article p .katex")]
            .map((formula) => [formula, formula.nextSibling])
            .filter(([, text]) => /^[.,;:]/.test(text?.data ?? ""));
          const torn = behind.filter(([formula, text]) => {
            const mark = document.createRange();
            mark.setStart(text, 0);
            mark.setEnd(text, 1);
            const line = mark.getBoundingClientRect();
            const last = [...formula.querySelectorAll(".katex-base")].at(-1);
            return line.height && line.top > last.getBoundingClientRect().bottom;
          });
          const several = behind.filter(([f]) => f.querySelector("wbr"));
          return [torn.map(([f]) => f.textContent), behind.length, several.length];
        }"""
    )
    assert close > 50
    assert several > 10
    assert torn == []
    context.close()


def test_dark_mode_is_dark_and_light_is_light(chromium, address):
    for scheme, dark in (("light", False), ("dark", True)):
        context = chromium.new_context(color_scheme=scheme)
        tab = context.new_page()
        tab.goto(f"{address}index.html")
        tab.wait_for_load_state("networkidle")
        background = tab.evaluate("getComputedStyle(document.body).backgroundColor")
        levels = [int(n) for n in re.findall(r"\d+", background)[:3]]
        assert (sum(levels) < 200) is dark
        context.close()


def test_figures_have_no_card_behind_them_in_the_dark(chromium, address):
    context = chromium.new_context(color_scheme="dark")
    tab = context.new_page()
    behind = "getComputedStyle(image).backgroundColor"
    script = f"images => images.map(image => {behind})"
    cards = []
    for name in ("02_derivative_of_one_variable", "benchmarks"):
        tab.goto(f"{address}chapters/{name}.html")
        tab.wait_for_load_state("networkidle")
        cards += tab.locator("article img").evaluate_all(script)
    assert len(cards) >= 6
    assert set(cards) == {"rgba(0, 0, 0, 0)"}
    context.close()


def test_folded_answers_open_by_keyboard(chromium, address):
    context = chromium.new_context()
    tab = context.new_page()
    tab.goto(f"{address}chapters/02_derivative_of_one_variable.html")
    answer = tab.locator("article details:not(.hide)").first
    assert answer.get_attribute("open") is None
    answer.locator("summary").focus()
    tab.keyboard.press("Enter")
    assert answer.get_attribute("open") is not None
    assert answer.locator("p, .katex, ul").first.is_visible()
    context.close()
