"""Every visual in a browser: mouse, touch, keys, links, paper, dark, its numbers."""

import re
import shutil

import numpy as np
import pytest

from course_lib import derivative, gradient, hessian, jacobian, jvp, vjp
from course_tools import book, browser
from course_tools.project import CourseError
from course_visuals import modules, names, show
from tests.book.conftest import TINY, write_tiny
from tests.book.test_visuals_numbers import (
    BOARDS,
    FIELDS,
    MAPS,
    MODELLED,
    STEP_FUNCTIONS,
    STEPPED,
    SURFACES,
    board,
    nudged,
    product_of,
    shares,
)

PAGE = "chapters/visuals.html"
VISUALS = names()
STATE = "host => ({...host.view.state})"
MINUS = "\N{MINUS SIGN}"


@pytest.fixture(scope="module")
def open_page(chromium, address):
    """Opens a page in a new tab of its own context, and fails on any script error."""
    contexts, errors = [], []

    def open_one(page=PAGE, root=address, **settings):
        context = chromium.new_context(**(browser.VIEWS["wide"] | settings))
        contexts.append(context)
        tab = context.new_page()
        tab.on("pageerror", lambda error: errors.append(str(error)))
        tab.goto(f"{root}{page}")
        if settings.get("java_script_enabled", True):
            tab.add_style_tag(content="html { scroll-behavior: auto !important; }")
        return tab

    yield open_one
    for context in contexts:
        context.close()
    assert [error for error in errors if "thebe" not in error.lower()] == []


@pytest.fixture(scope="module")
def wide(open_page):
    return open_page()


@pytest.fixture(scope="module")
def phone(open_page):
    return open_page(**browser.VIEWS["phone"], has_touch=True)


def visual(tab, name):
    """The element of a visual, at its start."""
    host = tab.locator(f"course-visual-{name}")
    host.evaluate("host => { host.view.stop(); host.view.set(host.view.start); }")
    host.scroll_into_view_if_needed()
    return host


def centre(handle):
    handle.scroll_into_view_if_needed()
    box = handle.locator(".knob").bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def shown(host, value):
    """A number on the screen."""
    text = host.locator(f'[data-value="{value}"]').text_content()
    return number(text)


