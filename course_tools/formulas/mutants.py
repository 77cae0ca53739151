"""Change one thing in a true formula: is the change refused?

A checker that accepts everything would print the same green page. So each formula is
copied with one sign, number, index, term, transpose, factor or variable changed, and
the copies go through the same check. A copy that still says the truth (2 + 2 for
2 · 2) is no mutant; one that is false and accepted is a survivor, and is listed.
"""

import copy
import os
import random
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

import mpmath
import numpy as np

from course_tools.formulas import claims, latex, pages
from course_tools.formulas.arithmetic import Undefined
from course_tools.formulas.checking import (
    CONFUSED,
    Checker,
    Refused,
    Step,
    check_formula,
    without_landau,
)
from course_tools.formulas.evaluate import distance

OTHER = {  # a neighbour that learners take for it
    "\\sin": "\\cos", "\\cos": "\\sin", "\\tan": "\\sin", "\\sinh": "\\cosh",
    "\\cosh": "\\sinh", "\\exp": "\\ln", "\\ln": "\\exp", "\\tanh": "\\sinh",
}  # fmt: skip
SAME_VALUE = mpmath.mpf(10) ** -12


@dataclass(frozen=True)
class Mutant:
    """One change of a formula.

    Attributes
    ----------
    kind : str
        What was changed, such as "sign".
    source : str
        The whole formula after the change.
    start, end : int
        What was replaced in the original,
    words : str
        by this.
    """

    kind: str
    source: str
    start: int
    end: int
    words: str


@dataclass
class Verdict:
    """What became of a mutant: "caught", "same meaning" or "survived"."""

    mutant: Mutant
    place: str
    original: str
    outcome: str
    reason: str = ""


def mutants(source, context):
    """All copies of a formula with one thing changed.

    Parameters
    ----------
    source : str
        LaTeX.
    context : Context
        What its letters stand for.

    Returns
    -------
    list of Mutant
    """
    found, limits = [], claims.statements(source)
    demands = claims.conditions(limits)
    for statement in limits:
        if any(statement is demand for demand in demands) or not statement.relations:
            continue
        for side in statement.sides:
            maker = _Maker(source, context)
            maker.visit(claims.read(side, context))
            found += maker.found
    unique = {mutant.source: mutant for mutant in found if mutant.source != source}
    return list(unique.values())


class _Maker:
    """Walks over the tree of a side and notes what can be changed."""

    def __init__(self, source, context):
        self.source, self.context, self.found = source, context, []

    def edit(self, kind, start, end, words):
        text = self.source[:start] + words + self.source[end:]
        self.found.append(Mutant(kind, text, start, end, words))

    def visit(self, node, inside=""):
        change = getattr(self, "_" + node.kind, None)
        if change:
            change(node, inside)
        if node.kind == "power":
            self.visit(node.parts[0])
            self.visit(node.parts[1], "exponent")
            return
        for part in latex.nodes_in(node.parts):
            self.visit(part)

    def _sum(self, node, inside):
        terms = node.parts[1]
        before = node.start
        for k, term in enumerate(terms):
            gap = self.source[before : term.start]
            at = max(gap.rfind("+"), gap.rfind("-"))
            if at >= 0:
                place = before + at
                flipped = "-" if self.source[place] == "+" else "+"
                if k == 0 and len(terms) == 1:
                    self.edit("sign", place, place + 1, " ")
                else:
                    self.edit("sign", place, place + 1, flipped)
                if len(terms) > 1:
                    self.edit("dropped term", place, term.end, "")
            elif len(terms) > 1:
                self.edit("sign", term.start, term.start, "-")
                following = self.source[term.end : terms[1].start]
                if "+" in following:  # the plus of the next term goes, too
                    end = term.end + following.index("+") + 1
                    self.edit("dropped term", term.start, end, "")
            before = term.end

    def _number(self, node, inside):
        text = node.parts[0]
        if "." in text:
            last = str((int(text[-1]) + 1) % 10)
            self.edit("coefficient", node.start, node.end, text[:-1] + last)
        else:
            kind = "exponent" if inside == "exponent" else "coefficient"
            words = str(int(text) + 1)
            if len(text) == 1 and len(words) == 1:
                self.edit(kind, node.start, node.end, words)

    def _index(self, node, inside):
        subscript = node.parts[1]
        if latex.key(node) in self.context.names:
            return
        letters = [latex.key(part) for part in subscript.indices]
        if len(letters) == 2 and all(letters) and letters[0] != letters[1]:
            start = subscript.start
            end = start + len(subscript.raw)
            self.edit("index", start, end, "".join(reversed(letters)))

    def _transpose(self, node, inside):
        self.edit("dropped transpose", node.parts[0].end, node.end, " ")

    def _prime(self, node, inside):
        end = node.parts[0].end
        self.edit("dropped prime", end, end + 1, "")

    def _product(self, node, inside):
        factors = node.parts[1]
        for one, two in pairwise(factors):
            text = (self.source[one.start : one.end], self.source[two.start : two.end])
            gap = self.source[one.end : two.start]
            if "/" not in gap and text[0] != text[1]:
                kind = "swapped factors"
                self.edit(kind, one.start, two.end, f"{text[1]}{gap or ' '}{text[0]}")
        for k, factor in enumerate(factors):
            gap_before = self.source[factors[k - 1].end : factor.start] if k else ""
            gap = (
                self.source[factor.end : factors[k + 1].start]
                if k + 1 < len(factors)
                else ""
            )
            if "/" in gap + gap_before:
                continue
            if k:
                self.edit("dropped factor", factors[k - 1].end, factor.end, " ")
            elif len(factors) > 1:
                self.edit("dropped factor", factor.start, factors[1].start, "")

    def _name(self, node, inside):
        name = node.parts[0]
        if f"\\{name}" in OTHER and self.source[node.start] == "\\":
            end = node.start + len(name) + 1
            self.edit("wrong function", node.start, end, OTHER[f"\\{name}"])
            return
        what = self.context.names.get(name)
        shape = getattr(what, "shape", None)
        if shape is None or node.end - node.start > len(name) + 1:
            return
        for other, thing in self.context.names.items():
            near = other != name and getattr(thing, "shape", None) == shape
            if near and " " not in other and self.appears(other):
                self.edit("swapped variable", node.start, node.end, f"{other} ")
                return

    def appears(self, name):
        return any(token.text == name for token in latex.tokens(self.source))

    def _call(self, node, inside):
        base = node.parts[0]
        while base.kind == "prime":
            base = base.parts[0]
        if base.kind == "name" and base.parts[0] in (f[1:] for f in OTHER):
            self._name_at(base, node)

    def _name_at(self, base, node):
        word = f"\\{base.parts[0]}"
        start = self.source.find(word, node.start)
        if start == node.start:
            self.edit("wrong function", start, start + len(word), OTHER[word])


