"""The gradients of course_lib's engine against those of PyTorch and JAX.

Usage (``pip install torch jax`` first)::

    course benchmark engine

Every function is differentiated at random points: the gradient, and the product of
the Hessian with a random vector. The table holds the largest relative difference; below
it, each habit that chapter 16 ascribes to the framework is tried. A framework that is
not installed is named, and the command ends with status 1: then nothing was compared.
So it does if two of them disagree, or a habit has changed.
"""

import importlib.util
import sys

import numpy as np

from course_lib import transforms

TOLERANCE = 1e-12  # of the norm; all compute in float64
POINTS = 5
SHAPE = (3, 4)

# Written in what all of them have: xp is numpy, torch or jax.numpy.
FUNCTIONS = {
    "sum of squares": lambda xp, x: (x * x).sum(),
    "fork": lambda xp, x: (xp.sin(x) * xp.exp(x) + x).sum(),
    "quotients": lambda xp, x: ((1 + x) / (2 + x * x) - 3 / x).sum(),
    "powers": lambda xp, x: (x**3 + 2**x + x**x + x**-0.5).sum(),
    "logs and roots": lambda xp, x: xp.log(1 + xp.sqrt(x)).sum(),
    "broadcast": lambda xp, x: (x[:, :1] * x[:1, :] * x[1, 2]).sum(),
    "gram matrix": lambda xp, x: xp.sin(x.T @ x).sum(),
    "matrix and vectors": lambda xp, x: xp.cos(x[:, 1] @ x) @ (x.T @ (x @ x[0])),
    "stacks": lambda xp, x: xp.tanh(
        x.reshape(3, 2, 2) @ x[:2].reshape(2, 4)[0, :2]
    ).sum(),
    "log of a sum of exponentials": lambda xp, x: xp.log(xp.exp(x).sum(1)).sum(),
    "softmax": lambda xp, x: ((xp.exp(x).T / xp.exp(x).sum(1)) ** 2).sum(),
    "layers": lambda xp, x: (xp.tanh(xp.tanh(x @ x.T) @ x) ** 2).sum(),
    "repeated rows": lambda xp, x: (x[np.array([2, 0, 2])] * x).sum(),
    "sixty layers": lambda xp, x: _deep(xp, x).sum(),
}


def _deep(xp, x):
    y = x
    for _ in range(60):
        y = xp.tanh(y + 0.1 * x)
    return y


def course_lib_gradients(f, x, v):
    """Gradient and HVP by course_lib."""
    g = transforms.grad(lambda x: f(np, x))(x)
    return g.value, transforms.hvp(lambda x: f(np, x), x, v).value


def torch_gradients(f, x, v):
    """The same by PyTorch."""
    import torch

    x = torch.tensor(x, requires_grad=True)
    (g,) = torch.autograd.grad(f(torch, x), x, create_graph=True)
    (product,) = torch.autograd.grad((g * torch.tensor(v)).sum(), x)
    return g.detach().numpy(), product.numpy()


def jax_gradients(f, x, v):
    """The same by JAX, forward over reverse."""
    import jax

    jax.config.update("jax_enable_x64", True)
    g = jax.grad(lambda x: f(jax.numpy, x))
    return tuple(map(np.asarray, jax.jvp(g, (x,), (v,))))


def torch_habits():
    """What chapter 16 says of PyTorch, each a question with its answer."""
    import torch

    def raises(act):
        try:
            act()
        except RuntimeError:
            return True
        return False

    def spoiled():
        y = torch.ones(3, requires_grad=True).exp()
        y += 1
        y.sum().backward()

    x, z = (torch.tensor(t, requires_grad=True) for t in (3.0, 1 + 2j))
    for _ in range(2):
        (x * x).backward()
    square = x * x
    square.backward()
    (z.abs() ** 2).backward()
    zero = torch.tensor(0.0, dtype=torch.float64)
    jacobian = torch.autograd.functional.jacobian
    many = torch.ones(2, requires_grad=True)
    inner = torch.func.grad(lambda x: x * torch.func.grad(lambda y: x + y)(zero + 1))
    return {
        "a second backward adds": x.grad == 18,
        "the same graph goes back once": raises(square.backward),
        "many outputs need a cotangent": raises(lambda: (many * 2).backward()),
        "a change in place is an error on the way back": raises(spoiled),
        "outputs, then inputs": jacobian(
            lambda x: x.sum() + torch.zeros(5, 2), torch.ones(3)
        ).shape
        == (5, 2, 3),
        "relu at 0 has slope 0": jacobian(torch.relu, zero) == 0,
        "half each at a tie": jacobian(lambda x: torch.maximum(x, zero), zero) == 0.5,
        "|z|² at 1 + 2i gives 2 + 4i": z.grad == 2 + 4j,
        "nested derivatives are kept apart": inner(zero + 1) == 1,
    }