def number(text):
    """The value of a number as the visuals write it, such as −1.2·10⁻⁸."""
    mantissa, _, raised = text.replace(MINUS, "-").partition("·10")
    exponent = raised.translate(str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789"))
    return float(mantissa) * 10.0 ** int(exponent or 0)


def numbers(host, value):
    """All numbers of a pair on the screen."""
    text = host.locator(f'[data-value="{value}"]').text_content()
    return [number(each) for each in text.strip("()").split(", ")]


def handles(host):
    return [h for h in host.locator(".handle").all() if h.is_visible()]


@pytest.mark.parametrize("name", VISUALS)
def test_mouse_drags_every_handle(wide, name):
    count = len(handles(visual(wide, name)))
    assert count >= 1
    for k in range(count):
        host = visual(wide, name)
        before = host.evaluate(STATE)
        x, y = centre(handles(host)[k])
        wide.mouse.move(x, y)
        wide.mouse.down()
        wide.mouse.move(x - 25, y + 30, steps=4)
        wide.mouse.up()
        assert host.evaluate(STATE) != before


@pytest.mark.parametrize("name", VISUALS)
def test_finger_drags_every_handle_and_the_page_stays(phone, name):
    touch = phone.context.new_cdp_session(phone)
    for k in range(len(handles(visual(phone, name)))):
        host = visual(phone, name)
        before = host.evaluate(STATE)
        x, y = centre(handles(host)[k])
        scrolled = phone.evaluate("scrollY")
        for step, kind in enumerate(("touchStart", "touchMove", "touchMove")):
            points = [{"x": x - 12 * step, "y": y + 14 * step}]
            touch.send(
                "Input.dispatchTouchEvent", {"type": kind, "touchPoints": points}
            )
        touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        assert host.evaluate(STATE) != before
        assert phone.evaluate("scrollY") == scrolled


@pytest.mark.parametrize("name", VISUALS)
def test_keys_move_every_handle_and_every_control(wide, name):
    for k in range(len(handles(visual(wide, name)))):
        host = visual(wide, name)
        before = host.evaluate(STATE)
        handle = handles(host)[k]
        described = handle.get_attribute("aria-valuetext")
        handle.focus()
        wide.keyboard.press("ArrowLeft")
        assert host.evaluate(STATE) != before
        assert handle.get_attribute("aria-valuetext") != described
    controls = visual(wide, name).evaluate(
        "host => Object.keys(host.view.visual.controls)"
    )
    for key in controls:
        host = visual(wide, name)
        before = host.evaluate(STATE)
        control = host.locator(f'input[name="{key}"]')
        if control.first.get_attribute("type") == "radio":
            control = host.locator(f'input[name="{key}"]:checked')
        elif control.is_disabled():
            continue
        control.focus()
        at_its_end = control.get_attribute("min") == str(before[key])
        wide.keyboard.press("ArrowUp" if at_its_end else "ArrowDown")
        assert host.evaluate(STATE)[key] != before[key]


@pytest.mark.parametrize("name", VISUALS)
def test_tab_reaches_all_that_can_be_moved(wide, name):
    host = visual(wide, name)
    wanted = host.evaluate(
        "host => host.shadowRoot.querySelectorAll('.handle:not([hidden]), "
        "input[type=range]:enabled, input:checked, button').length"
    )
    host.evaluate("host => { host.tabIndex = -1; host.focus(); }")
    host.evaluate("host => host.removeAttribute('tabindex')")
    reached = set()
    for _ in range(wanted + 4):
        wide.keyboard.press("Tab")
        place = "host => { const all = [...host.shadowRoot.querySelectorAll('*')];"
        reached.add(
            host.evaluate(
                f"{place} return all.indexOf(host.shadowRoot.activeElement); }}"
            )
        )
    assert len(reached - {-1}) == wanted


@pytest.mark.parametrize("name", VISUALS)
def test_state_is_announced_once_when_it_has_come_to_rest(wide, name):
    host = visual(wide, name)
    key = host.locator("input[type=range]:enabled").first.get_attribute("name")
    host.evaluate("host => { clearTimeout(host.view.waiting); host.view.said = []; }")
    host.evaluate(
        """(host, key) => {
          const { view } = host;
          const voice = host.shadowRoot.querySelector("[aria-live]");
          const note = () => view.said.push(voice.textContent);
          new MutationObserver(note).observe(voice, { childList: true });
          const { min, max } = view.visual.controls[key];
          for (const share of [0.1, 0.2, 0.3]) {
            view.set({ [key]: min + share * (max - min) });
          }
        }""",
        key,
    )
    tag = f"course-visual-{name}"
    wide.wait_for_function(f"document.querySelector('{tag}').view.said.length")
    sentence = host.evaluate("host => host.view.visual.say(host.view.state)")
    assert len(sentence) > 20
    assert host.evaluate("host => host.view.said") == [sentence]


@pytest.mark.parametrize("name", VISUALS)
def test_link_brings_the_state_back(open_page, wide, name):
    host = visual(wide, name)
    for slider in host.locator("input[type=range]:enabled").all():
        slider.focus()
        for _ in range(3):
            wide.keyboard.press("ArrowLeft")
    state = host.evaluate(STATE)
    host.get_by_role("button", name="Copy link").click()
    link = wide.evaluate("location.hash")
    assert link.startswith(f"#{name}?")
    again = open_page(PAGE + link)
    restored = again.locator(f"course-visual-{name}")
    assert restored.evaluate(STATE) == state
    top = restored.bounding_box()["y"]
    assert -400 < top < 900


def test_link_that_cannot_be_read_is_answered_by_a_sentence(open_page):
    tab = open_page(PAGE + "#secant-quotient?x=abc&h=0.25")
    host = tab.locator("course-visual-secant-quotient")
    assert host.evaluate(STATE) == {"x": 1, "h": 0.25}
    said = host.locator(".status").text_content()
    assert said == "x=abc is not allowed here, only -2 to 2."


def random_states(host, seed):
    """Three states at random, set one after the other."""
    rng = np.random.default_rng(seed)
    controls = host.evaluate("host => host.view.visual.controls")
    for _ in range(3):
        state = {}
        for key, control in controls.items():
            if control["kind"] == "choice":
                state[key] = str(rng.choice(list(control["options"])))
            else:
                state[key] = rng.uniform(control["min"], control["max"])
        host.evaluate("(host, state) => host.view.set(state)", state)
        yield host.evaluate(STATE)


def test_numbers_of_the_secant(wide):
    host = visual(wide, "secant-quotient")
    for state in random_states(host, 1):
        x, h = state["x"], state["h"]
        rise = 2 * (x + h) ** 3 - 2 * x**3
        slope = derivative(lambda x: 2 * x**3 + 5, x)
        assert shown(host, "rise") == pytest.approx(rise, abs=0.006)
        assert shown(host, "secant") == pytest.approx(rise / h, abs=0.006)
        assert shown(host, "tangent") == pytest.approx(slope, abs=0.006)
        assert shown(host, "gap") == pytest.approx(rise / h - slope, abs=0.011)


def test_numbers_of_the_layouts(wide):
    host = visual(wide, "layout-switch")
    W = np.fromfunction(lambda i, j: (3 * i + 5 * j) % 7 - 3, (5, 7))
    J = jacobian(lambda x: W @ x, np.ones(7))
    for i, j in ((1, 1), (4, 6), (5, 2)):
        for layout, shape in (
            ("here", "(5,) + (7,) = (5, 7)"),
            ("denominator", "7 × 5"),
        ):
            state = {"formula": "wx", "layout": layout, "i": i, "j": j}
            host.evaluate("(host, state) => host.view.set(state)", state)
            entry = host.locator('[data-value="entry"]').text_content()
            assert number(entry.split("= ")[1]) == pytest.approx(J[i - 1, j - 1])
            assert host.locator('[data-value="shape"]').text_content() == shape


def test_numbers_of_the_gradient_field(wide):
    host = visual(wide, "gradient-field")
    for state in random_states(host, 2):
        f, x = FIELDS[state["f"]], np.array([state["x1"], state["x2"]])
        slope, angle = gradient(f, x), np.radians(state["angle"])
        along = slope @ [np.cos(angle), np.sin(angle)]
        loose = {"rel": 1e-3, "abs": 1e-4}
        assert shown(host, "f") == pytest.approx(f(x), **loose)
        assert numbers(host, "gradient") == pytest.approx(slope, **loose)
        assert shown(host, "norm") == pytest.approx(np.linalg.norm(slope), **loose)
        assert shown(host, "slope") == pytest.approx(along, **loose)


def test_numbers_of_the_cuts(wide):
    host = visual(wide, "slice-plane")
    for state in random_states(host, 5):
        f, x = SURFACES[state["f"]], np.array([state["x"], state["y"]])
        slope, angle = gradient(f, x), np.radians(state["angle"])
        along = slope @ [np.cos(angle), np.sin(angle)]
        assert shown(host, "f") == pytest.approx(f(x), abs=6e-4)
        assert shown(host, "p") == pytest.approx(slope[0], abs=6e-4)
        assert shown(host, "q") == pytest.approx(slope[1], abs=6e-4)
        assert shown(host, "slope") == pytest.approx(along, abs=6e-4)
        assert shown(host, "sum") == pytest.approx(along, abs=6e-4)


def test_numbers_of_the_jacobian(wide):
    host = visual(wide, "jacobian-map")
    for state in random_states(host, 3):
        J = jacobian(MAPS[state["map"]], np.array([state["x1"], state["x2"]]))
        for i, j in np.ndindex(2, 2):
            assert shown(host, f"J{i + 1}{j + 1}") == pytest.approx(J[i, j], abs=1e-4)
        sizes = np.linalg.svd(J, compute_uv=False)
        assert shown(host, "large") == pytest.approx(sizes[0], abs=1e-4)
        assert shown(host, "little") == pytest.approx(sizes[1], abs=1e-4)
        assert shown(host, "det") == pytest.approx(np.linalg.det(J), abs=1e-4)


def test_numbers_of_the_simplex(wide):
    host = visual(wide, "simplex-arrows")
    for state in random_states(host, 5):
        z, u = (np.array([state[f"{x}{k}"] for k in (1, 2, 3)]) for x in "zu")
        p, J, g = shares(z), jacobian(shares, z), vjp(shares, z, u)
        for i in range(3):
            assert shown(host, f"p{i + 1}") == pytest.approx(p[i], abs=6e-4)
            assert shown(host, f"g{i + 1}") == pytest.approx(g[i], abs=6e-4)
            assert shown(host, f"sum{i + 1}") == 0
            for j in range(3):
                assert shown(host, f"J{i + 1}{j + 1}") == pytest.approx(
                    J[i, j], abs=6e-4
                )
    host.get_by_role("button", name="u = (1, 1, 1)").click()
    assert [shown(host, f"g{k}") for k in (1, 2, 3)] == [0, 0, 0]


def test_numbers_of_the_singular_map(wide):
    host = visual(wide, "singular-map")
    loose = {"rel": 2e-4, "abs": 2e-4}
    for state in random_states(host, 5):
        M, N = nudged(*(state[name] for name in ("p", "s", "q", "r", "angle", "h")))
        slope = gradient(np.linalg.det, M)
        change = np.linalg.det(M + N) - np.linalg.det(M)
        sizes = np.linalg.svd(M, compute_uv=False)
        assert shown(host, "det") == pytest.approx(np.linalg.det(M), abs=1e-4)
        assert shown(host, "distance") == pytest.approx(sizes[1], abs=1e-4)
        assert shown(host, "detRate") == pytest.approx(np.linalg.norm(slope), **loose)
        assert shown(host, "detTold") == pytest.approx(np.sum(slope * N), **loose)
        assert shown(host, "detTrue") == pytest.approx(change, **loose)
        assert shown(host, "inverseRate") == pytest.approx(sizes[1] ** -2, **loose)
    host.get_by_role("button", name="All 1").click()
    assert host.locator('[data-value="inverseTold"]').text_content() == "no value"


def test_numbers_of_the_kink(wide):
    host = visual(wide, "kink-slopes")
    verdict = host.locator('[data-value="verdict"]')
    assert (shown(host, "left"), shown(host, "right")) == (-1, 2)
    assert verdict.text_content() == "kink"
    for state, sides, word in (
        ({"g": 2.05}, (-1, 2), "wrong"),
        ({"g": 2, "x": 0.05}, (2, 2), "right"),
        ({"f": "roof", "x": 0, "g": 0}, (1, -1), "kink"),
        ({"f": "relus", "g": 1}, (1, 1), "right"),
        ({"f": "huber", "x": 0.4, "g": 0.5}, (0.4, 0.4), "wrong"),
    ):
        host.evaluate("(host, state) => host.view.set(state)", state)
        assert (shown(host, "left"), shown(host, "right")) == sides
        assert verdict.text_content() == word
    host.evaluate("host => host.view.set({ f: 'larger', x: 0.8 })")
    host.get_by_role("button", name="To the corner").click()
    host.get_by_role("button", name="Claim the mean").click()
    assert (shown(host, "claim"), verdict.text_content()) == (1.5, "kink")


def test_numbers_of_the_batch(wide):
    host = visual(wide, "batch-microscope")
    shown_terms = host.locator('[data-value="terms"]')
    assert shown_terms.text_content().replace(MINUS, "-").startswith("1·2 + (-2)·1 + ")
    assert shown(host, "total") == -1
    for state, total in (({"loss": "sum"}, -6), ({"by": "X", "b": 6}, 54)):
        host.evaluate("(host, state) => host.view.set(state)", state)
        assert shown(host, "total") == total
    assert "example 6 alone" in host.locator('[data-value="pairs"]').text_content()


def test_numbers_of_the_loom(wide):
    host = visual(wide, "index-loom")
    spec = host.locator('[data-value="spec"]')
    size = host.locator('[data-value="products"]')
    assert (spec.text_content(), size.text_content()) == ("i,ikl->kl", "550 GB")
    host.evaluate("host => host.view.set({ product: 'chain', tie: 'one', width: 0 })")
    assert (spec.text_content(), size.text_content()) == ("ac,ack->ck", "8 bytes")
    host.get_by_label("over none").check()
    assert spec.text_content() == "ac,ack->ack"
    host.get_by_label("U with X").check()
    assert host.locator('[data-value="remark"]').text_content().startswith("b summed")


def test_numbers_of_the_ledger(wide):
    host = visual(wide, "cost-ledger")

    def text(key):
        return host.locator(f'[data-value="{key}"]').text_content()

    assert text("adjoint-operations") == "2.00·10⁹"
    assert [text("adjoint-time"), text("forward-time")] == ["200 ms", "3.3 min"]
    assert [text("jacobian-bytes"), text("differences-bytes")] == ["8.0 GB", "8.0 MB"]
    assert text("remark").endswith("adjoint is 1000 times cheaper than forward.")
    host.evaluate("(host) => host.view.set({ n: 5, k: 0, m: 3 })")
    assert [text("adjoint-time"), text("forward-time")] == ["33 min", "2.0 s"]
    assert text("remark").endswith("forward is 990 times cheaper than adjoint.")
    host.evaluate("(host) => host.view.set({ n: 1, k: 2, m: 2 })")
    assert text("remark").startswith("As many parameters as results")


def test_numbers_of_the_convolution(wide):
    host = visual(wide, "conv-backward")
    terms = host.locator('[data-value="terms"]')
    assert terms.text_content().replace(MINUS, "-").startswith("(-1)·(-1) + 0·(-2) + ")
    assert shown(host, "total") == 7
    pairs = host.locator('[data-value="pairs"]')
    assert "9 windows reach it: U₁₂ with W₃₃" in pairs.text_content()
    for state, total in (({"r": 1, "q": 1, "padding": "0"}, 2), ({"stride": "3"}, 2)):
        host.evaluate("(host, state) => host.view.set(state)", state)
        assert shown(host, "total") == total
    host.evaluate("host => host.view.set({r: 5, q: 4})")
    assert "No window" in pairs.text_content()
    assert shown(host, "total") == 0


def test_numbers_of_the_model(wide):
    host = visual(wide, "quadratic-model")
    loose = {"rel": 1e-3, "abs": 1e-3}
    for state in random_states(host, 6):
        f, x = (
            MODELLED[state["f"]](state["kappa"]),
            np.array([state["x1"], state["x2"]]),
        )
        g, H = gradient(f, x), hessian(f, x, method="complex")
        low, high = np.linalg.eigvalsh(H)
        landing = x - np.linalg.solve(H, g)
        assert shown(host, "f") == pytest.approx(f(x), **loose)
        assert shown(host, "low") == pytest.approx(low, **loose)
        assert shown(host, "high") == pytest.approx(high, **loose)
        assert numbers(host, "landing") == pytest.approx(landing, abs=0.006)
        assert shown(host, "there") == pytest.approx(f(landing), **loose)
        rate = state["share"] / max(abs(low), abs(high))
        assert shown(host, "rate") == pytest.approx(rate, **loose)
        kappa = host.locator('[data-value="kappa"]').text_content()
        if low > 0:
            assert number(kappa) == pytest.approx(high / low, rel=1e-3)
        else:
            assert kappa == "no meaning"


def test_numbers_of_the_error(wide):
    host = visual(wide, "step-error")
    for state in random_states(host, 4):
        f = STEP_FUNCTIONS[state["f"]][0]
        exact = derivative(f, state["x"], method="complex")
        assert shown(host, "exact") == pytest.approx(exact, abs=1e-11)
        assert shown(host, "h") == pytest.approx(10 ** state["log"], rel=0.05)
        error = abs(shown(host, "quotient") - exact)
        assert shown(host, "error") == pytest.approx(error, rel=0.01, abs=1e-11)


def test_numbers_of_the_board(wide):
    host = visual(wide, "differential-board")
    for state in random_states(host, 6):
        ((matrices, forms, *_),) = board([state | {"term": int(state["term"])}])
        f, name = BOARDS[state["formula"]]
        nudge = matrices[f"d{name}"] / 10
        x = matrices.get(name, np.ones(nudge.shape))
        change = jvp(lambda x, f=f, M=matrices: f(x, M), x, nudge, method="complex")
        assert shown(host, "df") == pytest.approx(change, abs=1e-9)
        rows = host.locator("tbody tr").all()
        assert len(rows) == len(forms)
        for row, (factors, _) in zip(rows, forms, strict=True):
            product = product_of(factors, matrices)
            if product is None:
                assert "no value" in row.text_content()
                continue
            sign = -1 if state["formula"] == "uv" else 1
            value = row.locator("td").last.text_content().removeprefix("= ")
            assert number(value) == pytest.approx(sign * np.trace(product) / 10)


def put(host, **changes):
    """The visual at its start, with these changes."""
    script = "(host, changes) => host.view.set({...host.view.start, ...changes})"
    host.evaluate(script, changes)


def test_dragging_the_nudge_turns_the_ring_until_the_gradient_is_read_off(wide):
    host = visual(wide, "differential-board")
    remark = host.locator('[data-value="remark"]')
    assert remark.text_content() == "dX does not stand last: turn the ring."
    x, y = centre(handles(host)[0])
    wide.mouse.move(x, y)
    wide.mouse.down()
    wide.mouse.move(x + 60, y, steps=5)
    wide.mouse.up()
    assert host.evaluate(STATE)["turn"] == 1
    assert remark.text_content().startswith("dX stands last.")
    ((matrices, *_),) = board([host.evaluate(STATE)])
    G = matrices["A"].T @ matrices["B"].T
    said = host.evaluate("host => host.view.visual.say(host.view.state)")
    rows = "; ".join(", ".join(f"{v:.0f}" for v in row) for row in G)
    assert said.endswith(f"Rows of G: {rows}.".replace("-", MINUS))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "does not multiply: dX is 2 × 3, A is 4 × 2, and 3 ≠ 4."),
        ({"formula": "axx"}, "it multiplies, but the trace is 0.9 and no longer 0.3."),
        ({"formula": "xx", "term": "2"}, "With two factors a swap is a turn."),
    ],
)
def test_board_says_what_is_wrong_with_a_swap(wide, changes, words):
    host = visual(wide, "differential-board")
    put(host, swap="yes", **changes)
    assert words in host.locator('[data-value="remark"]').text_content()


