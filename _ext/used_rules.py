"""Keep of a style sheet the rules that can match, and what these refer to.

A rule stays if all classes, ids and tags of one of its selectors are among the names
that pages hold or scripts mention. What is inside `:is()` and the like counts as found:
in doubt a rule stays. Then custom properties, keyframes and fonts that no rule that
stayed refers to are left out, until nothing changes any longer.
"""

import re
from typing import NamedTuple

import tinycss2

NESTING = ("media", "supports", "layer", "container")
PROPERTY = re.compile(r"var\(\s*(--[\w-]+)")


class Rule(NamedTuple):
    """Selectors, or the name of an at-rule, with declarations or rules inside."""

    head: str
    declarations: tuple = ()
    rules: tuple = ()


# A rule without nesting, whose selectors are plain classes and tags with what follows.
PLAIN = re.compile(r"(?<=[};])\s*([\w.:,>~+\s*-]+)\{[^{}]*\}(?![\"'])")
CLASS = re.compile(r"\.([A-Za-z_-][\w-]*)")


def read(css, names, tags):
    """The rules of a style sheet whose selectors can match."""
    css = without_plain_rules(css, names)
    found = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    return tuple(_rules(found, names, tags))


def without_plain_rules(css, names):
    """Leave out, before the sheet is parsed, what is seen at a glance not to match.

    Most rules of the theme draw icons that nobody uses; to parse them takes as long as
    to write the pages.
    """

    def judge(found):
        parts = found[1].split(",")
        return (
            found[0] if any(names.issuperset(CLASS.findall(p)) for p in parts) else ""
        )

    return PLAIN.sub(judge, css)


def _rules(found, names, tags):
    for rule in found:
        if rule.type == "qualified-rule":
            heads = [
                tinycss2.serialize(selector).strip()
                for selector in selectors(rule.prelude)
                if can_match(selector, names, tags)
            ]
            if heads:
                yield Rule(",".join(heads), declarations(rule.content))
        elif rule.type == "at-rule":
            yield from _at_rule(rule, names, tags)


def _at_rule(rule, names, tags):
    head = f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude).rstrip()}"
    if rule.content is None:
        if rule.at_keyword != "charset":
            yield Rule(head)
    elif rule.at_keyword in NESTING:
        inner = tinycss2.parse_rule_list(rule.content, True, True)
        rules = tuple(_rules(inner, names, tags))
        if rules:
            yield Rule(head, rules=rules)
    elif rule.at_keyword.endswith("keyframes"):
        inner = tinycss2.parse_rule_list(rule.content, True, True)
        steps = (
            Rule(tinycss2.serialize(step.prelude).strip(), declarations(step.content))
            for step in inner
        )
        yield Rule(head, rules=tuple(steps))
    else:
        yield Rule(head, declarations(rule.content))


def selectors(prelude):
    """The selectors between the commas of a rule's head, as lists of tokens."""
    parts = [[]]
    for token in prelude:
        if token == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def can_match(selector, names, tags):
    """True if every class, id and tag of a selector is known."""
    before = ""
    for token in selector:
        if token.type == "hash" and token.value not in names:
            return False
        if token.type == "ident":
            if before == "." and token.value not in names:
                return False
            if before not in (".", ":") and token.lower_value not in tags:
                return False
        before = token.value if token.type == "literal" else ""
    return True


def declarations(content):
    """(property, value) of each declaration, in order."""
    found = tinycss2.parse_blocks_contents(content, True, True)
    return tuple(
        (item.name, _value(item)) for item in found if item.type == "declaration"
    )


def _value(item):
    value = re.sub(r"\s+", " ", tinycss2.serialize(item.value)).strip()
    return value + ("!important" if item.important else "")


def without_unreferenced(rules, properties):
    """Leave out custom properties and keyframes that nothing refers to.

    `properties` are those that pages and scripts name.
    """
    while True:
        values = [value for rule in walk(rules) for _, value in rule.declarations]
        text = " ".join(values)
        wanted = set(PROPERTY.findall(text)) | properties
        words = set(re.findall(r"[\w-]+", text))
        thinner = tuple(_thin(rules, wanted, words))
        if thinner == rules:
            return rules
        rules = thinner


def walk(rules):
    for rule in rules:
        yield rule
        yield from walk(rule.rules)


def _thin(rules, wanted, words):
    for rule in rules:
        if "keyframes " in rule.head and rule.head.split()[-1] not in words:
            continue
        kept = tuple(
            (name, value)
            for name, value in rule.declarations
            if not name.startswith("--") or name in wanted
        )
        inner = tuple(_thin(rule.rules, wanted, words))
        if kept or inner or rule.head.startswith(("@import", "@layer")):
            yield Rule(rule.head, kept, inner)


def write(rules):
    """The style sheet of these rules, on as few bytes as its meaning allows."""
    return "".join(map(_write, rules))


def _write(rule):
    if not rule.declarations and not rule.rules:
        return rule.head + ";"
    body = ";".join(f"{name}:{value}" for name, value in rule.declarations)
    return f"{rule.head}{{{body or write(rule.rules)}}}"
