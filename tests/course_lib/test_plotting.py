"""Plot functions draw where they are told, return the Axes, and show nothing."""

import matplotlib
import matplotlib.pyplot as plt
import numpy as np
import pytest

from course_lib import plotting

matplotlib.use("agg")


def cube(x):
    return 2 * x**3 + 5


CALLS = {
    "function_and_derivative": lambda **kw: plotting.function_and_derivative(
        np.sin, np.cos, (-1, 1), **kw
    ),
    "jacobian_blocks": lambda **kw: plotting.jacobian_blocks((2, 3), (4,), **kw),
    "layout_panel": lambda **kw: plotting.layout_panel(
        [("W", "ij")], ("G", "ji"), {"i": 2, "j": 3}, **kw
    ),
    "reading_order": lambda **kw: plotting.reading_order(np.eye(2), "C", **kw),
    "remainders": lambda **kw: plotting.remainders(cube, 2.0, {"24": 24.0}, **kw),
    "stacked_terms": lambda **kw: plotting.stacked_terms(
        {"a": [1, 2], "b": [3, 4]}, ["x", "y"], **kw
    ),
    "tangent_and_secant": lambda **kw: plotting.tangent_and_secant(
        cube, 2.0, 0.5, **kw
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
        (lambda: plotting.reading_order(np.eye(2), "K"), "order must be"),
        (
            lambda: plotting.layout_panel([("W", "ij")], None, dict.fromkeys("ijk", 2)),
            "lengths: at most two letters",
        ),
    ],
)
def test_bad_input_is_named(call, words):
    with pytest.raises(ValueError, match=words):
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
