"""Search, glossary, copying, paper: what makes reading comfortable, in a browser."""

import importlib
import re
import sys

import pytest

from course_tools import book
from course_tools.project import CourseError
from tests.book.conftest import ROOT, TINY, write_tiny

sys.path.insert(0, str(ROOT / "_ext"))
search_symbols = importlib.import_module("search_symbols")

CHAPTER_1 = "chapters/01_shapes_and_promises.html"
CHAPTER_2 = "chapters/02_derivative_of_one_variable.html"


@pytest.fixture
def tab(chromium):
    context = chromium.new_context(permissions=["clipboard-read", "clipboard-write"])
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(
    ("query", "page"),
    [
        ("∇", "notation"),
        ("nabla", "notation"),
        ("∂", "notation"),
        ("θ", "notation"),
        ("Jacobian", "01_shapes_and_promises"),
        ("transpose", "01_shapes_and_promises"),
        ("course_lib", "01_shapes_and_promises"),
        ("softplus", "02_derivative_of_one_variable"),
    ],
)
def test_search_finds_symbols_and_terms(tab, address, query, page):
    tab.goto(f"{address}search.html?q={query}")
    # Results come one after the other.
    tab.locator(f"#search-results li a[href*='{page}']").first.wait_for()


def test_summaries_show_a_formula_once(tab, address):
    tab.goto(f"{address}search.html?q=∇")
    # The page on the checker quotes formulas in LaTeX; this one shows them.
    result = tab.locator("#search-results li:has(a[href*='notation']) p.context")
    result.first.wait_for()
    text = " ".join(result.all_text_contents())
    assert "∇" in text
    assert "\\nabla" not in text


@pytest.mark.parametrize("text", ["∇f = 0", r"\nabla f = 0"])
def test_text_and_formulas_are_split_into_the_same_words(text):
    assert "nabla" in search_symbols.EnglishWithSymbols({}).split(text)


COPY = """
selector => {
  const range = document.createRange();
  range.selectNode(document.querySelector(selector));
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}
"""


@pytest.mark.parametrize(
    ("selector", "expected"),
    [
        ("div.math .katex", r"^\s*\$\$[^$]*30\.5[^$]*\$\$\s*$"),
        ("article p:has(.katex)", r"the slope of \$2x\^3 \+ 5\$ in seven lines"),
    ],
    ids=["display", "within a paragraph"],
)
def test_a_copied_formula_is_its_latex(tab, address, selector, expected):
    tab.goto(f"{address}{CHAPTER_2}")
    tab.evaluate(COPY, selector)
    tab.keyboard.press("Control+c")
    copied = tab.evaluate("navigator.clipboard.readText()")
    assert re.search(expected, copied)


def test_code_is_copied_from_a_disk_too(chromium, site):
    context = chromium.new_context()
    tab = context.new_page()
    tab.goto(f"{site.as_uri()}/{CHAPTER_2}")
    tab.locator("button.copybtn").nth(1).wait_for(state="attached")
    tab.evaluate("addEventListener('copy', () => { globalThis.wasCopied = true })")
    cell = tab.locator("div.highlight:has(> button.copybtn):visible").first
    cell.scroll_into_view_if_needed()
    cell.hover()
    cell.locator("button.copybtn").click()
    assert tab.evaluate("globalThis.wasCopied")
    context.close()


def test_meaning_of_a_word_is_seen_read_and_put_away(tab, address):
    tab.goto(f"{address}{CHAPTER_2}")
    link = tab.locator("a.glossary-link", has_text="derivative").first
    meaning = tab.locator(f"#{link.get_attribute('aria-describedby')}")
    assert "limit of the difference quotient" in meaning.text_content()
    assert not meaning.is_visible()
    link.hover()
    assert meaning.is_visible()
    tab.keyboard.press("Escape")
    assert not meaning.is_visible()
    tab.mouse.move(0, 0)
    link.focus()
    assert meaning.is_visible()
    link.click()
    assert "glossary.html#term-derivative" in tab.url


def test_each_word_is_linked_once_and_leads_somewhere(site):
    glossary = (site / "chapters/glossary.html").read_text("utf-8")
    for page in (CHAPTER_1, CHAPTER_2):
        text = (site / page).read_text("utf-8")
        targets = re.findall(r'class="glossary-link" href="[^"#]*#([^"]+)"', text)
        assert len(targets) > 5
        assert len(targets) == len(set(targets))
        assert all(f'id="{target}"' in glossary for target in targets)
        assert "term-order" not in targets  # "in this order" is no number of axes


def test_chapters_say_how_long_they_take(site):
    for page in (CHAPTER_1, CHAPTER_2):
        text = (site / page).read_text("utf-8")
        minutes = int(re.search(r"Reading time: (\d+) minutes", text)[1])
        assert 20 <= minutes <= 60


def test_paper_shows_what_the_screen_folds_away(chromium, address):
    context = chromium.new_context(color_scheme="dark")
    tab = context.new_page()
    tab.goto(f"{address}{CHAPTER_2}")
    tab.wait_for_load_state("networkidle")
    tab.evaluate("dispatchEvent(new Event('beforeprint'))")
    tab.emulate_media(media="print")
    assert tab.evaluate("document.documentElement.dataset.theme") == "light"
    assert tab.locator("article details:not([open])").count() == 0
    assert tab.locator("article h1").is_visible()
    assert not tab.locator(".bd-sidebar-primary").is_visible()
    wrap = tab.locator("article pre").first.evaluate(
        "p => getComputedStyle(p).whiteSpace"
    )
    assert wrap == "pre-wrap"
    tab.evaluate("dispatchEvent(new Event('afterprint'))")
    assert tab.evaluate("document.documentElement.dataset.theme") == "dark"
    assert tab.locator("article details:not([open])").count() > 0
    context.close()


EQUATION = (
    TINY
    + r"""
# %% [markdown] numbered
$$
x^2
$$ (square)

See {eq}`square`.
"""
)


def test_labelled_equations_are_numbered_and_linked(tiny_book):
    write_tiny(tiny_book, EQUATION)
    page = (book.build(tiny_book) / "chapters" / "01_tiny.html").read_text("utf-8")
    assert '<span class="eqno">(1)' in page
    assert re.search(r'href="#equation-square">\(1\)', page)


def test_numbers_that_formulas_give_themselves_are_refused(tiny_book, capfd):
    write_tiny(
        tiny_book, TINY + "\n# %% [markdown] f\n$$\n\\begin{align}x\\end{align}\n$$\n"
    )
    with pytest.raises(CourseError):
        book.build(tiny_book)
    assert "use aligned" in "".join(capfd.readouterr())


def test_a_picture_without_text_fails(tiny_book, capfd):
    picture = "import matplotlib.pyplot as plt\n\nplt.plot([0, 1])\nplt.show()\n"
    write_tiny(tiny_book, TINY + f"\n# %% [code] picture\n{picture}")
    with pytest.raises(CourseError):
        book.build(tiny_book)
    assert "text alternative" in "".join(capfd.readouterr())