def jax_habits():
    """What chapter 16 says of JAX."""
    import jax
    from jax import numpy as jnp

    def raises(act):
        try:
            act()
        except TypeError:
            return True
        return False

    square = jax.grad(lambda x: x * x)
    wide = jax.jacrev(lambda x: jnp.zeros((5, 2)) + x.sum())
    inner = jax.grad(lambda x: x * jax.grad(lambda y: x + y)(1.0))
    return {
        "a second call gives the same": square(3.0) == square(3.0) == 6,
        "many outputs are refused": raises(lambda: jax.grad(jnp.exp)(jnp.ones(2))),
        "there are no changes in place": raises(lambda: jnp.ones(2).__setitem__(0, 1)),
        "outputs, then inputs": wide(jnp.ones(3)).shape == (5, 2, 3),
        "relu at 0 has slope 0": jax.grad(jax.nn.relu)(0.0) == 0,
        "half each at a tie": jax.grad(lambda x: jnp.maximum(x, 0.0))(0.0) == 0.5,
        "|z|² at 1 + 2i gives 2 - 4i": abs(
            jax.grad(lambda z: jnp.abs(z) ** 2)(1 + 2j) - (2 - 4j)
        )
        < 1e-6,
        "nested derivatives are kept apart": inner(1.0) == 1,
    }


PEERS = {"torch": torch_gradients, "jax": jax_gradients}
HABITS = {"torch": torch_habits, "jax": jax_habits}


def compare(peer):
    """Largest relative difference to a peer, for each function.

    Parameters
    ----------
    peer : callable
        Takes f, a point and a tangent, returns the gradient and the HVP.

    Returns
    -------
    dict of str to tuple of float
        For gradient and HVP.
    """
    rng, found = np.random.default_rng(16), {}
    for name, f in FUNCTIONS.items():
        worst = (0.0, 0.0)
        for _ in range(POINTS):
            x, v = rng.uniform(0.3, 1.7, size=SHAPE), rng.normal(size=SHAPE)
            pairs = zip(course_lib_gradients(f, x, v), peer(f, x, v), strict=True)
            worst = tuple(map(max, worst, (_difference(*pair) for pair in pairs)))
        found[name] = worst
    return found


def _difference(ours, theirs):
    if ours.shape != theirs.shape:
        return np.inf
    gap = np.linalg.norm(ours - theirs)
    return float(gap / np.linalg.norm(theirs)) if np.isfinite(gap) else np.inf


def main():
    """Compare with all that is installed, and name what is not."""
    missing = [name for name in PEERS if importlib.util.find_spec(name) is None]
    failed = bool(missing)
    for name, peer in PEERS.items():
        if name in missing:
            print(f"{name}: not installed, so nothing was compared with it")
            continue
        found = compare(peer)
        print(f"{name}: largest relative difference, {POINTS} points a function")
        for function, (first, second) in found.items():
            print(f"  {function:30} gradient {first:.0e}, HVP {second:.0e}")
        worst = max(max(pair) for pair in found.values())
        failed |= not worst <= TOLERANCE
        print(f"  largest of all: {worst:.1e}; allowed: {TOLERANCE:.0e}")
        for habit, so in HABITS[name]().items():
            failed |= not so
            print(f"  {habit}: {'yes' if so else 'NO'}")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
