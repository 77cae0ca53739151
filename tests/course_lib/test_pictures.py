"""What the pictures claim is true: levels, arrows, verdicts, counts, best steps."""

import matplotlib
import matplotlib.pyplot as plt
import numpy as np
import pytest

from course_lib import jacobian, plotting
from course_lib.plotting.tapes import tape_schedule

matplotlib.use("agg")


@pytest.fixture(autouse=True)
def clean():
    yield
    plt.close("all")


@pytest.mark.parametrize(
    ("H", "words"),
    [
        ([[2, 1], [1, 2]], "minimum: eigenvalues 1 and 3\ncondition number 3"),
        ([[-2, 1], [1, -2]], "maximum: eigenvalues -3 and -1\ncondition number 3"),
        ([[1, 2], [2, 1]], "saddle: eigenvalues -1 and 3\nneither"),
        ([[1, 2], [2, 4]], "flat along one eigenvector: eigenvalues 0 and 5"),
    ],
)
def test_level_curves_lie_where_the_model_has_their_level(H, words):
    ax = plotting.hessian_ellipse(H, center=(3, 4), level=2)
    assert ax.get_title().startswith(words)
    for line in ax.get_lines():
        if line.get_label().startswith("model = "):
            x = line.get_xydata() - [3, 4]
            level = float(line.get_label().removeprefix("model = "))
            size = abs(x).max() ** 2
            np.testing.assert_allclose(
                ((x @ H) * x).sum(axis=1) / 2, level, atol=1e-9 * size
            )


@pytest.mark.parametrize(
    ("f", "words"),
    [
        (np.sin, "derivative 1 at"),
        (np.abs, "no derivative at"),
        (lambda x: np.abs(x) ** 1.5, "derivative"),  # the quotients fall slowly
        (lambda x: x**2 + 0.01 * np.abs(x), "no derivative"),
    ],
)
def test_kinks_are_told_from_bends(f, words):
    assert plotting.one_sided_slopes(f, 0.0).get_title().startswith(words)


def test_fan_is_a_subdifferential_for_convex_functions_only():
    labels = [
        plotting.one_sided_slopes(f, 0.0).get_legend().get_texts()[-1].get_text()
        for f in (np.abs, lambda x: -np.abs(x))
    ]
    assert labels == ["subdifferential [-1, 1]", "slopes between [-1, 1]"]


def test_best_step_depends_on_the_method_and_on_the_precision():
    ax = plotting.error_against_step(
        np.exp, 1.0, np.e, methods=["forward", "central", "complex"], dtype=np.float32
    )
    labels = [text.get_text() for text in ax.get_legend().get_texts()]
    assert labels[-2:] == ["best forward step 4.9e-04", "best central step 7.1e-03"]


def test_arrows_are_the_gradient():
    ax = plotting.contours(lambda x: x[0] ** 2 + 3 * x[1] ** 2, (-2, 2), arrows=5)
    arrows = ax.collections[-1]
    along = np.stack([arrows.U, arrows.V], axis=1)
    right = np.array([2, 6]) * arrows.get_offsets()
    np.testing.assert_allclose(
        along / abs(along).max(), right / abs(right).max(), atol=1e-8
    )


def test_shapes_of_a_generalized_jacobian_are_completed():
    J = np.einsum("bc,ij->bicj", np.eye(3), np.ones((2, 4)))
    title = plotting.sparsity(J, output=(3, 2)).get_title()
    assert title == plotting.sparsity(J, input=(3, 4)).get_title()
    flat = plotting.sparsity(J.reshape(6, 12), output=(3, 2), input=(3, 4))
    assert flat.get_title() == title == "24 of 72 entries are not zero (33.3 %)"


def test_inputs_are_not_changed():
    def careless(x):
        x += 1
        return x @ x

    point, path, H = np.ones(2), np.ones((3, 2)), np.array([[2.0, 1.0], [1.0, 2.0]])
    plotting.warped_grid(lambda x: np.add(x, 1, out=x), point, lines=2)
    plotting.descent_path(careless, path, (-1, 1))
    plotting.hessian_ellipse(H, center=point)
    assert (point == 1).all() and (path == 1).all()
    assert H.tolist() == [[2, 1], [1, 2]]


