"""Answers to `network_jacobian_shapes`: output shape plus input shape, five times."""

import numpy as np

from course_lib import jacobian


def right_written_out(n, p, m):
    """The five tuples, written out."""
    return (m, n), (m, p, n), (m, p), (m, m, p), (m, m)


def right_sums(n, p, m):
    """Tuples joined with +."""
    output = (m,)
    return tuple(output + shape for shape in [(n,), (p, n), (p,), (m, p), (m,)])


def right_measured(n, p, m):
    """Makes a network and measures the Jacobians."""
    rng = np.random.default_rng(0)
    shapes = (n,), (p, n), (p,), (m, p), (m,)
    parts = [rng.normal(size=shape) for shape in shapes]

    def network(x, U, c, V, b):
        return V @ np.tanh(U @ x + c) + b

    found = []
    for k, part in enumerate(parts):
        moved = [*parts]

        def f(value, moved=moved, k=k):
            moved[k] = value
            return network(*moved)

        found.append(jacobian(f, part).shape)
    return tuple(found)


def wrong_inputs_first(n, p, m):
    """Input axes before output axes."""
    return (n, m), (p, n, m), (p, m), (m, p, m), (m, m)


def wrong_gradients(n, p, m):
    """The shapes of gradients of a loss: those of the inputs."""
    return (n,), (p, n), (p,), (m, p), (m,)


def wrong_flattened(n, p, m):
    """Matrices flattened to one axis."""
    return (m, n), (m, p * n), (m, p), (m, m * p), (m, m)


def wrong_no_output_for_last_layer(n, p, m):
    """The output axis forgotten where it looks like one that is there."""
    return (m, n), (m, p, n), (m, p), (m, p), (m,)


def wrong_weights_turned(n, p, m):
    """Weights as (inputs, outputs)."""
    return (m, n), (m, n, p), (m, p), (m, p, m), (m, m)


def wrong_hidden_output(n, p, m):
    """The hidden layer taken for the output."""
    return (p, n), (p, p, n), (p, p), (p, m, p), (p, m)


def wrong_matrices_only(n, p, m):
    """A matrix for every derivative."""
    return (m, n), (m, n), (m, p), (m, p), (m, m)


def wrong_order(n, p, m):
    """x at the end."""
    return (m, p, n), (m, p), (m, m, p), (m, m), (m, n)


def wrong_squeezed(n, p, m):
    """Axes of length 1 squeezed away."""
    shapes = right_written_out(n, p, m)
    return tuple(tuple(length for length in shape if length > 1) for shape in shapes)


def wrong_by_x_only(n, p, m):
    """The first shape alone."""
    return (m, n)


def wrong_sizes(n, p, m):
    """The numbers of entries."""
    return m * n, m * p * n, m * p, m * m * p, m * m


def wrong_text(n, p, m):
    """The shapes as one text."""
    return str(right_written_out(n, p, m))


def wrong_without_return(n, p, m):
    """Builds the tuple and forgets to return it."""
    right_written_out(n, p, m)
