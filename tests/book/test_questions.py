"""The boxes on the page: each kind answered by keyboard, progress kept there."""

import json

import pytest
from bs4 import BeautifulSoup

from course_tools import book, browser, questions
from course_tools.project import CourseError
from tests.book.conftest import ROOT, TINY, write_tiny
from tests.questions.test_data import SOUND

CHAPTERS = questions.load_all(ROOT)
SECOND = CHAPTERS[1]
PHONE = browser.VIEWS["phone"]

# By kind: a question of chapter 2, keys pressed for a right and a wrong answer, and for
# one that cannot be read.
KINDS = {
    "formula": ("sine-of-square", "2x cos(x²)", "cos(x^2)", "2x cos("),
    "number": ("sigma-at-log-three", r"\frac{3}{16}", "3/4", "3//16"),
    "shape": ("powers-shape", "5", "5x1", "(5"),
    "choice": ("what-is-h", ["ArrowDown", "ArrowDown"], ["ArrowUp"], []),
    "several": ("false-steps", ["a", "b", "d"], ["c"], None),
}


@pytest.fixture
def open_page(chromium, address):
    """Opens pages, each for a new reader, and demands no error in the end."""
    opened = []

    def open_it(name=f"chapters/{SECOND.stem}.html", at=address, **settings):
        context = chromium.new_context(accept_downloads=True, **settings)
        outside = browser.outside_requests(context, at)
        tab = context.new_page()
        errors = []
        tab.on("pageerror", lambda error: errors.append(str(error)))
        tab.on("console", lambda m: m.type == "error" and errors.append(m.text))
        tab.goto(at + name)
        tab.wait_for_load_state("networkidle")
        opened.append((context, outside, errors))
        return tab

    yield open_it
    for context, outside, errors in opened:
        context.close()
        assert outside == []
        assert errors == []


def solved(tab):
    # Not inner_text: a section far off the screen may be left out of the layout.
    return tab.locator(".questions-panel .count").text_content()


def box(tab, name):
    return tab.locator(f"#question-{name}")


def press(tab, name, answer):
    """Answer with the keyboard alone, from the first control of the box."""
    first = box(tab, name).locator("input").first
    first.focus()
    if isinstance(answer, str):
        tab.keyboard.press("Control+A")
        tab.keyboard.press("Delete")
        tab.keyboard.type(answer)
    elif box(tab, name).locator("input[type=radio]").count():
        for key in answer:
            tab.keyboard.press(key)
    else:
        for choice in box(tab, name).locator("input").all():
            if choice.get_attribute("value") in answer:
                choice.focus()
                tab.keyboard.press("Space")
    tab.keyboard.press("Enter")


def said(tab, name):
    verdict = box(tab, name).locator(".verdict")
    assert verdict.get_attribute("role") == "status"  # so a screen reader says it
    return verdict.inner_text()


@pytest.mark.parametrize("kind", KINDS)
def test_right_answer_by_keyboard(open_page, kind):
    name, right, _, _ = KINDS[kind]
    tab = open_page()
    assert "0 of 12" in solved(tab)
    press(tab, name, right)
    assert "Right." in said(tab, name)
    assert box(tab, name).locator("details").last.get_attribute("open") is not None
    assert "1 of 12" in solved(tab)


@pytest.mark.parametrize("kind", KINDS)
def test_wrong_answer_by_keyboard_gets_its_reason(open_page, kind):
    name, _, wrong, _ = KINDS[kind]
    tab = open_page()
    press(tab, name, wrong)
    words = said(tab, name)
    question = next(q for q in SECOND.check if q.id == name)
    assert question.kind == kind
    reasons = [w.reason for w in question.wrong] + [c.reason for c in question.choices]
    first_words = [r.split("$")[0].split("(")[0][:25].strip() for r in reasons if r]
    assert "Not yet." in words
    assert any(start and start in words for start in first_words), words
    assert box(tab, name).locator("details").last.get_attribute("open") is None
    assert "0 of 12" in solved(tab)


@pytest.mark.parametrize("kind", [k for k in KINDS if KINDS[k][3] is not None])
def test_unreadable_answer_gets_a_sentence(open_page, kind):
    name, _, _, unreadable = KINDS[kind]
    tab = open_page()
    press(tab, name, unreadable)
    if kind == "choice":  # Enter chooses nothing
        assert "Choose one of the answers first." in said(tab, name)
        return
    assert "This cannot be read." in said(tab, name)
    field = box(tab, name).locator("input[type=text]")
    assert field.get_attribute("aria-invalid") == "true"
    assert field.evaluate("field => field === document.activeElement")
    tab.keyboard.type("1")
    assert said(tab, name) == ""
    assert field.get_attribute("aria-invalid") is None


