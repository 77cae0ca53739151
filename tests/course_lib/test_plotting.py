"""Plot functions draw where they are told, return the Axes, and show nothing."""

import matplotlib
import matplotlib.pyplot as plt
import numpy as np
import pytest

from course_lib import plotting, taylor_test

matplotlib.use("agg")


def cube(x):
    return 2 * x**3 + 5


def bowl(x):
    return x[0] ** 2 + 3 * x[1] ** 2


def from_polar(x):
    return x[0] * np.array([np.cos(x[1]), np.sin(x[1])])


def graph(places=None, edges=(("x", "f"),), **words):
    return plotting.computational_graph(
        places or {"x": (0, 0), "f": (2, 0)}, edges, **words
    )


CALLS = {
    "computational_graph": lambda **kw: graph(values={"x": 1.0}, **kw),
    "contours": lambda **kw: plotting.contours(bowl, (-2, 2), arrows=3, **kw),
    "descent_path": lambda **kw: plotting.descent_path(
        bowl, {"a": [[2, 1], [1, 0]], "b": [[2, 1]]}, (-3, 3), **kw
    ),
    "directional_slopes": lambda **kw: plotting.directional_slopes(bowl, [1, 2], **kw),
    "error_against_step": lambda **kw: plotting.error_against_step(
        np.sin, 1.0, np.cos(1.0), **kw
    ),
    "function_and_derivative": lambda **kw: plotting.function_and_derivative(
        np.sin, np.cos, (-1, 1), **kw
    ),
    "hessian_ellipse": lambda **kw: plotting.hessian_ellipse(
        [[2.0, 1.0], [1.0, 2.0]], **kw
    ),
    "index_loom": lambda **kw: plotting.index_loom("ij,j->i", "Wx", "y", **kw),
    "jacobian_blocks": lambda **kw: plotting.jacobian_blocks((2, 3), (4,), **kw),
    "layout_panel": lambda **kw: plotting.layout_panel(
        [("W", "ij")], ("G", "ji"), {"i": 2, "j": 3}, **kw
    ),
    "one_sided_slopes": lambda **kw: plotting.one_sided_slopes(np.abs, 0.0, **kw),
    "reading_order": lambda **kw: plotting.reading_order(np.eye(2), "C", **kw),
    "remainders": lambda **kw: plotting.remainders(cube, 2.0, {"24": 24.0}, **kw),
    "slices": lambda **kw: plotting.slices(bowl, [1, 2], (-2, 3), **kw),
    "sparsity": lambda **kw: plotting.sparsity(np.eye(4), **kw),
    "stacked_terms": lambda **kw: plotting.stacked_terms(
        {"a": [1, 2], "b": [3, 4]}, ["x", "y"], **kw
    ),
    "tape_memory": lambda **kw: plotting.tape_memory([(), (0,), (0, 1)], **kw),
    "taylor_remainders": lambda **kw: plotting.taylor_remainders(
        {"right": taylor_test(np.sin, 1.0, np.cos(1.0))}, **kw
    ),
    "tangent_and_secant": lambda **kw: plotting.tangent_and_secant(
        cube, 2.0, 0.5, **kw
    ),
    "simplex_arrows": lambda **kw: plotting.simplex_arrows([0, 1, -1], **kw),
    "warped_grid": lambda **kw: plotting.warped_grid(from_polar, [2, 1], **kw),
    "weight_gradient_entry": lambda **kw: plotting.weight_gradient_entry(
        np.ones((3, 2)), np.ones((3, 4)), (1, 2), **kw
    ),
    "windows_of_pixel": lambda **kw: plotting.windows_of_pixel(
        [[1, 2]], [[3, 4, 5]], (1, 4), (0, 1), **kw
    ),
}


@pytest.fixture(autouse=True)
def clean(monkeypatch):
    def refuse(*args, **kwargs):
        raise AssertionError("a plot function must not call plt.show()")

    monkeypatch.setattr(plt, "show", refuse)
    yield
    plt.close("all")


def test_every_public_plot_function_is_tried_here():
    functions = {n for n in plotting.__all__ if callable(getattr(plotting, n))}
    assert functions - {"use_style"} == set(CALLS)


