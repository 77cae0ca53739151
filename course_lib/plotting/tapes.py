"""What a computation holds in memory while it is differentiated."""

import numpy as np

from course_lib.plotting.common import whole
from course_lib.plotting.style import BLUE, GREEN, ORANGE, axes_or_new


def tape_schedule(links, method="cotangents", every=1):
    """What happens, and what is held, operation by operation.

    Parameters
    ----------
    links : sequence of tuple of int
        For each line of a tape the places of the lines that it was made from, all
        smaller than its own; empty for inputs, which stand first.
    method : {"tangents", "cotangents", "checkpoints"}
        Forwards with tangents; backwards with all values kept; backwards with
        checkpoints.
    every : int
        For ``"checkpoints"``: after how many operations one is set.

    Returns
    -------
    list of tuple
        One entry a step: "forward", "again" or "back", the place of the line, the
        places whose values are held afterwards, and those whose tangents or cotangents
        are.

    Raises
    ------
    ValueError
        If a line is made from itself or a later one, or a parameter is not allowed.

    Notes
    -----
    Chapter 16, "Automatic differentiation". A value that no later line needs is dropped
    at once where the method allows it.

    Examples
    --------
    >>> for step in tape_schedule([(), (0,), (1, 0)]):
    ...     print(*step)
    forward 1 (0, 1) ()
    forward 2 (0, 1, 2) ()
    back 2 (0, 1) (0, 1)
    back 1 (0,) (0,)
    """
    links, first = _checked(links)
    every = whole("every", every, 1)
    last = len(links) - 1
    needed = [max([k for k, made in enumerate(links) if j in made], default=j) for j in
              range(last + 1)]  # fmt: skip
    needed[last] = last + 1

    def live(place):
        """What is computed up to a line and needed by later ones."""
        return {j for j in range(place + 1) if needed[j] > place or j < first}

    steps, inputs = [], set(range(first))
    if method == "tangents":
        for k in range(first, last + 1):
            steps.append(("forward", k, live(k), live(k)))
    elif method in ("cotangents", "checkpoints"):
        size = every if method == "checkpoints" else last + 1
        starts = list(range(first, last + 1, size))
        kept = inputs
        for k in range(first, last + 1):
            if k in starts:
                kept = kept | live(k - 1)
            held = kept | (
                set(range(starts[-1], k + 1)) if k >= starts[-1] else live(k)
            )
            steps.append(("forward", k, held, set()))
        rates = {last}
        for start in reversed(starts):
            stop = min(start + size, last + 1)
            kept = inputs.union(*(live(s - 1) for s in starts if s <= start))
            for k in range(start, stop if start != starts[-1] else start):
                steps.append(("again", k, kept | set(range(start, k + 1)), set(rates)))
            for k in reversed(range(start, stop)):
                rates = (rates - {k}) | set(links[k])
                steps.append(("back", k, kept | set(range(start, k)), set(rates)))
    else:
        methods = ("tangents", "cotangents", "checkpoints")
        raise ValueError(f"method must be one of {methods}, got {method!r}")
    return [(w, k, tuple(sorted(v)), tuple(sorted(r))) for w, k, v, r in steps]


def tape_memory(links, ax=None, *, method="cotangents", every=1):
    """The number of values that are held, against time.

    Parameters
    ----------
    links, method, every
        As in ``tape_schedule``.
    ax : matplotlib.axes.Axes, optional
        Where to draw; default a new figure.

    Returns
    -------
    matplotlib.axes.Axes
        One bar for each operation, with a pattern for what it does.

    Raises
    ------
    ValueError
        As ``tape_schedule``.

    Notes
    -----
    Chapter 16, "Automatic differentiation".

    Examples
    --------
    >>> ax = tape_memory([(), (0,), (1,), (2,)])
    >>> print(ax.get_title())
    cotangents: 6 operations, at most 4 values
    """
    ax = axes_or_new(ax)
    steps = tape_schedule(links, method, every)
    looks = {
        "forward": ("forwards", BLUE, ""),
        "again": ("forwards again", GREEN, "xxx"),
        "back": ("back", ORANGE, "///"),
    }
    for what, (label, colour, pattern) in looks.items():
        bars = [(t, len(s[2])) for t, s in enumerate(steps, 1) if s[0] == what]
        if bars:
            times, counts = np.transpose(bars)
            style = {"color": colour} if not pattern else {"fc": "none", "ec": colour}
            ax.bar(times, counts, width=0.8, hatch=pattern, label=label, **style)
    most = max(len(s[2]) for s in steps)
    name = f"{method}, every {every}" if method == "checkpoints" else method
    ax.set(title=f"{name}: {len(steps)} operations, at most {most} values")
    ax.set(xlabel="time, in operations", ylabel="values held")
    ax.legend()
    return ax


def _checked(links):
    """The lines as tuples, and how many inputs stand first."""
    links = [tuple(made) for made in links]
    for place, made in enumerate(links):
        if any(not 0 <= parent < place for parent in made):
            raise ValueError(
                f"links: line {place} is made from {made}; only earlier lines count"
            )
    first = next((k for k, made in enumerate(links) if made), len(links))
    if not 0 < first < len(links) or not all(links[first:]):
        raise ValueError("links: inputs, which are made from (), stand first, and "
                         "at least one line must follow")  # fmt: skip
    return links, first