def test_every_key_is_right_in_its_box_and_no_box_moves_the_page_aside(open_page):
    for chapter in CHAPTERS:
        tab = open_page(f"chapters/{chapter.stem}.html", **PHONE)
        for question in chapter.check:
            right = [choice.name for choice in question.choices if choice.right]
            inside = box(tab, question.id)
            if question.choices:
                for name in right:
                    inside.locator(f"input[value={name}]").check()
            else:
                inside.locator("input").fill(question.key)
            inside.locator("button[type=submit]").click()
            assert "Right." in said(tab, question.id), question.id
            assert inside.evaluate("box => box.scrollWidth <= box.clientWidth")
        count = solved(tab)
        assert f"{len(chapter.check)} of {len(chapter.check)}" in count
        assert tab.evaluate("document.documentElement.scrollWidth") == 390


def test_how_it_was_read_is_shown_while_typing(open_page):
    tab = open_page()
    field = box(tab, "log-of-three-x").locator("input")
    reading = box(tab, "log-of-three-x").locator(".reading")
    assert field.get_attribute("aria-describedby") == reading.get_attribute("id")
    field.fill("1/2x")
    assert reading.locator("math > mrow > mfrac + mo + mi").count() == 1  # (1/2) x
    field.fill("1/(2x)")
    assert reading.locator("math > mfrac").count() == 1
    field.fill("1/(")
    assert reading.inner_text() == "Read as …"
    field.fill("")
    assert not reading.is_visible()


def test_product_that_does_not_fit_is_said_and_not_called_unreadable(open_page):
    tab = open_page(f"chapters/{CHAPTERS[0].stem}.html")
    press(tab, "residual-gradient", "2(Wx - a)^T x")
    words = said(tab, "residual-gradient")
    assert "This has no value. 1 × 5 times 7 × 1 does not multiply" in words


def test_controls_have_names(open_page):
    tab = open_page()
    for control in tab.locator(".question input, .question button").all():
        name = control.evaluate(
            "c => (c.labels?.[0] ?? c).textContent.replace(/\\s+/g, ' ').trim()"
        )
        assert len(name) >= 5, control
    groups = tab.locator(".question fieldset > legend")
    assert groups.count() == sum(bool(q.choices) for q in SECOND.check)
    assert set(groups.all_text_contents()) == {"Answers", "Tick all that apply"}


def test_progress_outlives_a_reload_and_can_be_saved_cleared_and_loaded(
    open_page, tmp_path
):
    tab = open_page()
    press(tab, "newton-step", "13/6")
    press(tab, "what-is-h", ["ArrowUp"])
    tab.reload()
    tab.wait_for_load_state("networkidle")
    assert "1 of 12" in solved(tab)
    assert box(tab, "newton-step").locator("input").input_value() == "13/6"
    assert "Right." in said(tab, "newton-step")
    assert box(tab, "newton-step").locator("details").last.get_attribute("open") is None
    assert box(tab, "what-is-h").locator("input[value=d]").is_checked()
    panel = tab.locator(".questions-panel")
    panel.locator("summary", has_text="Your answers").click()
    assert "1 solved in the whole book" in panel.text_content()
    with tab.expect_download() as download:
        panel.get_by_role("button", name="Save to a file").click()
    path = tmp_path / download.value.suggested_filename
    download.value.save_as(path)
    saved = json.loads(path.read_text(encoding="utf-8"))["answers"]
    assert saved[f"{SECOND.stem}/newton-step"] == {"answer": "13/6", "right": True}
    panel.get_by_role("button", name="Clear all").click()
    panel.get_by_role("button", name="Yes, clear").click()
    assert "All answers are cleared." in panel.text_content()
    assert "0 of 12" in panel.text_content()
    assert box(tab, "newton-step").locator("input").input_value() == ""
    assert not box(tab, "what-is-h").locator("input:checked").count()
    panel.locator("input[type=file]").set_input_files(path)
    panel.get_by_text("2 answers were loaded.").wait_for()
    assert "1 of 12" in panel.text_content()
    tab.reload()
    assert "1 of 12" in solved(tab)


