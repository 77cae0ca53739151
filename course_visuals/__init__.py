"""Pictures that move, in live notebooks; the website shows the same modules.

Needs anywidget, which the extra ``learn`` brings, and the folder ``interactive/`` of
the course beside this package, where ``pip install -e`` leaves it.
"""

from course_visuals import modules

__all__ = ["names", "show"]


def names():
    """The visuals that there are.

    Examples
    --------
    >>> print("secant-quotient" in names())
    True
    """
    return sorted(path.stem for path in (modules.SOURCES / "visuals").glob("*.js"))


def show(name, **state):
    """A picture that moves, for the last line of a notebook cell.

    Parameters
    ----------
    name : str
        One of :func:`names`.
    **state
        Where its controls stand, by the names that a link to its state uses. What is
        not allowed is left out, and named below the picture.

    Returns
    -------
    anywidget.AnyWidget
        Its trait ``state`` follows the picture, and the picture follows it.

    Raises
    ------
    ValueError
        If there is no such visual.
    ModuleNotFoundError
        If anywidget is not installed.

    Examples
    --------
    >>> widget = show("secant-quotient", x=2, h=0.5)
    >>> widget.state
    {'x': 2, 'h': 0.5}
    """
    if name not in names():
        known = ", ".join(names()) or f"none, for {modules.SOURCES} is missing"
        raise ValueError(f"there is no visual {name!r}; there are {known}")
    import traitlets
    from anywidget import AnyWidget

    class Visual(AnyWidget):
        _esm = modules.notebook_module(f"visuals/{name}.js")
        state = traitlets.Dict().tag(sync=True)

    return Visual(state=state)
