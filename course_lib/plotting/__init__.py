"""Pictures of the course: each takes ``ax=None``, draws, and returns the Axes."""

from course_lib.plotting.style import BLUE, GREEN, INK, ORANGE, PINK, use_style

__all__ = ["BLUE", "GREEN", "INK", "ORANGE", "PINK", "use_style"]