def test_foreign_file_changes_nothing(open_page, tmp_path):
    path = tmp_path / "foreign.json"
    path.write_text('{"answers": 7}', encoding="utf-8")
    tab = open_page()
    press(tab, "newton-step", "13/6")
    tab.locator(".questions-panel input[type=file]").set_input_files(path)
    tab.locator(".questions-panel summary", has_text="Your answers").click()
    tab.get_by_text("This file holds no answers of this book").wait_for()
    assert "1 of 12" in solved(tab)


def test_boxes_work_from_a_plain_file(open_page, site):
    tab = open_page(at=f"{site.as_uri()}/")
    press(tab, "sine-of-square", "2x cos(x^2)")
    assert "Right." in said(tab, "sine-of-square")


def test_boxes_work_where_nothing_may_be_kept(chromium, address):
    context = chromium.new_context()
    context.add_init_script(
        "Object.defineProperty(window, 'localStorage', "
        "{ get() { throw new Error('SecurityError') } })"
    )
    tab = context.new_page()
    tab.goto(f"{address}chapters/{SECOND.stem}.html")
    press(tab, "newton-step", "13/6")
    assert "Right." in said(tab, "newton-step")
    panel = tab.locator(".questions-panel")
    panel.locator("summary", has_text="Your answers").click()
    assert "does not let a page keep anything" in panel.text_content()
    context.close()


def test_without_scripts_the_folded_answers_remain(chromium, address):
    context = chromium.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(f"{address}chapters/{SECOND.stem}.html")
    inside = box(tab, "sine-of-square")
    assert inside.locator("form").count() == 0
    answer = inside.locator("details", has_text="Answer").last
    answer.locator("summary").click()
    assert "The inner slope" in answer.inner_text()
    assert tab.locator(".questions-panel").count() == 0
    context.close()


def test_cards_are_offered_and_there(site):
    page = site / "chapters" / "recall.html"
    soup = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
    link = soup.select_one("a[download][href$='.apkg']")
    deck = (page.parent / link["href"]).resolve()
    assert deck.read_bytes()[:2] == b"PK"
    asked = sum(len(chapter.recall) for chapter in CHAPTERS)
    assert len(soup.select("article details")) == asked


def test_forced_colours_keep_every_control_visible(open_page):
    tab = open_page(forced_colors="active", **PHONE)
    press(tab, "what-is-h", ["ArrowDown"])
    for control in box(tab, "what-is-h").locator("input, button").all():
        control.scroll_into_view_if_needed()
        size = control.bounding_box()
        assert min(size["width"], size["height"]) >= 16
    button = box(tab, "what-is-h").locator("button[type=submit]")
    border = button.evaluate("b => getComputedStyle(b).borderTopStyle")
    assert border == "solid"


ASKED = """
# %% [markdown] check-yourself
## Check yourself

<!-- question pick-one -->

**1.** Which one?

* (a) this
* (b) that

<details>
<summary>Answer</summary>

(a), because.

* (b) It is the other one.

</details>

<!-- end of questions -->

What follows is no question.
"""


def ask(folder, questions_text):
    (folder / "questions").mkdir()
    path = folder / "questions" / "01_tiny.yml"
    path.write_text(questions_text, encoding="utf-8")
    write_tiny(folder, TINY + ASKED)


def test_box_holds_its_question_and_nothing_else(tiny_book):
    ask(tiny_book, SOUND)
    site = book.build(tiny_book)
    page = (site / "chapters" / "01_tiny.html").read_text(encoding="utf-8")
    soup = BeautifulSoup(page, "html.parser")
    (asked,) = soup.select(".question")
    assert [item.text.strip() for item in asked.select(".question-choices > li")] == [
        "(a) this",
        "(b) that",
    ]
    assert "the other one" in asked.select_one(".question-reasons").text
    assert "What follows" not in asked.text
    assert "What follows" in soup.text
    data = json.loads(soup.select_one("#questions-data").text)
    assert data["questions"] == [
        {"id": "pick-one", "kind": "choice", "names": ["a", "b"], "key": ["a"]}
    ]
    assert (site / "_downloads" / "recall-cards.apkg").exists()


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("id: pick-one", "id: pick-two", "01_tiny.yml has no question pick-one"),
        ("kind: choice", "kind: chioce", "field `kind` is 'chioce'"),
    ],
)
def test_question_that_is_not_in_the_file_fails_the_build(
    tiny_book, old, new, words, capfd
):
    ask(tiny_book, SOUND.replace(old, new))
    with pytest.raises(CourseError, match="did not build"):
        book.build(tiny_book)
    assert words in "".join(capfd.readouterr())
