"""The pages carry what they use, and each repair of the theme is still needed."""

import gc
import importlib
import re
import sys

import pytest
import yaml

from course_tools import book, browser
from tests.book.conftest import ROOT, TINY, write_tiny
from tests.book.test_guards import replace

sys.path.insert(0, str(ROOT / "_ext"))
finished_pages = importlib.import_module("finished_pages")
few_collections = importlib.import_module("few_collections")
page_facts = importlib.import_module("page_facts")
used_rules = importlib.import_module("used_rules")
for module in ("slim_pages", "accessible_pages", "page_head", "figure_boxes"):
    importlib.import_module(module)
style_sheets = importlib.import_module("style_sheets")
theme_script = importlib.import_module("theme_script")

STEPS = {step.name: step for step in finished_pages.STEPS}
HEAVIEST = "chapters/02_derivative_of_one_variable"

EVERYTHING = """

| | shape |
| --- | --- |
| slope | () |

A source {{cite}}`roediger2006`.

```{{bibliography}}
```

# %% [code] picture tags=hide-input alt="{alt}"
import matplotlib.pyplot as plt

plt.plot([0, 1])
plt.show()
""".format(alt="A line that rises from the left below to the right above.")


def test_each_step_repairs_a_fault_that_the_theme_still_has(tiny_book):
    config = tiny_book / "_config.yml"
    replace(config, "    language: en", "    language: en\n    page_steps: false")
    before, after = TINY.split("\n# %% [code] slope")
    text = before + EVERYTHING + "\n# %% [code] slope" + after
    write_tiny(tiny_book, text)
    stock = book.build(tiny_book)
    pages = [path.read_text("utf-8") for path in stock.rglob("*.html")]
    for name, step in STEPS.items():
        assert any(step.fault.search(page) for page in pages), (
            f"{name}: the theme no longer has this fault; take the step out"
        )
    script = (stock / "_static" / theme_script.SCRIPT).read_text("utf-8")
    assert theme_script.FAULT.search(script)


def test_every_extension_is_in_use():
    config = yaml.safe_load((ROOT / "_config.yml").read_text("utf-8"))
    there = {
        path.stem
        for path in (ROOT / "_ext").glob("*.py")
        if re.search(r"^def setup\(", path.read_text("utf-8"), re.MULTILINE)
    }
    assert there == set(config["sphinx"]["local_extensions"])


def test_old_objects_are_left_alone_while_a_book_is_built():
    before = gc.get_threshold()
    try:
        few_collections.setup(None)
        young, _, old = gc.get_threshold()
        assert gc.isenabled()
        assert 0 < young < 100_000 < old
    finally:
        gc.set_threshold(*before)


def test_building_again_changes_nothing(tiny_book):
    sheet = book.build(tiny_book) / "_static" / style_sheets.SITE
    first = sheet.read_text("utf-8")
    book.build(tiny_book)
    assert sheet.read_text("utf-8") == first


def test_a_new_class_on_one_page_gets_its_rules(tiny_book):
    sheet = book.build(tiny_book) / "_static" / style_sheets.SITE
    assert ".epigraph" not in sheet.read_text("utf-8")
    write_tiny(tiny_book, TINY + "\n# %% [markdown] quote\n```{epigraph}\nQ\n```\n")
    home = (book.build(tiny_book) / "index.html").read_text("utf-8")
    assert ".epigraph" in sheet.read_text("utf-8")
    version = style_sheets.hashlib.sha256(sheet.read_bytes()).hexdigest()[:8]
    assert f"site.css?v={version}" in home


@pytest.mark.parametrize("name", STEPS)
def test_no_page_has_a_fault_that_a_step_repairs(site, name):
    for page in book.pages(site):
        text = (site / f"{page}.html").read_text("utf-8")
        if page == "search" and name in ("search_where_one_searches", "deferred"):
            continue  # the page that searches needs the scripts of the search
        assert not STEPS[name].fault.search(text), page


def test_leftovers_of_the_theme_are_not_shipped(site):
    size = sum(path.stat().st_size for path in (site / "_static").rglob("*.*"))
    assert size < 1_500_000
    assert not list(site.rglob("*.map"))


def test_the_heaviest_page_is_light_and_stands_still(site, chromium):
    from course_tools import site_load

    with site_load.serving(site) as address:
        seen = site_load.load(chromium, f"{address}{HEAVIEST}.html", slow=False)
    assert seen["kilobytes"] - seen["figures"] <= 350
    assert seen["requests"] <= 25
    assert seen["shift"] <= 0.05


def test_formulas_are_drawn_in_their_own_fonts(chromium, address):
    context = chromium.new_context()
    tab = context.new_page()
    session = context.new_cdp_session(tab)
    session.send("DOM.enable")
    session.send("CSS.enable")
    for name in (HEAVIEST, "chapters/01_shapes_and_promises", "chapters/notation"):
        tab.goto(f"{address}{name}.html")
        tab.evaluate("document.fonts.ready")
        root = session.send("DOM.getDocument")["root"]["nodeId"]
        query = {"nodeId": root, "selector": ".katex-html"}
        nodes = session.send("DOM.querySelectorAll", query)["nodeIds"]
        assert len(nodes) > 100
        families = set()
        for node in nodes:
            used = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})
            families |= {font["familyName"] for font in used["fonts"]}
        foreign = {name for name in families if not name.startswith("KaTeX")}
        assert foreign == set(), name
    context.close()


