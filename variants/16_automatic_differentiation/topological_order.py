"""Answers to `topological_order`: each name after its parents."""

import graphlib
from collections import deque


def right_two_visits(parents, output):
    """Depth first with a list of its own; each name is met twice."""
    order, seen, waiting = [], set(), [(output, False)]
    while waiting:
        name, ready = waiting.pop()
        if ready:
            order.append(name)
        elif name not in seen:
            seen.add(name)
            waiting += [(name, True), *((p, False) for p in parents[name])]
    return order


def _needed(parents, output):
    found, waiting = {output}, [output]
    while waiting:
        for p in parents[waiting.pop()]:
            if p not in found:
                found.add(p)
                waiting.append(p)
    return found


def right_counting(parents, output):
    """Kahn: counts the parents that are missing, takes what has none left."""
    names = _needed(parents, output)
    missing = {name: len(set(parents[name])) for name in names}
    users = {name: [] for name in names}
    for name in names:
        for p in set(parents[name]):
            users[p].append(name)
    free, order = deque(sorted(n for n in names if not missing[n])), []
    while free:
        name = free.popleft()
        order.append(name)
        for user in users[name]:
            missing[user] -= 1
            if not missing[user]:
                free.append(user)
    return order


def right_library(parents, output):
    """The sorter of Python's graphlib."""
    names = _needed(parents, output)
    return list(
        graphlib.TopologicalSorter({n: parents[n] for n in names}).static_order()
    )


def right_iterators(parents, output):
    """Depth first with a stack of iterators."""
    order, seen = [], {output}
    stack = [(output, iter(parents[output]))]
    while stack:
        name, rest = stack[-1]
        for p in rest:
            if p not in seen:
                seen.add(p)
                stack.append((p, iter(parents[p])))
                break
        else:
            order.append(name)
            stack.pop()
    return order


def wrong_preorder(parents, output):
    """Puts a name down when it is met, then turns the list round."""
    order, waiting = [], [output]
    while waiting:
        name = waiting.pop()
        if name not in order:
            order.append(name)
            waiting.extend(parents[name])
    return order[::-1]


def wrong_breadth_first(parents, output):
    """Breadth first, reversed."""
    order, waiting = [], deque([output])
    while waiting:
        name = waiting.popleft()
        if name not in order:
            order.append(name)
            waiting.extend(parents[name])
    return order[::-1]


def wrong_reversed(parents, output):
    """The output first."""
    return right_two_visits(parents, output)[::-1]


def wrong_recursive(parents, output):
    """A function that calls itself: ends at Python's limit."""
    order = []

    def visit(name):
        if name not in order:
            for p in parents[name]:
                visit(p)
            order.append(name)

    visit(output)
    return order


def wrong_everything(parents, output):
    """All names of the graph."""
    return list(graphlib.TopologicalSorter(parents).static_order())


def wrong_order_of_dictionary(parents, output):
    """The names that are needed, as the dictionary has them."""
    needed = _needed(parents, output)
    return [name for name in parents if name in needed]


def wrong_repeats(parents, output):
    """No memory of what was seen."""
    order, waiting = [], [(output, False)]
    while waiting and len(order) < 10**4:
        name, ready = waiting.pop()
        if ready:
            order.append(name)
        else:
            waiting += [(name, True), *((p, False) for p in parents[name])]
    return order


def wrong_without_output(parents, output):
    """The output itself forgotten."""
    return right_two_visits(parents, output)[:-1]


def wrong_without_inputs(parents, output):
    """Names without parents left out."""
    return [n for n in right_two_visits(parents, output) if parents[n] or n == output]


def wrong_set(parents, output):
    """A set, which has no order."""
    return _needed(parents, output)


def wrong_joined(parents, output):
    """One text."""
    return " ".join(right_two_visits(parents, output))


def wrong_sorted(parents, output):
    """In the order of the alphabet."""
    return sorted(_needed(parents, output))


def wrong_no_return(parents, output):
    """Forgets to return."""
    right_two_visits(parents, output)