@pytest.mark.parametrize("formula", BOARDS)
def test_next_step_leads_to_the_gradient_from_any_state(wide, formula):
    host = visual(wide, "differential-board")
    button = host.get_by_role("button", name="Next step")
    for changes in ({}, {"turn": -2, "flip": "yes", "swap": "yes"}, {"turn": 2}):
        put(host, formula=formula, **changes)
        for _ in range(8):
            button.click()
        assert "no step left" in host.locator(".status").text_content()
        assert "stands last" in host.locator('[data-value="remark"]').text_content()


def test_another_term_starts_where_the_product_rule_left_it(wide):
    host = visual(wide, "differential-board")
    put(host, turn=1, flip="yes", entry=3)
    host.get_by_label("tr(C dXᵀ D)").check()
    state = host.evaluate(STATE)
    assert (state["term"], state["turn"], state["flip"]) == ("2", 0, "no")
    assert state["entry"] == 3
    put(host, formula="xay", term="2")
    assert host.evaluate(STATE)["term"] == "1"


def test_numbers_of_the_graphs(wide):
    host = visual(wide, "graph-stepper")
    for state in random_states(host, 6):
        point = np.array([state["x"], state["y"]])
        J = jacobian(STEPPED[state["graph"]], point)
        host.evaluate("host => host.view.set({step: 16})")
        text = host.locator('[data-value="found"]').text_content()
        found = [number(part.split(" = ")[1]) for part in text.split(", ")]
        column = {"x": 0, "y": 1}.get(state["sweep"])
        right = J[int(state["sweep"][1:]) - 1] if column is None else J[:, column]
        assert found == pytest.approx(list(right), abs=1e-4)