def test_icons_are_drawn_in_the_icon_font(chromium, address):
    context = chromium.new_context()
    tab = context.new_page()
    tab.goto(f"{address}index.html")
    tab.evaluate("Promise.all([...document.fonts].map(font => font.load()))")
    family = "900 1em 'Font Awesome 6 Free'"
    script = f"""icons => icons.filter(icon => {{
      const letter = getComputedStyle(icon, "::before").content.replaceAll('"', "");
      return letter.length !== 1 || !document.fonts.check({family!r}, letter);
    }}).map(icon => icon.className)"""
    icons = tab.locator("i[class*='fa-']")
    assert icons.count() > 8
    assert icons.evaluate_all(script) == []
    faces = tab.evaluate("[...document.fonts].map(font => [font.family, font.status])")
    assert ["Font Awesome 6 Free", "loaded"] in faces
    context.close()


def test_dark_mode_is_known_before_the_first_paint(chromium, address):
    context = chromium.new_context(color_scheme="dark", java_script_enabled=True)
    tab = context.new_page()
    tab.route("**/*.js*", lambda route: route.abort())  # only what is in the page
    tab.goto(f"{address}index.html")
    assert tab.evaluate("document.documentElement.dataset.theme") == "dark"
    context.close()


@pytest.mark.parametrize("where", ["file", "sub-path"])
def test_site_works_from_a_disk_and_from_a_sub_path(chromium, site, tmp_path, where):
    context = chromium.new_context()
    tab = context.new_page()
    errors = []
    tab.on("pageerror", lambda error: errors.append(f"{tab.url}: {error}"))
    tab.on("console", lambda m: m.type == "error" and errors.append(m.text))
    tab.on("requestfailed", lambda request: errors.append(f"failed: {request.url}"))

    def look(root):
        tab.goto(f"{root}{HEAVIEST}.html")
        tab.wait_for_load_state("networkidle")
        fonts = tab.evaluate("document.fonts.check('1em KaTeX_Main')")
        assert fonts
        tab.locator("a.right-next").click()
        tab.wait_for_load_state("networkidle")
        assert tab.url.startswith(f"{root}chapters/03_")
        tab.goto(f"{root}search.html?q=quotient")
        tab.locator("#search-results li a").first.wait_for()
        assert errors == []

    if where == "file":
        look(f"{site.as_uri()}/")
    else:
        (tmp_path / "deep").symlink_to(site)
        with browser.serving(tmp_path) as root:
            look(f"{root}deep/")
    context.close()


def test_every_page_says_what_it_is(site):
    seen = set()
    for name in book.pages(site):
        head = (site / f"{name}.html").read_text("utf-8").split("</head>")[0]
        described = re.findall(r'<meta name="description" content="([^"]+)"', head)
        assert len(described) == 1, name
        assert 20 <= len(described[0]) <= 170, name
        title = re.search(r"<title>([^<]+)</title>", head)[1]
        assert title not in seen
        seen.add(title)
        assert head.count('name="viewport"') == 1
        assert 'property="og:image"' in head
    assert (site / "_static" / "preview.png").exists()


CSS = """
@media print { .a { color: red } .gone { color: red } }
.a > b, .gone .a { --used: 1px; --unused: 2px; margin: var(--used) }
.a:not(.gone):hover::before { content: ","; animation: turn 1s }
.gone, #id { color: red !important }
p.a:is(.gone, i) { color: red }
@keyframes turn { to { opacity: 0 } }
@keyframes never { to { opacity: 0 } }
"""


def test_rules_that_can_match_stay_and_no_others():
    rules = used_rules.read(CSS, {"a", "id"}, {"b", "p"})
    text = used_rules.write(used_rules.without_unreferenced(rules, set()))
    assert text == (
        "@media print{.a{color:red}}"
        ".a > b{--used:1px;margin:var(--used)}"
        '.a:not(.gone):hover::before{content:",";animation:turn 1s}'
        "#id{color:red!important}"
        "p.a:is(.gone, i){color:red}"
        "@keyframes turn{to{opacity:0}}"
    )


def test_letters_are_counted_for_the_font_that_draws_them():
    formula = (
        '<p>not me</p><span class="katex"><span class="katex-mathml">nor me</span>'
        '<span class="katex-html"><span class="mord mathnormal">x</span>'
        '<span class="mord mathbf">W</span><span class="mop op-symbol">∑</span>'
        '<span class="mrel">=</span><span class="mord mathbb">R</span></span></span>z'
    )
    letters = page_facts.of_page(formula)["letters"]
    assert letters["Math-Italic"] == "x"
    assert letters["Main-Bold"] == "W"
    assert letters["AMS-Regular"] == "R"
    assert letters["Main-Regular"] == "=∑"
    assert letters["Size2-Regular"] == "∑"