def test_descent_says_where_it_ends():
    paths = {"one": [[3.0, 4.0], [0.0, 1.0]], "two": np.zeros((101, 2))}
    ax = plotting.descent_path(lambda x: x @ x, paths, (-5, 5))
    labels = [text.get_text() for text in ax.get_legend().get_texts()]
    assert labels == ["one: 1 step, f = 1", "two: 100 steps, f = 0", "start", "end"]


@pytest.mark.parametrize(
    ("matrix", "words"),
    [
        ([[2, 0], [0, 3]], "det J = 6: areas × 6\nsingular values 3 and 2"),
        ([[0, 1], [1, 0]], "det J = -1: areas × 1, turned over\n"),
        ([[1, 2], [2, 4]], "det J = 0: areas × 0\nsingular values 5 and 0"),
    ],
)
def test_warped_grid_names_area_and_lengths(matrix, words):
    ax = plotting.warped_grid(lambda x: np.array(matrix) @ x, [1, 2], lines=3)
    assert ax.get_title().startswith(words)


def test_arrows_of_the_simplex_end_where_the_columns_say():
    z = np.array([0.3, -1.2, 0.8])
    ax = plotting.simplex_arrows(z)
    p = np.exp(z) / np.exp(z).sum()
    J = jacobian(lambda z: np.exp(z) / np.exp(z).sum(), z)
    corners = np.array([[0, 0], [1, 0], [0.5, np.sqrt(0.75)]])
    arrows = [text for text in ax.texts if text.get_text() == ""]
    assert len(arrows) == 3
    for j, arrow in enumerate(arrows):
        np.testing.assert_allclose(arrow.xyann, p @ corners, atol=1e-9)
        np.testing.assert_allclose(arrow.xy, (p + J[:, j]) @ corners, atol=1e-8)


@pytest.mark.parametrize("method", ["tangents", "cotangents", "checkpoints"])
@pytest.mark.parametrize("every", [1, 3, 4, 20])
def test_a_tape_holds_what_each_operation_needs(method, every):
    links = [(), (), (0, 1), (2,), (2, 0), (3, 4), (5,), (6, 3), (7,)]
    last, held, before, done = len(links) - 1, {0, 1}, set(), []
    for what, place, values, rates in tape_schedule(links, method, every):
        if what == "back":  # the value and those that it was made from are still there
            assert held >= {place, *links[place]} - (
                {place} if place == last else set()
            )
            assert place in before or place == last
            done.append(place)
        else:
            assert held >= set(links[place])
            assert place in values
        held, before = set(values), set(rates)
    if method == "tangents":
        assert last in before
    else:
        assert done == list(range(last, 1, -1))
        assert before == held == {0, 1}


def test_bars_of_a_tape_are_the_values_held():
    links = [(), (0,), (1,), (2,), (3,)]
    ax = plotting.tape_memory(links, method="checkpoints", every=2)
    bars = sorted((bar.get_x(), bar.get_height()) for bar in ax.patches)
    steps = tape_schedule(links, "checkpoints", 2)
    assert [height for _, height in bars] == [len(values) for _, _, values, _ in steps]
    assert "10 operations, at most 4 values" in ax.get_title()


def test_numbers_of_a_graph_stand_at_their_circles():
    places = {"x": (0, 1), "y": (0, 0), "f": (2, 0.5)}
    slopes = {("x", "f"): -2.0, ("y", "f"): "cos y"}
    numbers = {"values": {"x": 3.0, "f": 0.1234567}, "derivatives": {"x": -1e-9}}
    ax = plotting.computational_graph(places, slopes, slopes=slopes, **numbers)
    at = {text.get_text(): text.get_position() for text in ax.texts}
    assert at["3"][0] == 0 and at["3"][1] > 1  # above its circle
    assert at["0"][0] == 0 and at["0"][1] < 1  # below it, and no "-0"
    assert at["0.123"][0] == 2
    assert {"-2", "cos y"} <= set(at)
    arrows = [
        p for p in ax.patches if isinstance(p, matplotlib.patches.FancyArrowPatch)
    ]
    assert len(arrows) == 2
