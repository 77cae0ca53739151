"""Pictures of the course: each takes ``ax=None``, draws, and returns the Axes."""

from course_lib.plotting.curves import (
    function_and_derivative,
    remainders,
    stacked_terms,
    tangent_and_secant,
)
from course_lib.plotting.shapes import jacobian_blocks, layout_panel, reading_order
from course_lib.plotting.style import BLUE, GREEN, INK, ORANGE, PINK, use_style

__all__ = [
    "BLUE",
    "GREEN",
    "INK",
    "ORANGE",
    "PINK",
    "function_and_derivative",
    "jacobian_blocks",
    "layout_panel",
    "reading_order",
    "remainders",
    "stacked_terms",
    "tangent_and_secant",
    "use_style",
]