@pytest.mark.parametrize("name", CALLS)
def test_draws_on_the_axes_it_is_given(name):
    _, (first, second) = plt.subplots(1, 2)
    assert CALLS[name](ax=first) is first
    assert len(first.get_children()) > len(second.get_children())


@pytest.mark.parametrize("name", CALLS)
def test_draws_on_a_new_figure_without_one(name):
    _, there = plt.subplots()
    ax = CALLS[name]()
    assert ax is not there
    assert ax.get_figure().number == 2


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: plotting.jacobian_blocks((2, 3, 4), (4,)), "output: at most two axes"),
        (lambda: plotting.index_loom("ij,j", "Wx", "y"), "spec needs an arrow"),
        (lambda: plotting.index_loom("ij,j->k", "Wx", "y"), "must stand before it"),
        (lambda: plotting.index_loom("ij,j->i", "W", "y"), "2 factors, got"),
        (lambda: plotting.reading_order(np.eye(2), "K"), "order must be"),
        (lambda: graph(edges=[("x", "g")]), "edges: no circle 'g', there are x, f"),
        (lambda: graph(values={"q": 1.0}), "values and derivatives: no circle 'q'"),
        (lambda: graph(slopes={("f", "x"): 1.0}), r"slopes: no arrow \('f', 'x'\)"),
        (lambda: graph(places={"x": (0, 0, 1)}), "places must have shape"),
        (
            lambda: plotting.layout_panel([("W", "ij")], None, dict.fromkeys("ijk", 2)),
            "lengths: at most two letters",
        ),
        (lambda: plotting.contours(bowl, (2, -2)), "window must run upwards"),
        (lambda: plotting.contours(bowl, (1, 2, 3)), "window must be"),
        (lambda: plotting.contours(from_polar, (1, 2)), r"f must return one .*\(2,\)"),
        (lambda: plotting.contours(bowl, (1, 2), arrows=-1), "arrows must be"),
        (
            lambda: plotting.contours(bowl, (1, 2), gradient=bowl),
            "gradient must return",
        ),
        (lambda: plotting.contours(lambda x: np.nan, (1, 2)), "f must be finite"),
        (
            lambda: plotting.contours(lambda x: x[0] * 1j, (1, 2)),
            "f must return a real number",
        ),
        (
            lambda: plotting.descent_path(bowl, {"a": [1.0, 2.0]}, (-1, 1)),
            "path 'a' must be",
        ),
        (
            lambda: plotting.descent_path(bowl, [[1.0, np.inf]], (-1, 1)),
            "path 'path' must be finite",
        ),
        (
            lambda: plotting.descent_path(
                bowl, {key: [[0, 0]] for key in "abcde"}, (-1, 1)
            ),
            "path must hold at most 4",
        ),
        (lambda: plotting.hessian_ellipse(np.eye(3)), "H must have shape"),
        (lambda: plotting.hessian_ellipse([[1, 2], [0, 1]]), "H must be symmetric"),
        (lambda: plotting.hessian_ellipse(np.zeros((2, 2))), "H must not be zero"),
        (lambda: plotting.hessian_ellipse(1j * np.eye(2)), "H must hold real"),
        (lambda: plotting.hessian_ellipse(np.eye(2), level=0), "level must be"),
        (lambda: plotting.warped_grid(from_polar, [1, 2, 3]), "x must have shape"),
        (lambda: plotting.warped_grid(bowl, [1, 2]), r"f\(x\) must have shape"),
        (lambda: plotting.warped_grid(from_polar, [1, 2], size=-1), "size must be"),
        (lambda: plotting.warped_grid(from_polar, [1, 2], lines=1), "lines must be"),
        (lambda: plotting.simplex_arrows([1, 2]), "z must have shape"),
        (lambda: plotting.tape_memory([(), (1,)]), "only earlier lines count"),
        (lambda: plotting.tape_memory([(), (0,), ()]), "inputs, which are made"),
        (lambda: plotting.tape_memory([()]), "at least one line must follow"),
        (lambda: plotting.tape_memory([(), (0,)], method="both"), "method must be"),
        (lambda: plotting.tape_memory([(), (0,)], every=0), "every must be"),
        (
            lambda: plotting.windows_of_pixel([[1, 2]], [[3, 4, 5]], (1, 4), (0, 4)),
            "pixel must lie in an input",
        ),
        (
            lambda: plotting.windows_of_pixel([[1, 2]], [[3, 4]], (1, 4), (0, 1)),
            "U must",
        ),
        (lambda: plotting.simplex_arrows([1, 2, np.inf]), "z must be finite"),
        (lambda: plotting.sparsity(np.ones((2, 3, 4))), "output or input must be"),
        (
            lambda: plotting.sparsity(np.ones((2, 3)), output=(3,), input=(2,)),
            r"output \(3,\) and input \(2,\) need",
        ),
        (lambda: plotting.sparsity([[np.nan]]), "J must be finite"),
        (
            lambda: plotting.weight_gradient_entry(np.eye(2), np.eye(3), (0, 0)),
            "one row for each example, got shapes",
        ),
        (
            lambda: plotting.weight_gradient_entry(np.eye(2), np.eye(2), (0, 2)),
            "entry must lie in shape",
        ),
        (lambda: plotting.sparsity(np.eye(4), output=4), "output must be a shape"),
        (
            lambda: plotting.error_against_step(np.sin, 1, 1, methods=["best"]),
            "methods must be",
        ),
        (
            lambda: plotting.error_against_step(np.sin, 1, 1, steps=[0.1, 0]),
            "steps must be positive",
        ),
        (
            lambda: plotting.error_against_step(np.sin, 1, 1, dtype=int),
            "dtype must be",
        ),
        (
            lambda: plotting.error_against_step(lambda x: 1.0, 1, 1),
            "f must return one number for each entry",
        ),
        (
            lambda: plotting.error_against_step(np.log, 1e-9, 1e9),
            "second must be given",
        ),
        (lambda: plotting.slices(bowl, [1, 2, 3], (-2, 2)), "point must have shape"),
        (lambda: plotting.slices(bowl, [1, 2], (2, -2)), "window must run upwards"),
        (
            lambda: plotting.slices(from_polar, [1, 2], (-2, 2)),
            r"f must return one .*\(2,\)",
        ),
        (
            lambda: plotting.directional_slopes(
                bowl, [0, 0], angles=dict.fromkeys("abcde", 0)
            ),
            "angles must hold at most 4",
        ),
        (
            lambda: plotting.directional_slopes(lambda x: x[0] * 1j, [0, 0]),
            "f must return a real number",
        ),
        (lambda: plotting.one_sided_slopes(np.cbrt, 0), "slope on the left of x"),
        (lambda: plotting.one_sided_slopes(np.abs, 0, width=0), "width must be"),
        (lambda: plotting.one_sided_slopes(np.abs, [1.0]), "x must have shape"),
    ],
)
def test_bad_input_is_named(call, words):
    with pytest.raises((TypeError, ValueError), match=words):
        call()


def luminance(colour):
    levels = np.array(matplotlib.colors.to_rgb(colour))
    linear = np.where(
        levels <= 0.04045, levels / 12.92, ((levels + 0.055) / 1.055) ** 2.4
    )
    return linear @ [0.2126, 0.7152, 0.0722]


@pytest.mark.parametrize("name", ["BLUE", "ORANGE", "GREEN", "PINK", "INK"])
def test_colours_stand_out_on_white_and_on_the_dark_page(name):
    own = luminance(getattr(plotting, name)) + 0.05
    assert 1.05 / own >= 3.0
    assert own / (luminance("#121212") + 0.05) >= 3.0


@pytest.mark.parametrize("slopes", [(3.0, 4.0), (-0.8, 0.6)])
def test_slopes_of_a_plane_lie_on_a_cosine(slopes):
    ax = plotting.directional_slopes(lambda x: np.dot(slopes, x), [0.3, -0.7])
    turn, values = ax.lines[0].get_data()
    turn = np.radians(turn)
    expected = slopes[0] * np.cos(turn) + slopes[1] * np.sin(turn)
    np.testing.assert_allclose(values, expected, atol=1e-9)
