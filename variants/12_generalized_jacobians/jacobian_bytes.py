"""Answers to `jacobian_bytes`: all of a Jacobian, and the part that is not zero."""

import math


def right_table(layer, B, n, m):
    """A table of the five cases."""
    counts = {
        "X": (B * m * B * n, B * m * n),
        "W": (B * m * m * n, B * m * n),
        "c": (B * m * m, B * m),
        "tanh": (B * m * B * m, B * m),
        "softmax": (B * m * B * m, B * m * m),
    }
    if layer not in counts:
        raise ValueError(f"no layer {layer!r}")
    full, used = counts[layer]
    return 8 * full, 8 * used


def right_shapes(layer, B, n, m):
    """From the shapes: output times input, and how many inputs an output hears of."""
    inputs = {"X": (B, n), "W": (m, n), "c": (m,), "tanh": (B, m), "softmax": (B, m)}
    heard = {"X": n, "W": n, "c": 1, "tanh": 1, "softmax": m}
    if layer not in inputs:
        raise ValueError(f"no layer {layer!r}")
    outputs = B * m
    return 8 * outputs * math.prod(inputs[layer]), 8 * outputs * heard[layer]


def right_branches(layer, B, n, m):
    """Case by case."""
    outputs = 8 * B * m
    if layer == "X":
        return outputs * B * n, outputs * n
    if layer == "W":
        return outputs * m * n, outputs * n
    if layer == "c":
        return outputs * m, outputs
    if layer in ("tanh", "softmax"):
        return outputs * B * m, outputs * (m if layer == "softmax" else 1)
    raise ValueError("unknown layer: " + str(layer))


def _changed(layer, B, n, m, **changes):
    full, used = right_table(layer, B, n, m)
    return changes.get(layer, lambda full, used: (full, used))(full, used)


def wrong_entries(layer, B, n, m):
    """Entries, not bytes."""
    full, used = right_table(layer, B, n, m)
    return full // 8, used // 8


def wrong_four_bytes(layer, B, n, m):
    """4 bytes for each number."""
    full, used = right_table(layer, B, n, m)
    return full // 2, used // 2


def wrong_bits(layer, B, n, m):
    """64 bits for each number."""
    full, used = right_table(layer, B, n, m)
    return 8 * full, 8 * used


def wrong_exchanged(layer, B, n, m):
    """The two numbers in the other order."""
    return right_table(layer, B, n, m)[::-1]


def wrong_full_alone(layer, B, n, m):
    """All of the array, one number."""
    return right_table(layer, B, n, m)[0]


def wrong_one_example(layer, B, n, m):
    """The Jacobian of one example."""
    return right_table(layer, 1, n, m)


def wrong_batch_once(layer, B, n, m):
    """By the inputs, the batch counted once: the blocks alone."""
    return _changed(layer, B, n, m, X=lambda full, used: (full // B, used))


def wrong_weights_twice(layer, B, n, m):
    """By the weights, a second batch axis that is not there."""
    return _changed(layer, B, n, m, W=lambda full, used: (full * B, used))


def wrong_gradient(layer, B, n, m):
    """By the weights, the size of the gradient."""
    return _changed(layer, B, n, m, W=lambda full, used: (8 * m * n, 8 * m * n))


def wrong_weights_full(layer, B, n, m):
    """By the weights, every weight reaches every output."""
    return _changed(layer, B, n, m, W=lambda full, used: (full, full))


def wrong_bias_full(layer, B, n, m):
    """Each bias reaches each output."""
    return _changed(layer, B, n, m, c=lambda full, used: (full, full))


def wrong_bias_number(layer, B, n, m):
    """The bias as a single number."""
    return _changed(layer, B, n, m, c=lambda full, used: (8 * B * m, used))


def wrong_tanh_full(layer, B, n, m):
    """tanh mixes the entries of an example."""
    return _changed(layer, B, n, m, tanh=lambda full, used: (full, used * m))


def wrong_tanh_diagonal(layer, B, n, m):
    """Only the diagonal of tanh is counted as the array."""
    return _changed(layer, B, n, m, tanh=lambda full, used: (used, used))


def wrong_softmax_diagonal(layer, B, n, m):
    """softmax with its diagonal alone."""
    return _changed(layer, B, n, m, softmax=lambda full, used: (full, 8 * B * m))


def wrong_softmax_mixed(layer, B, n, m):
    """softmax over the whole batch: examples meet."""
    return _changed(layer, B, n, m, softmax=lambda full, used: (full, full))


def wrong_accepts_all(layer, B, n, m):
    """An unknown layer has no bytes."""
    try:
        return right_table(layer, B, n, m)
    except ValueError:
        return 0, 0


def wrong_key_error(layer, B, n, m):
    """An unknown layer raises KeyError."""
    try:
        return right_table(layer, B, n, m)
    except ValueError:
        raise KeyError(layer) from None


def wrong_without_return(layer, B, n, m):
    """Computes it and forgets to return it."""
    right_table(layer, B, n, m)
