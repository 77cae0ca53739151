"""The visuals show numbers that course_lib computes, at states drawn at random."""

import functools
import json
import subprocess

import numpy as np
import pytest

from course_lib import derivative, gradient, hessian, jacobian, jvp, plotting, vjp
from course_lib.plotting import errors
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
