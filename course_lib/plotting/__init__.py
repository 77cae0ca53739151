"""Pictures of the course: each takes ``ax=None``, draws, and returns the Axes."""

from course_lib.plotting.batches import weight_gradient_entry
from course_lib.plotting.curves import (
    function_and_derivative,
    remainders,
    stacked_terms,
    tangent_and_secant,
)
from course_lib.plotting.errors import error_against_step, taylor_remainders
from course_lib.plotting.fields import contours, descent_path
from course_lib.plotting.graphs import computational_graph
from course_lib.plotting.kinks import one_sided_slopes
from course_lib.plotting.loom import index_loom
from course_lib.plotting.maps import sparsity, warped_grid
from course_lib.plotting.quadratics import hessian_ellipse
from course_lib.plotting.shapes import jacobian_blocks, layout_panel, reading_order
from course_lib.plotting.simplex import simplex_arrows
from course_lib.plotting.style import BLUE, GREEN, INK, ORANGE, PINK, use_style
from course_lib.plotting.surfaces import directional_slopes, slices
from course_lib.plotting.tapes import tape_memory
from course_lib.plotting.windows import windows_of_pixel

__all__ = [
    "BLUE",
    "GREEN",
    "INK",
    "ORANGE",
    "PINK",
    "computational_graph",
    "contours",
    "descent_path",
    "directional_slopes",
    "error_against_step",
    "function_and_derivative",
    "hessian_ellipse",
    "index_loom",
    "jacobian_blocks",
    "layout_panel",
    "one_sided_slopes",
    "reading_order",
    "remainders",
    "simplex_arrows",
    "slices",
    "sparsity",
    "stacked_terms",
    "tangent_and_secant",
    "tape_memory",
    "taylor_remainders",
    "use_style",
    "warped_grid",
    "weight_gradient_entry",
    "windows_of_pixel",
]