@pytest.mark.parametrize("width", [1280, 800, 600, 390])
def test_nothing_jumps_when_the_visuals_start(chromium, address, width):
    """Headings stand at the same heights before the script has come, and after."""
    places = {}
    for blocked in (True, False):
        context = chromium.new_context(viewport={"width": width, "height": 900})
        if blocked:
            scripts = re.compile(r"_static/interactive/(?!page)")
            context.route(scripts, lambda route: route.abort())
        tab = context.new_page()
        tab.goto(f"{address}{PAGE}")
        script = "all => all.map(h => h.getBoundingClientRect().top + scrollY)"
        places[blocked] = tab.locator("article h2").evaluate_all(script)
        if not blocked:
            holes = tab.locator(".visual > *").evaluate_all(
                "all => all.map(host => host.offsetHeight - "
                "host.shadowRoot.querySelector('.live').offsetHeight)"
            )
        context.close()
    assert len(places[True]) == len(VISUALS) == len(holes)
    assert places[False] == pytest.approx(places[True], abs=1)
    assert max(holes) <= (120 if width == 600 else 40)


@pytest.mark.parametrize("view", ["wide", "phone"])
def test_letters_in_pictures_are_large_enough(request, view):
    tab = request.getfixturevalue(view)
    for name in VISUALS:
        host = visual(tab, name)
        sizes = host.evaluate(
            "host => [...host.shadowRoot.querySelectorAll('svg text')].map("
            "text => parseFloat(getComputedStyle(text).fontSize))"
        )
        assert len(sizes) > 3
        assert min(sizes) >= 12
        assert host.bounding_box()["width"] <= tab.viewport_size["width"]


