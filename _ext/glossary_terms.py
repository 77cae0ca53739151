"""Link the first use of a glossary's word in a chapter, and show its meaning there.

The meaning appears when the pointer rests on the word or the keyboard reaches it, and
goes with Escape; it is read to those who do not see it. Nothing is fetched for it.
"""

import re

from docutils import nodes

CHAPTER = re.compile(r"chapters/\d\d_")
GLOSSARY = "chapters/glossary"
EVERYDAY = {"order"}  # "in this order" means no number of axes; not linked
PLAIN = (nodes.paragraph, nodes.emphasis, nodes.strong)


class GlossaryLink(nodes.General, nodes.Inline, nodes.Element):
    """A word of the glossary; its meaning is no child, so the search passes it over."""


def read_meanings(app, builder):
    """Before pages are written: (id in the glossary, nodes of its meaning) by word."""
    env, found = app.env, {}
    builder.meanings = found
    if GLOSSARY not in env.found_docs:
        return
    for item in env.get_doctree(GLOSSARY).findall(nodes.definition_list_item):
        paragraph = next(item.findall(nodes.paragraph))
        for term in item.findall(nodes.term):
            if term.astext() not in EVERYDAY:
                found[term.astext()] = (term["ids"][0], paragraph.children)


def link(app, doctree, docname):
    if app.builder.format != "html" or not CHAPTER.match(docname):
        return
    known = dict(app.builder.meanings)
    if not known:
        return
    words = "|".join(map(re.escape, sorted(known, key=len, reverse=True)))
    pattern = re.compile(rf"\b({words})(?=s?\b)", re.IGNORECASE)
    address = app.builder.get_relative_uri(docname, GLOSSARY)
    for text in list(doctree.findall(nodes.Text)):
        if is_prose(text):
            replace(text, pattern, known, address)


def is_prose(text):
    """True in a paragraph of the running text: not in links, code, titles, lists."""
    if not isinstance(text.parent, PLAIN):
        return False
    outer = text.parent
    while outer and not isinstance(outer, nodes.section):
        if isinstance(outer, (nodes.reference, nodes.title, nodes.list_item)):
            return False
        outer = outer.parent
    return isinstance(outer, nodes.section)


def replace(text, pattern, known, address):
    """Put links in place of words not met before; these leave `known`."""
    pieces, done = [], 0
    spelled = {word.lower(): word for word in known}
    for found in pattern.finditer(text.astext()):
        word = spelled.pop(found[1].lower(), None)
        if word is None:
            continue
        pieces.append(nodes.Text(text.astext()[done : found.start()]))
        pieces.append(linked(found[0], *known.pop(word), address))
        done = found.end()
    if pieces:
        pieces.append(nodes.Text(text.astext()[done:]))
        text.parent.replace(text, pieces)


def linked(shown, identity, meaning, address):
    node = GlossaryLink("", nodes.Text(shown), address=f"{address}#{identity}")
    node["describes"] = f"meaning-of-{identity}"
    node.meaning = [child.deepcopy() for child in meaning]
    return node


def visit(translator, node):
    described = node["describes"]
    translator.body.append(
        f'<a class="glossary-link" href="{node["address"]}" '
        f'aria-describedby="{described}">'
    )


def depart(translator, node):
    translator.body.append(
        f'</a><span class="meaning" role="tooltip" id="{node["describes"]}">'
    )
    for child in node.meaning:
        if isinstance(child, (nodes.Text, nodes.math, nodes.literal, nodes.emphasis)):
            child.walkabout(translator)
        else:
            translator.body.append(translator.encode(child.astext()))
    translator.body.append("</span>")


def setup(app):
    app.add_node(GlossaryLink, html=(visit, depart))
    app.connect("write-started", read_meanings)
    app.connect("doctree-resolved", link)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
