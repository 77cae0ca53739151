"""Answers to `left_over`: where the printed recursion comes to rest."""


def right_while(output, input):
    """Takes axes off while the rule applies."""
    output, input = tuple(output), tuple(input)
    while output and input and max(len(output), len(input)) > 1:
        output, input = output[1:], input[1:]
    return output, input, max(len(output), len(input)) <= 1


def right_recursive(output, input):
    """Calls itself, as the notes do."""
    if len(output) <= 1 and len(input) <= 1:
        return tuple(output), tuple(input), True
    if not output or not input:
        return tuple(output), tuple(input), False
    return right_recursive(output[1:], input[1:])


def right_counted(output, input):
    """How many steps there are, without a loop."""
    p, q = len(output), len(input)
    steps = max(0, min(p, q, max(p, q) - 1))
    return tuple(output[steps:]), tuple(input[steps:]), abs(p - q) <= 1


def wrong_always_reached(output, input):
    """Believes the promise: the base case is always reached."""
    return *right_while(output, input)[:2], True


def wrong_until_empty(output, input):
    """Goes on until one of the two is empty."""
    while output and input:
        output, input = output[1:], input[1:]
    return tuple(output), tuple(input), max(len(output), len(input)) <= 1


def wrong_last_axes(output, input):
    """Takes the last axes off."""
    while output and input and max(len(output), len(input)) > 1:
        output, input = output[:-1], input[:-1]
    return tuple(output), tuple(input), max(len(output), len(input)) <= 1


def wrong_one_step(output, input):
    """A single step."""
    if output and input and max(len(output), len(input)) > 1:
        output, input = output[1:], input[1:]
    return tuple(output), tuple(input), max(len(output), len(input)) <= 1


def wrong_stops_at_two(output, input):
    """Stops as soon as one of the two is a vector."""
    while len(output) > 1 and len(input) > 1:
        output, input = output[1:], input[1:]
    return tuple(output), tuple(input), max(len(output), len(input)) <= 1


def wrong_equal_needed(output, input):
    """Reached only for equally many axes."""
    left = right_while(output, input)
    return *left[:2], len(output) == len(input)


def wrong_counts(output, input):
    """The numbers of axes, not the shapes."""
    left = right_while(output, input)
    return len(left[0]), len(left[1]), left[2]


def wrong_exchanged(output, input):
    """Input first."""
    left = right_while(output, input)
    return left[1], left[0], left[2]


def wrong_two_values(output, input):
    """The shapes without the verdict."""
    return right_while(output, input)[:2]


def wrong_output_alone(output, input):
    """Axes come off the output alone."""
    while len(output) > 1:
        output = output[1:]
    return tuple(output), tuple(input), len(input) <= 1


def wrong_numbers_only(output, input):
    """Only two numbers count as the base case."""
    left = right_while(output, input)
    return *left[:2], left[:2] == ((), ())


def wrong_without_return(output, input):
    """Computes it and forgets to return it."""
    right_while(output, input)