def test_visuals_work_from_a_plain_file(open_page, site):
    tab = open_page(root=f"{site.as_uri()}/")
    for name in VISUALS:
        host = visual(tab, name)
        slider = host.locator("input[type=range]:enabled").first
        before = host.evaluate(STATE)
        slider.focus()
        tab.keyboard.press("ArrowLeft")
        assert host.evaluate(STATE) != before
    host.get_by_role("button", name="Copy link").click()
    assert host.locator(".status").text_content() in (
        "Copied.",
        "The link is in the address bar.",
    )


def test_motion_only_for_those_who_want_it(open_page):
    for motion, at_once in (("no-preference", False), ("reduce", True)):
        tab = open_page(reduced_motion=motion)
        host = visual(tab, "secant-quotient")
        host.get_by_role("button", name="Let h go to 0").click()
        assert (host.evaluate(STATE)["h"] == 0) is at_once
        tab.wait_for_function(
            "document.querySelector('course-visual-secant-quotient').view.state.h === 0"
        )


def test_tiles_glide_only_for_those_who_want_it(open_page):
    scene = "host => host.view.stages.ring.scene.innerHTML"
    for motion, at_once in (("no-preference", False), ("reduce", True)):
        host = visual(open_page(reduced_motion=motion), "differential-board")
        turned = f"host => {{ host.view.set({{ turn: 1 }}); return ({scene})(host); }}"
        first = host.evaluate(turned)
        host.page.wait_for_function(
            "before => document.querySelector('course-visual-differential-board')"
            ".view.stages.ring.scene.innerHTML.includes('Gᵀ = B A')",
            arg=first,
        )
        host.page.wait_for_timeout(700)
        assert (host.evaluate(scene) == first) is at_once


