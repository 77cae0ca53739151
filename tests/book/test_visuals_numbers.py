"""The visuals show numbers that course_lib computes, at states drawn at random."""

import functools
import json
import subprocess

import numpy as np
import pytest

from course_lib import (
    check,
    derivative,
    gradient,
    hessian,
    jacobian,
    jvp,
    plotting,
    vjp,
)
from course_lib.plotting import errors
from course_lib.plotting.tapes import tape_schedule
from course_lib.transforms import grad
from course_tools import node
from course_visuals import modules

COUNT = 40
CLOSED = {"rtol": 1e-9, "atol": 1e-12}


def computed(name, expression, states=(None,)):
    """What the module of a visual makes of each state; `v` is it, `s` the state."""
    address = (modules.SOURCES / "visuals" / f"{name}.js").as_uri()
    program = (
        f'import * as v from "{address}";'
        f"const answer = (s) => {expression};"
        f"console.log(JSON.stringify({json.dumps(list(states))}.map(answer)));"
    )
    run = subprocess.run(
        [node.program(), "--input-type=module"],
        input=program,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def drawn(*ranges, seed=3):
    """States at random, none with an entry near 0."""
    rng = np.random.default_rng(seed)
    states = np.stack([rng.uniform(*ends, size=COUNT) for ends in ranges], axis=1)
    return np.where(abs(states) < 1e-3, 0.5, states).tolist()


def exact_derivative(f, x):
    return derivative(f, x, method="complex")


def test_secant_and_tangent():
    def f(x):
        return 2 * x**3 + 5

    states = drawn((-2, 2), (-1, 1))
    found = computed(
        "secant-quotient", "[v.f(s[0]), v.quotient(...s), v.slope(s[0])]", states
    )
    values, quotients, slopes = np.transpose(found)
    x, h = np.transpose(states)
    np.testing.assert_allclose(values, f(x), **CLOSED)
    np.testing.assert_allclose(quotients, (f(x + h) - f(x)) / h, rtol=1e-9, atol=1e-9)
    np.testing.assert_allclose(slopes, [exact_derivative(f, p) for p in x], **CLOSED)
    terms = computed("secant-quotient", "v.terms(...s)", states)
    np.testing.assert_allclose(np.sum(terms, axis=1), quotients, **CLOSED)
    assert computed("secant-quotient", "v.quotient(2, 0)") == [24]


@pytest.mark.parametrize("formula", ["wx", "quadratic", "bilinear", "weights"])
def test_layouts_are_arrangements_of_the_jacobian(formula):
    data = computed("layout-switch", "[v.W, v.A, v.x, v.u]")[0]
    W, A, x, u = (np.array(each, dtype=float) for each in data)
    functions = {
        "wx": (lambda x: W @ x, x),
        "quadratic": (lambda x: x @ A @ x, x),
        "bilinear": (lambda W: u @ W @ x, W),
        "weights": (lambda W: W @ x, W),
    }
    J = jacobian(*functions[formula])
    shown = computed("layout-switch", f'v.derivative("{formula}")')[0]
    np.testing.assert_allclose(shown, J, atol=1e-6)
    layouts = ["numerator", "denominator", "same", "here"]
    found = computed("layout-switch", f'v.arranged("{formula}", s)', layouts)
    paper = {"wx": [J, J.T, None]}
    paper["quadratic"] = [J[None, :], J[:, None], J[:, None]]
    paper["bilinear"] = [J.T, J, J]
    paper["weights"] = [None, None, None]
    for layout, array, expected in zip(
        layouts, found, [*paper[formula], J], strict=True
    ):
        assert (array is None) == (expected is None), layout
        if expected is not None:
            assert np.shape(array) == expected.shape, layout
            np.testing.assert_allclose(array, expected, atol=1e-6)


FIELDS = {
    "bowl": lambda x: x[0] ** 2 + 2 * x[1] ** 2,
    "saddle": lambda x: x[0] ** 2 - x[1] ** 2,
    "rosenbrock10": lambda x: (1 - x[0]) ** 2 + 10 * (x[1] - x[0] ** 2) ** 2,
    "rosenbrock100": lambda x: (1 - x[0]) ** 2 + 100 * (x[1] - x[0] ** 2) ** 2,
    "ripples": lambda x: np.sin(x[0] ** 2 + x[1] ** 2),
}


@pytest.mark.parametrize("name", FIELDS)
def test_gradients_and_directional_derivatives(name):
    f, states = FIELDS[name], drawn((-2, 2), (-2, 2), (0, 360))
    expression = (
        f'((w) => [w.f(s[0], s[1]), w.gradient(s[0], s[1]), v.directional("{name}", '
        f"...s)])(v.FUNCTIONS.{name})"
    )
    found = computed("gradient-field", expression, states)
    for (*x, angle), (value, slope, along) in zip(states, found, strict=True):
        measured = gradient(f, np.array(x), method="complex")
        u = np.array([np.cos(np.radians(angle)), np.sin(np.radians(angle))])
        np.testing.assert_allclose(value, f(x), **CLOSED)
        np.testing.assert_allclose(slope, measured, **CLOSED)
        np.testing.assert_allclose(along, measured @ u, rtol=1e-9, atol=1e-9)


SURFACES = {
    "dome": lambda x: 2 - x[0] ** 2 / 2 - x[1] ** 2 / 3,
    "saddle": lambda x: (x[0] ** 2 - x[1] ** 2) / 2,
    "waves": lambda x: np.sin(x[0]) + x[0] * np.cos(x[1]),
    "crease": lambda x: x[0] ** 2 * x[1] / (x[0] ** 2 + x[1] ** 2),
}


@pytest.mark.parametrize("name", SURFACES)
def test_slopes_of_the_cuts(name):
    f, states = SURFACES[name], drawn((-1.8, 1.8), (-1.8, 1.8), (0, 360))
    expression = (
        f"((w) => [w.f(s[0], s[1]), w.partials(s[0], s[1]), "
        f'v.predicted("{name}", ...s), v.directional("{name}", ...s)])'
        f"(v.SURFACES.{name})"
    )
    found = computed("slice-plane", expression, states)
    for (*x, angle), (value, partials, sum_, slope) in zip(states, found, strict=True):
        u = np.array([np.cos(np.radians(angle)), np.sin(np.radians(angle))])
        along = exact_derivative(lambda t, x=x, u=u: f(x + t * u), 0.0)
        np.testing.assert_allclose(value, f(x), **CLOSED)
        measured = gradient(f, np.array(x), method="complex")
        np.testing.assert_allclose(partials, measured, **CLOSED)
        np.testing.assert_allclose([sum_, slope], along, rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize("angle", [0, 35, 90, 145, 200])
def test_crease_is_not_differentiable_at_the_origin(angle):
    u = np.array([np.cos(np.radians(angle)), np.sin(np.radians(angle))])
    measured = SURFACES["crease"](1e-3 * u) / 1e-3
    expression = '[v.directional("crease", 0, 0, s), v.predicted("crease", 0, 0, s)]'
    ((slope, sum_),) = computed("slice-plane", expression, [angle])
    np.testing.assert_allclose(slope, measured, rtol=1e-9, atol=1e-12)
    assert sum_ == 0


MAPS = {
    "polar": lambda x: x[0] * np.array([np.cos(x[1]), np.sin(x[1])]),
    "square": lambda x: np.array([x[0] ** 2 - x[1] ** 2, 2 * x[0] * x[1]]),
    "sines": lambda x: x + 1.2 * np.sin(x[::-1]),
    "linear": lambda x: np.array([[1.2, -0.7], [0.5, 0.9]]) @ x,
}


@pytest.mark.parametrize("name", MAPS)
def test_jacobians_determinants_and_singular_values(name):
    f, states = MAPS[name], drawn((-2, 2), (-2, 2), (0.1, 1.5))
    expression = (
        f"((J) => [v.MAPS.{name}.f(s[0], s[1]), J, v.determinant(J), "
        f'v.singularValues(J), v.areaRatio("{name}", ...s)])'
        f"(v.MAPS.{name}.jacobian(s[0], s[1]))"
    )
    found = computed("jacobian-map", expression, states)
    for (*x, _), (value, J, det, singular, _) in zip(states, found, strict=True):
        measured = jacobian(f, np.array(x), method="complex")
        np.testing.assert_allclose(value, f(np.array(x)), **CLOSED)
        np.testing.assert_allclose(J, measured, **CLOSED)
        np.testing.assert_allclose(det, np.linalg.det(measured), rtol=1e-9, atol=1e-9)
        sizes = np.linalg.svd(measured, compute_uv=False)
        np.testing.assert_allclose(singular, sizes, rtol=1e-9, atol=1e-9)
    shrunk = computed("jacobian-map", expression, [[*x, 1e-4] for *x, _ in states])
    ratios, dets = [each[4] for each in shrunk], [each[2] for each in shrunk]
    np.testing.assert_allclose(ratios, dets, atol=1e-6)


def shares(z):
    return np.exp(z) / np.sum(np.exp(z))


def test_shares_their_jacobian_and_what_is_pulled_back():
    states = drawn(*[(-3, 3)] * 3, *[(-1, 1)] * 3)
    expression = (
        "((z, u) => [v.softmax(z), v.jacobian(z), v.pulledBack(z, u)])"
        "(s.slice(0, 3), s.slice(3))"
    )
    found = computed("simplex-arrows", expression, states)
    for state, (p, J, g) in zip(np.array(states), found, strict=True):
        z, u = state[:3], state[3:]
        np.testing.assert_allclose(p, shares(z), **CLOSED)
        np.testing.assert_allclose(J, jacobian(shares, z, method="complex"), **CLOSED)
        measured = vjp(shares, z, u, method="complex")
        np.testing.assert_allclose(g, measured, rtol=1e-9, atol=1e-12)
    ones = "v.pulledBack(s.slice(0, 3), [1, 1, 1])"
    nothing = computed("simplex-arrows", ones, states)
    np.testing.assert_allclose(nothing, 0, atol=1e-15)


def nudged(p, s, q, r, angle, h):
    """A matrix, and how far the visual moves it."""
    turn = np.radians(angle)
    return np.array([[p, q], [r, s]]), np.diag([h * np.cos(turn), h * np.sin(turn)])


def test_rates_of_the_determinant_and_of_the_inverse():
    states = drawn(*[(-3, 3)] * 4, (0, 360), (0.01, 1))
    expression = (
        "((M, angle, h) => [v.determinant(M), v.singularValues(M), v.inverse(M),"
        " v.rates(M), v.changes(M, angle, h)])"
        "([[s[0], s[2]], [s[3], s[1]]], s[4], s[5])"
    )
    found = computed("singular-map", expression, states)
    for state, (det, sizes, R, rates, changes) in zip(states, found, strict=True):
        M, N = nudged(*state)
        inverse, after = np.linalg.inv(M), np.linalg.inv(M + N)
        np.testing.assert_allclose(det, np.linalg.det(M), **CLOSED)
        exact = np.linalg.svd(M, compute_uv=False)
        np.testing.assert_allclose(sizes, exact, rtol=1e-9, atol=1e-9)
        np.testing.assert_allclose(R, inverse, rtol=1e-9, atol=1e-9)
        slope = gradient(np.linalg.det, M)
        np.testing.assert_allclose(rates["det"], np.linalg.norm(slope), rtol=1e-6)
        np.testing.assert_allclose(rates["inverse"], exact[1] ** -2, rtol=1e-6)
        told, true = changes["det"]
        np.testing.assert_allclose(told, np.sum(slope * N), rtol=1e-6, atol=1e-8)
        np.testing.assert_allclose(
            true, np.linalg.det(M + N) - np.linalg.det(M), rtol=1e-9, atol=1e-12
        )
        told, true = changes["inverse"]
        moved = jvp(np.linalg.inv, M, N)
        np.testing.assert_allclose(told, np.linalg.norm(moved), rtol=1e-5)
        np.testing.assert_allclose(true, np.linalg.norm(after - inverse), rtol=1e-8)


def test_no_inverse_has_no_number():
    M = "[[1, 1], [1, 1]]"
    singular = f"[v.determinant({M}), v.singularValues({M})[1], v.rates({M}).det]"
    assert computed("singular-map", singular)[0] == [0, 0, 2]
    nothing = f"v.inverse({M}).flat().some(Number.isFinite)"
    assert computed("singular-map", nothing) == [False]


def tilted(k):
    c, s = np.cos(np.pi / 6), np.sin(np.pi / 6)
    return lambda x: ((c * x[0] + s * x[1]) ** 2 + k * (c * x[1] - s * x[0]) ** 2) / 2


MODELLED = {
    "bowl": tilted,
    "wells": lambda k: (
        lambda x: x[0] ** 4 / 4 - x[0] ** 2 / 2 + x[0] * x[1] / 2 + x[1] ** 2 / 2
    ),
    "valley": lambda k: FIELDS["rosenbrock10"],
}


@pytest.mark.parametrize("name", MODELLED)
def test_models_eigenvalues_and_newton_steps(name):
    states = drawn((-2, 2), (-2, 2), (1, 100), (-1, 1), (-1, 1), seed=8)
    expression = (
        f"((w, p, n) => [w.f(...p), w.gradient(...p), w.hessian(...p), "
        f'v.model("{name}", ...s), v.newton(w.gradient(...p), w.hessian(...p)), '
        f"v.eigen(w.hessian(...p))])(v.FUNCTIONS.{name}, s.slice(0, 3))"
    )
    found = computed("quadratic-model", expression, states)
    for (*x, k, s, t), shown in zip(states, found, strict=True):
        f, x, nudge = MODELLED[name](k), np.array(x), np.array([s, t])
        g, H = gradient(f, x, method="complex"), hessian(f, x, method="complex")
        value, slope, bends, predicted, step, axes = shown
        np.testing.assert_allclose(value, f(x), **CLOSED)
        np.testing.assert_allclose(slope, g, rtol=1e-9, atol=1e-11)
        np.testing.assert_allclose(bends, H, rtol=1e-6, atol=1e-6)
        right = f(x) + g @ nudge + nudge @ bends @ nudge / 2
        np.testing.assert_allclose(predicted, right, rtol=1e-9, atol=1e-9)
        np.testing.assert_allclose(bends @ np.array(step), -g, rtol=1e-7, atol=1e-7)
        low, high = np.linalg.eigvalsh(bends)
        np.testing.assert_allclose([axes["low"], axes["high"]], [low, high], atol=1e-9)
        q = np.array([np.cos(axes["angle"]), np.sin(axes["angle"])])
        np.testing.assert_allclose(bends @ q, high * q, atol=1e-9)


def test_descent_steps_of_the_bowl():
    """As many as the factor 1 - share of the slowest coordinate says."""
    states = [[1.3, -0.4, k, share] for k in (1, 2, 10, 100) for share in (0.5, 1.3)]
    found = computed("quadratic-model", 'v.descend("bowl", ...s)', states)
    for (x1, x2, k, share), shown in zip(states, found, strict=True):
        x, steps = np.array([x1, x2]), 0
        while np.linalg.norm(slope := gradient(tilted(k), x, method="complex")) >= 1e-6:
            if steps < 10:
                np.testing.assert_allclose(shown["points"][steps], x, **CLOSED)
            x, steps = x - share / k * slope, steps + 1
        assert shown["steps"] == steps
    grows = computed("quadratic-model", 'v.descend("bowl", 1, 1, 10, 2.05).steps')
    assert grows == [None]  # JSON has no infinity


STEP_FUNCTIONS = {
    "exp": (np.exp, np.exp, np.exp),
    "sin": (np.sin, lambda x: -np.sin(x), lambda x: -np.cos(x)),
    "cube": (lambda x: x**3, lambda x: 6 * x, lambda x: 6.0),
    "reciprocal": (lambda x: 1 / x, lambda x: 2 / x**3, lambda x: -6 / x**4),
}


@pytest.mark.parametrize("method", ["forward", "central", "complex"])
@pytest.mark.parametrize("name", STEP_FUNCTIONS)
def test_quotients_and_predicted_errors(name, method):
    f, second, third = STEP_FUNCTIONS[name]
    states = drawn((0.3, 3), (-7, -1), seed=8)
    for dtype in (np.float64, np.float32):
        calls = f'("{name}", s[0], 10 ** s[1], "{method}", "{dtype.__name__}")'
        expression = f"[v.quotient{calls}, v.truncation{calls}, v.roundOff{calls}]"
        found = computed("step-error", expression, states)
        for (x, log), (shown, truncation, noise) in zip(states, found, strict=True):
            h, eps = 10**log, float(np.finfo(dtype).eps)
            quotient = errors._quotient(f, dtype(x), np.array([h], dtype), method)[0]
            slack = 8 * eps * abs(f(x)) / h if method != "complex" else 0
            limit = slack + 8 * eps * abs(quotient)  # last digits of exp, sin, ...
            assert shown == pytest.approx(quotient, abs=limit)
            bend = abs(second(x)) * h / 2, abs(third(x)) * h**2 / 6
            assert truncation == pytest.approx(bend[method != "forward"], rel=1e-9)
            expected = 0 if method == "complex" else eps * abs(f(x)) / h
            assert noise == pytest.approx(expected, rel=1e-9)


@pytest.mark.parametrize("method", ["forward", "central"])
@pytest.mark.parametrize("name", STEP_FUNCTIONS)
def test_best_steps_stand_where_the_static_picture_has_its_star(name, method):
    f, second, third = STEP_FUNCTIONS[name]
    x = 1.3
    slope = computed("step-error", f'v.exact("{name}", {x})')[0]
    assert slope == pytest.approx(exact_derivative(f, x), rel=1e-9)
    bends = {"second": second(x), "third": third(x)}
    ax = plotting.error_against_step(f, x, slope, methods=[method], **bends)
    star = next(line for line in ax.get_lines() if line.get_marker() == "*")
    best = computed("step-error", f'v.bestStep("{name}", {x}, "{method}", "float64")')
    assert best[0] == pytest.approx(star.get_xdata()[0], rel=1e-9)


BOARDS = {
    "axb": (
        lambda X, M: np.trace(M["A"] @ X @ M["B"]) + np.trace(M["C"] @ X.T @ M["D"]),
        "X",
    ),
    "xx": (lambda X, M: np.trace(X.T @ X), "X"),
    "axx": (lambda X, M: np.trace(M["A"] @ X @ X), "X"),
    "xay": (lambda A, M: (M["x"].T @ A @ M["y"])[0, 0], "A"),
    "uv": (lambda U, M: np.sum((M["X"] - U @ M["V"]) ** 2), "U"),
}


def board(states):
    """For each state of the differential board all that it computes."""
    made = "const m = v.matricesOf(s), term = v.FUNCTIONS[s.formula].terms[s.term - 1]"
    forms = "v.forms(s).map((f) => [f, v.measured(f, m, term[0])])"
    G = "v.gradient(s.formula, m)"
    nudge = "m[`d${v.FUNCTIONS[s.formula].input}`]"
    result = f"[m, {forms}, {G}, v.inner({G}, {nudge})]"
    found = computed(
        "differential-board", f"(() => {{ {made}; return {result} }})()", states
    )
    for matrices, *rest in found:
        yield {name: np.array(M, float) for name, M in matrices.items()}, *rest


def board_states(formula, count=60):
    rng = np.random.default_rng(11)
    for _ in range(count):
        yield {
            "formula": formula,
            "term": int(rng.integers(1, 2 if formula == "xay" else 3)),
            "turn": int(rng.integers(-2, 3)),
            "flip": str(rng.choice(["no", "yes"])),
            "swap": str(rng.choice(["no", "yes"])),
            "entry": int(rng.integers(-3, 4)),
            "nudge": int(rng.integers(-5, 6)) / 10,
        }


def product_of(factors, matrices):
    """What a product such as C dXᵀ D is; None where neighbours do not fit."""
    arrays = [
        matrices[name.rstrip("ᵀ")].T if name.endswith("ᵀ") else matrices[name]
        for name in factors
    ]
    try:
        return functools.reduce(np.matmul, arrays)
    except ValueError:
        return None


@pytest.mark.parametrize("formula", BOARDS)
def test_board_reads_off_the_gradient(formula):
    f, name = BOARDS[formula]
    for matrices, _, G, inner in board(board_states(formula, 20)):
        nudge = matrices[f"d{name}"]
        x = matrices.get(name, np.ones(nudge.shape))
        measured = gradient(lambda x, M=matrices: f(x, M), x, method="complex")
        np.testing.assert_allclose(G, measured, **CLOSED)
        change = jvp(lambda x, M=matrices: f(x, M), x, nudge, method="complex")
        np.testing.assert_allclose(inner, change, rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize("formula", BOARDS)
def test_every_turn_keeps_the_trace_and_a_swap_does_not(formula):
    states, others = list(board_states(formula)), set()
    for state, (matrices, forms, *_) in zip(states, board(states), strict=True):
        (_, start), *_ = forms
        sign = -1 if formula == "uv" else 1
        swapped = state["swap"] == "yes"
        for k, (factors, shown) in enumerate(forms):
            product = product_of(factors, matrices)
            if swapped and k == len(forms) - 1 and len(factors) == 3:
                others.add(shown.get("trace") == start["trace"])
                if formula != "axx":
                    assert shown == {} and product is None
                    continue
            else:
                assert shown["trace"] == start["trace"]  # whole tenths: no rounding
            np.testing.assert_array_equal(shown["diagonal"], sign * np.diag(product))
            assert shown["trace"] == sign * np.trace(product)
        assert len(forms) == 1 + (state["flip"] == "yes") + abs(state["turn"]) + swapped
    assert (False in others) is (formula != "xx")


@pytest.mark.parametrize("formula", BOARDS)
def test_terms_of_the_product_rule_add_up_to_the_differential(formula):
    terms = (1,) if formula == "xay" else (1, 2)
    for state in board_states(formula, 10):
        found = list(board([state | {"term": term} for term in terms]))
        assert sum(forms[0][1]["trace"] for _, forms, *_ in found) == found[0][3]


@pytest.mark.parametrize("loss", ["mean", "sum"])
def test_entries_of_the_gradients_of_a_batch(loss):
    data = computed("batch-microscope", "[v.X, v.W, v.cotangents(s)]", [loss])[0]
    X, W, U = (np.array(each, dtype=float) for each in data)
    layers = {
        "W": (lambda W: X @ W.T, W),
        "c": (lambda c: X @ W.T + c, np.zeros(3)),
        "X": (lambda X: X @ W.T, X),
    }
    for by, (layer, point) in layers.items():
        right = vjp(layer, point, U)
        found = computed("batch-microscope", f'v.gradient("{by}", s)', [loss])[0]
        np.testing.assert_allclose(np.reshape(found, right.shape), right, atol=1e-6)
        at = {"b": 3, "i": 1, "j": 2}
        pairs = computed("batch-microscope", f'v.factors("{by}", "{loss}", s)', [at])[0]
        entry = {"W": (1, 2), "c": (1,), "X": (3, 2)}[by]
        assert np.sum(np.prod(pairs, axis=1)) == pytest.approx(right[entry])
        assert len(pairs) == (3 if by == "X" else 6)
    sixfold = computed("batch-microscope", 'v.cotangents("sum")')[0]
    mean = computed("batch-microscope", 'v.cotangents("mean")')[0]
    np.testing.assert_array_equal(sixfold, 6 * np.array(mean))


LOOMS = {"forward": "ij,j", "pull": "i,ikl", "batch": "bi,bj", "chain": "ac,ack"}


@pytest.mark.parametrize(("product", "before"), LOOMS.items())
def test_loom_sums_as_einsum_does(product, before):
    own = computed("index-loom", f"v.PRODUCTS.{product}")[0]
    arrays = [np.array(array) for array in own["arrays"]]
    parts = "((p) => [p.spec, p.paths.length, v.result(p), v.bytes(p, 8)])(v.loom(s))"
    sizes = {letter: 32 if letter == "b" else 8 for letter in own["order"]}
    for tie, summed in (
        ("all", own["shared"]),
        ("one", own["shared"][0]),
        ("none", ""),
    ):
        out = "".join(letter for letter in own["order"] if letter not in summed)
        state = {"product": product, "tie": tie, "terms": 9}
        spec, count, found, amounts = computed("index-loom", parts, [state])[0]
        assert spec == f"{before}->{out}"
        np.testing.assert_array_equal(found, np.einsum(spec, *arrays))
        assert amounts["products"] == 8 * np.prod(list(map(sizes.get, own["order"])))
        assert amounts["result"] == 8 * np.prod(list(map(sizes.get, out)))
        steps = [state | {"terms": k} for k in range(count + 1)]
        sums = np.array(computed("index-loom", "v.result(v.loom(s))", steps))
        term = f"v.term(v.loom({json.dumps(state)}), s)"
        each = np.array(computed("index-loom", term, range(count)))
        np.testing.assert_array_equal(np.diff(sums, axis=0), each)
        assert not sums[0].any()


@pytest.mark.parametrize("stride", (1, 2, 3))
@pytest.mark.parametrize("padding", (0, 1, 2))
def test_pixels_of_a_convolution_on_the_way_back(stride, padding):
    state = {"stride": str(stride), "padding": str(padding)}
    found = computed("conv-backward", "[v.W, v.cotangents(s), v.gradient(s)]", [state])
    W, U, claimed = (np.array(each, dtype=float) for each in found[0])

    def layer(X):
        windows = np.lib.stride_tricks.sliding_window_view(np.pad(X, padding), (3, 3))
        return np.einsum("ijkl,kl->ij", windows[::stride, ::stride], W)

    right = vjp(layer, np.zeros((5, 5)), U)
    np.testing.assert_allclose(claimed, right, atol=1e-6)
    (pairs,) = computed("conv-backward", "v.pairs(s, 1, 2)", [state])
    rows, columns = (
        sum(0 <= place + padding - stride * k < 3 for k in range(len(U)))
        for place in (1, 2)
    )
    assert len(pairs) == rows * columns
    assert all(
        k + stride * i == 1 + padding and m + stride * j == 2 + padding
        for (i, j), (k, m) in pairs
    )


def three_outputs(s):
    p = s[0] * s[1]
    return np.array([np.sin(p), p**2, p * s[1]])


def circuit(s):
    top, bottom = s[0] + 1 / (1 + np.exp(-s[1])), 1 / (1 + np.exp(-s[0]))
    return np.array([top / (bottom + (s[0] + s[1]) ** 2)])


STEPPED = {
    "reuse": lambda s: np.array([s[0] * s[1] + np.sin(s[0])]),
    "three": three_outputs,
    "circuit": circuit,
}


@pytest.mark.parametrize("graph", STEPPED)
def test_tangents_and_cotangents_of_the_graphs(graph):
    f, states = STEPPED[graph], drawn((-4, 4), (-4, 4))
    (names,) = computed("graph-stepper", f"v.GRAPHS.{graph}.outputs")
    expression = (
        f'[v.values("{graph}", ...s), '
        f'["x", "y"].map((seed) => v.tangents("{graph}", ...s, seed)), '
        f'v.GRAPHS.{graph}.outputs.map((seed) => v.cotangents("{graph}", ...s, seed))]'
    )
    found = computed("graph-stepper", expression, states)
    for point, (values, columns, rows) in zip(states, found, strict=True):
        J = jacobian(f, np.array(point), method="complex")
        value = [values[name] for name in names]
        np.testing.assert_allclose(value, f(np.array(point)), **CLOSED)
        by_tangents = np.transpose([[v[name] for name in names] for v in columns])
        np.testing.assert_allclose(by_tangents, J, rtol=1e-9, atol=1e-9)
        by_cotangents = [[u["x"], u["y"]] for u in rows]
        np.testing.assert_allclose(by_cotangents, J, rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize("graph", STEPPED)
def test_last_step_of_a_pass_shows_the_derivatives(graph):
    for sweep, seed in (("x", "x"), ("y", "y"), ("f1", None)):
        state = f'{{graph: "{graph}", sweep: "{sweep}", x: 0.7, y: -1.3, step: 16}}'
        whole = f'v.tangents("{graph}", 0.7, -1.3, "{seed}")'
        if seed is None:
            whole = f'v.cotangents("{graph}", 0.7, -1.3, v.GRAPHS.{graph}.outputs[0])'
        ((shown, all_of_them, used, prices),) = computed(
            "graph-stepper",
            f"[v.after({state}).rates, {whole}, v.after({state}).used, "
            f'v.prices("{graph}")]',
        )
        assert shown == pytest.approx({k: all_of_them[k] for k in shown})
        assert used == prices["arrows"]
    outputs = len(STEPPED[graph](np.ones(2)))
    assert prices["tangents"] == 2 * prices["arrows"]
    assert prices["cotangents"] == outputs * prices["arrows"]


def relu(x):
    return np.maximum(x, 0.0)


KINKED = {
    "abs": np.abs,
    "sum": lambda x: np.abs(x) + relu(x),
    "larger": lambda x: np.maximum(x, x**2),
    "roof": lambda x: -np.abs(x),
    "relus": lambda x: relu(x) - relu(-x),
    "huber": lambda x: np.where(np.abs(x) <= 1, x**2 / 2, np.abs(x) - 0.5),
}


@pytest.mark.parametrize("name", KINKED)
def test_slopes_and_verdicts_at_kinks(name):
    f = KINKED[name]
    drawn_states = np.round(np.array(drawn((-1.5, 1.5), (-3, 3))) * 20) / 20
    corners = [[at, g] for at in (0.0, 1.0) for g in (-2.5, -1, 0, 0.5, 1, 1.5, 2, 3)]
    # claims that are right, too: a random claim hardly ever is
    true = [[x, round(derivative(f, x), 3)] for x, _ in drawn_states if x not in (0, 1)]
    states = [*drawn_states.tolist(), *corners, *true]
    if name == "huber":  # at its lowest point `check` says that it cannot tell
        states = [state for state in states if state[0]]
    expression = (
        f"[v.FUNCTIONS.{name}.f(s[0]), v.FUNCTIONS.{name}.slopes(s[0]), "
        f'v.verdict("{name}", ...s)]'
    )
    found = computed("kink-slopes", expression, states)
    verdicts = set()
    for (x, claim), (value, slopes, verdict) in zip(states, found, strict=True):
        assert value == pytest.approx(float(f(x)), abs=1e-12)
        sides = [(f(x + h) - f(x)) / h for h in (-1e-7, 1e-7)]
        assert slopes == pytest.approx(sides, abs=1e-6)
        assert verdict == check(f, x, claim).verdict, (x, claim)
        verdicts.add(verdict)
    smooth = name in ("relus", "huber")
    assert verdicts == {"right", "wrong"} | (set() if smooth else {"kink"})


def eliminated(n, k, m, method):
    """Operations and numbers kept, counted while the method runs on random numbers."""
    rng, count = np.random.default_rng(5), [0]

    def factors(A):
        A = A.copy()
        for j in range(n):
            for i in range(j + 1, n):
                A[i, j] /= A[j, j]
                A[i, j + 1 :] -= A[i, j] * A[j, j + 1 :]
                count[0] += 1 + 2 * (n - j - 1)
        return A

    def solve(LU, b):
        x = b.copy()
        for i in range(n):
            x[i] -= LU[i, :i] @ x[:i]
            count[0] += 2 * i
        for i in reversed(range(n)):
            x[i] = (x[i] - LU[i, i + 1 :] @ x[i + 1 :]) / LU[i, i]
            count[0] += 2 * (n - i - 1) + 1
        return x

    def dot(a, b):
        count[0] += 2 * n - 1
        return a @ b

    A, M, C = rng.normal(size=(n, n)) + 9 * np.eye(n), *rng.normal(size=(2, k + m, n))
    columns, wanted, ready = M[:k], C[:m], factors(A)
    back, count[0] = factors(A.T), 0
    if method == "adjoint":
        result = [
            [dot(v, c) for c in columns] for v in (solve(back, w) for w in wanted)
        ]
        kept = n
    elif method in ("forward", "full Jacobian"):
        moved = [solve(ready, c) for c in columns]
        result = [[dot(w, x) for x in moved] for w in wanted]
        kept = n * k if method == "full Jacobian" else n
    else:
        result, kept = np.zeros((m, k)), n * n + n
        for j, c in enumerate(columns):
            up, down = (solve(factors(A), h * c) for h in (0.5, -0.5))
            for i, w in enumerate(wanted):
                result[i, j] = (dot(w, up) - dot(w, down)) / 1.0
                count[0] += 2
    right = wanted @ np.linalg.solve(A, columns.T)
    np.testing.assert_allclose(result, right, rtol=1e-9)
    return [count[0], kept]


@pytest.mark.parametrize("sizes", [(1, 1, 1), (4, 3, 2), (5, 2, 4), (7, 6, 1)])
def test_ledger_counts_what_the_methods_do(sizes):
    found = computed("cost-ledger", "v.ledger(...s)", [list(sizes)])[0]
    assert list(found) == ["adjoint", "forward", "full Jacobian", "differences"]
    for method, counts in found.items():
        assert counts == eliminated(*sizes, method), method


def test_amounts_are_written_in_the_largest_unit():
    assert computed("cost-ledger", "v.duration(s)", [200.3, 2e-4, 1.3e5, 1e-12]) == [
        "3.3 min",
        "200 µs",
        "1.5 days",
        "< 1 ns",
    ]
    assert computed("cost-ledger", "v.size(s)", [8e3, 8.01e6, 8e9]) == [
        "8.0 kB",
        "8.0 MB",
        "8.0 GB",
    ]


TAPED = {  # as the visual writes them, for numbers and for arrays
    "root": lambda x: four_turns(x),
    "fork": lambda x: x * np.exp(x) * np.sin(np.exp(x)) + np.exp(x),
    "chain": lambda x: functools.reduce(lambda z, f: f(z), [np.sin, np.exp] * 6, x),
}


def four_turns(x):
    t = 1
    for _ in range(4):
        t = (t + x / t) / 2
    return t


@pytest.mark.parametrize("program", TAPED)
def test_values_and_rates_of_a_tape(program):
    states = drawn((0.25, 4))
    found = computed(
        "tape-viewer",
        f'[v.values("{program}", s[0]), v.tangents("{program}", s[0]), '
        f'v.cotangents("{program}", s[0])]',
        states,
    )
    f = TAPED[program]
    for (x,), (values, v, u) in zip(states, found, strict=True):
        slope = grad(f)(x).value
        np.testing.assert_allclose(values[-1], f(x), **CLOSED)
        np.testing.assert_allclose([v[-1], u[0]], [slope, slope], **CLOSED)
        np.testing.assert_allclose([v[0], u[-1]], [1, 1])


@pytest.mark.parametrize("program", TAPED)
@pytest.mark.parametrize("method", ["tangents", "cotangents", "checkpoints"])
def test_schedule_of_a_tape_is_that_of_the_static_picture(program, method):
    for every in (1, 2, 3, 5, 12):
        call = f'[v.links("{program}"), v.schedule("{program}", "{method}", {every})]'
        ((links, steps),) = computed("tape-viewer", call)
        right = tape_schedule(links, method, every)
        assert [(w, k, tuple(a), tuple(b)) for w, k, a, b in steps] == right


@pytest.mark.parametrize("method", ["tangents", "cotangents", "checkpoints"])
def test_end_of_a_tape_shows_the_slope(method):
    state = f'{{program: "fork", method: "{method}", every: 2, x: 0.7, step: 40}}'
    ((end, steps, rates),) = computed(
        "tape-viewer",
        f"[v.after({state}).at, v.after({state}).steps.length, v.after({state}).rates]",
    )
    assert end == steps
    shown = rates[-1] if method == "tangents" else rates[0]
    assert shown == pytest.approx(grad(TAPED["fork"])(0.7).value.item())
