"""Mend what the theme's templates deny to keyboards and screen readers.

axe-core found each of these on every page of the stock theme; see finished_pages.py.
"""

import re

from finished_pages import step

SEARCH_BUTTON = re.compile(r"<button class=\"[^\"]*search-button-field[^>]*>")


@step(r'<button class="[^"]*search-button-field[^>]*aria-label="')
def search_button_is_called_by_its_text(page, context):
    """Its label, "Search", is not the text that one sees on it, "Search Ctrl+K"."""

    def unlabelled(found):
        return re.sub(r' (title|aria-label)="[^"]*"', "", found[0])

    return SEARCH_BUTTON.sub(unlabelled, page)


@step(r'<div id="pst-primary-sidebar" class=')
def sidebar_is_a_landmark(page, context):
    """The book's title stands in no landmark, so a screen reader passes it over."""
    return page.replace(
        '<div id="pst-primary-sidebar" ',
        '<div id="pst-primary-sidebar" role="complementary" aria-label="This book" ',
    )


@step(r'<button class="sidebar-toggle[^>]*title="[^>]*>\s*<span class="fa-')
def icons_are_not_read(page, context):
    """An icon is a letter of a private alphabet, which some screen readers spell."""
    return re.sub(
        r'<(i|span) class="((?:theme-switch )?(?:fa[sbr]? fa-|fa-solid ))',
        r'<\1 aria-hidden="true" class="\2',
        page,
    )


@step(r'<button class="sidebar-toggle(?![^>]*aria-label)')
def toggles_have_names(page, context):
    """A title alone names the buttons that open a sidebar, and is removed on hover."""
    return re.sub(
        r'(<button (?:onclick="\w+\(\)"\s+)?class="(?:sidebar-toggle|btn btn-sm '
        r'btn-fullscreen)[^>]*?)title="([^"]*)"',
        r'\1aria-label="\2" title="\2"',
        page,
    )


@step(r'<summary aria-label="Toggle hidden content">')
def folded_code_is_called_by_its_text(page, context):
    """ "Toggle hidden content" is not what one reads, "Show code cell source"."""
    return page.replace('<summary aria-label="Toggle hidden content">', "<summary>")


@step(r'role="doc-biblioentry"')
def sources_are_no_list_items(page, context):
    """Roles of a list and its items, on blocks between which other things stand."""
    page = page.replace('<div role="list" class="citation-list">', "<div>")
    return page.replace(' role="doc-biblioentry"', "")


@step(r'<th class="head[^>]*>(<p></p>)?</th>')
def empty_corners_are_no_headers(page, context):
    """Markdown has no table without headers; an empty one is announced as a header."""
    return re.sub(r'<th( class="head[^>]*)>(<p></p>)?</th>', r"<td\1></td>", page)


@step(r"<meta name=\"viewport\".*<meta name=\"viewport\"")
def one_viewport(page, context):
    """The same line stands up to three times in the head."""
    first, line, rest = re.split(r'(<meta name="viewport"[^>]*>)', page, maxsplit=1)
    return first + line + re.sub(r'\s*<meta name="viewport"[^>]*>', "", rest)


def setup(app):
    return {"parallel_read_safe": True, "parallel_write_safe": True}