def test_static_twins_stand_in_without_scripts_and_on_paper(open_page, wide):
    still = open_page(java_script_enabled=False)
    wide.emulate_media(media="print")
    for tab in (still, wide):
        for name in VISUALS:
            host = tab.locator(f"course-visual-{name}")
            assert host.locator("img").is_visible()
            assert host.locator("img").bounding_box()["height"] > 100
    assert not wide.locator(".live").first.is_visible()
    wide.emulate_media(media="screen")
    assert wide.locator(".live").first.is_visible()
    assert not wide.locator("article .visual img").first.is_visible()


def test_colours_follow_the_page_and_the_reader(open_page):
    colour = "tab => getComputedStyle(tab).color"
    for scheme in ("light", "dark"):
        tab = open_page(color_scheme=scheme)
        page = tab.locator("article p").first.evaluate(colour)
        assert visual(tab, "step-error").locator(".live").evaluate(colour) == page
    tab = open_page(forced_colors="active")
    stroke = "path => getComputedStyle(path).stroke"
    marks = visual(tab, "step-error").locator("path.orange, circle.blue").all()
    strokes = {mark.evaluate(stroke) for mark in marks}
    assert len(strokes) == 2
    assert not strokes & {"rgb(31, 136, 201)", "rgb(217, 102, 10)"}