def judge_all(root, wanted, progress=None):
    """Judge all mutants of some pages, on all processors.

    Parameters
    ----------
    root : Path
    wanted : list of Path
    progress : callable, optional
        Called with each page and its verdicts.

    Returns
    -------
    list of Verdict
    """
    found = []
    with ProcessPoolExecutor(max_workers=os.cpu_count()) as pool:
        for path, page in zip(
            wanted, pool.map(partial(judge_page, root), wanted), strict=True
        ):
            found += page
            if progress:
                progress(path, page)
    return found


def print_page(path, verdicts):
    """One line on a page, and its survivors."""
    counts = Counter(verdict.outcome for verdict in verdicts)
    if counts:
        words = ", ".join(f"{many} {name}" for name, many in counts.most_common())
        print(f"{path}: {words}", flush=True)
    for v in verdicts:
        if v.outcome == "survived":
            print(f"  {v.place}: {v.mutant.kind}: {v.reason}\n    {v.mutant.source}")


def judge_page(root, path, many=None, seed=0):
    """Judge the mutants of all checked formulas of a page, or a sample of them.

    Parameters
    ----------
    root, path : Path
    many : int, optional
        Size of the sample.
    seed : int
        Of the sample.

    Returns
    -------
    list of Verdict
    """
    found = []
    for formula, page, context in pages.readings(root, path):
        if context is None:
            continue
        before, marked = copy.deepcopy(page), context.copy(marks=True)
        try:
            outcome = check_formula(formula.source, page, context)
        except Refused:
            continue
        if outcome.kind == "checked":
            for mutant in mutants(formula.source, context):
                found.append((formula, mutant, before, marked))
    if many is not None and many < len(found):
        found = random.Random(seed).sample(found, many)
    return [_verdict(*chosen) for chosen in found]


def _verdict(formula, mutant, before, marked):
    page, context = copy.deepcopy(before), marked.copy(marks=True)
    outcome, reason = judge(formula.source, mutant, page, context)
    return Verdict(mutant, formula.place, formula.source, outcome, reason)


def judge(source, mutant, page, context):
    """Whether a mutant is refused, says the same, or survives."""
    fresh = context.copy(marks=True)
    try:
        check_formula(mutant.source, page, fresh)
    except Refused as problem:
        return "caught", str(problem).splitlines()[0]
    if _same_meaning(source, mutant, fresh):
        return "same meaning", ""
    return "survived", _why(source)


def _why(source):
    """Why a survivor may survive, as far as its relation tells."""
    relations = {r for s in claims.statements(source) for r in s.relations}
    if relations & {"<", ">", "\\le", "\\ge", "\\leq", "\\geq"}:
        return "the inequality holds with room to spare"
    if "\\approx" in relations:
        return "the change is smaller than the rounding"
    if "o(" in source or "O(" in source:
        return "the change is hidden by the remainder term"
    return "unexplained"


def _same_meaning(source, mutant, context):
    """Whether each side has the value that it had before the change."""
    old = [side for s in claims.statements(source) for side in s.sides]
    new = [side for s in claims.statements(mutant.source) for side in s.sides]
    if len(old) != len(new):
        return False
    changed = [(a, b) for a, b in zip(old, new, strict=True) if a.text != b.text]
    checker = Checker(source, context, [], [])
    try:
        for before, after in changed:
            sides = claims.read(before, context), claims.read(after, context)
            trees = [without_landau(tree)[0] for tree in sides]
            step = Step(before, "=", after, *trees)
            checker.prepare(step)
            for evaluator in checker.samples(3):
                checker.moving(evaluator, step)
                for letters in checker.places(evaluator, step):
                    evaluator.values.update(letters)
                    gap = distance(*(evaluator.value(tree) for tree in trees))
                    if not gap < SAME_VALUE:
                        return False
    except (Undefined, Refused, ValueError, *CONFUSED):
        return False
    return bool(np.size(changed))
