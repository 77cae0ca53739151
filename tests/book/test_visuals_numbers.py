"""The visuals show numbers that course_lib computes, at states drawn at random."""

import json
import subprocess

import numpy as np
import pytest

from course_lib import derivative, gradient, jacobian, plotting
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