def test_scripts_are_on_the_pages_that_use_them_alone(site):
    scripts = {}
    for name in book.pages(site):
        html = (site / f"{name}.html").read_text("utf-8")
        scripts[name] = re.findall(r'<script[^>]*_static/interactive/([^"?]+)', html)
    always = ["page.js"]
    visuals = [*always, "shared.js"]
    second = scripts["chapters/02_derivative_of_one_variable"]
    assert second == [*visuals, "questions.js", "secant-quotient.js"]
    assert scripts["chapters/visuals"] == [*visuals, *(f"{v}.js" for v in VISUALS)]
    assert scripts["index"] == scripts["chapters/notation"] == always


MODEL = """
async ([source, state]) => {
  const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  const listeners = {};
  globalThis.model = {
    state,
    saved: 0,
    get: (key) => model[key],
    set: (key, value) => { model[key] = value; },
    save_changes: () => { model.saved += 1; },
    on: (event, listener) => { listeners[event] = listener; },
    tell: (value) => { model.state = value; listeners["change:state"](); },
  };
  const el = document.querySelector("div");
  (await import(address)).default.render({ model, el });
}
"""


@pytest.mark.parametrize("name", VISUALS)
def test_notebook_shows_the_same_module(chromium, name):
    context = chromium.new_context()
    tab = context.new_page()
    errors = []
    tab.on("pageerror", lambda error: errors.append(str(error)))
    tab.set_content("<!doctype html><div></div>")
    widget = show(name)
    tab.evaluate(MODEL, [widget._esm, {}])
    assert len(tab.evaluate("model.state")) >= 2  # Python knows the whole state
    assert tab.locator("[data-lm-suppress-shortcuts] .live").is_visible()
    slider = tab.locator("input[type=range]:enabled").first
    key = slider.get_attribute("name")
    slider.focus()
    tab.keyboard.press("ArrowLeft")
    value = tab.evaluate(f"model.state['{key}']")
    assert value == pytest.approx(float(slider.input_value()))
    lowest = float(slider.get_attribute("min"))
    tab.evaluate(f"model.tell({{...model.state, '{key}': {lowest}}})")
    assert float(slider.input_value()) == lowest
    tab.evaluate("model.tell({nonsense: 1})")
    status = tab.locator(".status").text_content()
    assert status.startswith("nonsense=1 is not allowed here")
    assert tab.get_by_role("button", name="Copy link").count() == 0
    assert errors == []
    context.close()


def test_example_of_the_contributing_page_works(chromium, tmp_path):
    shutil.copytree(modules.SOURCES, tmp_path / "interactive")
    page = (modules.SOURCES.parent / "CONTRIBUTING.md").read_text("utf-8")
    example = re.search(r"```js\n(.*?)```", page, re.DOTALL)[1]
    path = tmp_path / "interactive" / "visuals" / "tangent.js"
    path.write_text(example, encoding="utf-8")
    script = modules.script(["visuals/tangent.js"], tmp_path / "interactive")
    context = chromium.new_context(viewport={"width": 700, "height": 600})
    tab = context.new_page()
    tab.set_content("<course-visual-tangent></course-visual-tangent>")
    tab.add_script_tag(content=script)
    host = visual(tab, "tangent")
    assert shown(host, "slope") == 1
    handles(host)[0].focus()
    tab.keyboard.press("ArrowRight")
    assert shown(host, "slope") == pytest.approx(1.06)
    x, y = centre(handles(host)[0])
    tab.mouse.move(x, y)
    tab.mouse.down()
    tab.mouse.move(x - 100, y)
    tab.mouse.up()
    assert shown(host, "slope") < 0.5
    context.close()


def test_unknown_visual_is_refused_with_the_known_ones():
    with pytest.raises(ValueError, match=r"'nonsense'; there are .*gradient-field"):
        show("nonsense")


FIGURE = """
# %% [code] figure tags=visual-{name} alt='a straight line from the left to the right'
import matplotlib.pyplot as plt

fig, ax = plt.subplots()
"""


@pytest.mark.parametrize(
    ("name", "code", "words"),
    [
        ("nonsense", "", "needs interactive/visuals/nonsense.js"),
        ("step-error", "plt.close(fig)\n", "visual-step-error draws no figure"),
    ],
)
def test_tag_without_module_or_figure_fails(tiny_book, name, code, words, capfd):
    write_tiny(tiny_book, TINY + FIGURE.format(name=name) + code)
    with pytest.raises(CourseError, match="did not build"):
        book.build(tiny_book)
    assert words in "".join(capfd.readouterr())


def test_sound_tag_is_wrapped_and_a_broken_module_fails(tiny_book, capfd):
    write_tiny(tiny_book, TINY + FIGURE.format(name="step-error"))
    html = (book.build(tiny_book) / "chapters" / "01_tiny.html").read_text("utf-8")
    assert re.search(r"<course-visual-step-error [^>]*>\s*<img ", html)
    path = tiny_book / modules.SOURCES.name / "visuals" / "step-error.js"
    path.write_text(path.read_text("utf-8") + "export default 3;\n", "utf-8")
    with pytest.raises(CourseError, match="did not build"):
        book.build(tiny_book)
    assert "cannot read `export default 3;`" in "".join(capfd.readouterr())
