"""The questions of the page of conventions, and the code that each column answers with.

A `Slope` is a function at a point where it has no derivative, or where the usual
formula breaks; `f` is the function, `numpy` a line that a careful person writes as its
derivative by hand, `torch` and `jax` are the function as those libraries write it. A
`Fact` has no derivative: its expressions are values, a shape or a number.

The expressions are texts, so that the page shows what was run. They know `x` and `np`,
`torch` and `F` (torch.nn.functional), `jax` and `jnp`, and `course_lib`.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Slope:
    """A function at a special point, in three dialects."""

    name: str
    x: tuple | float
    f: str
    numpy: str
    torch: str
    jax: str
    note: str = ""


@dataclass(frozen=True)
class Fact:
    """A shape or a default, in three dialects; None where there is no such thing."""

    name: str
    numpy: str | None
    torch: str | None
    jax: str | None
    note: str = ""


CORNERS = (
    Slope(
        "relu at 0",
        0.0,
        "np.maximum(x, 0)",
        "np.where(x > 0, 1.0, 0.0)",
        "torch.relu(x)",
        "jax.nn.relu(x)",
    ),
    Slope(
        "max(x, 0) at 0",
        0.0,
        "np.maximum(x, 0)",
        "np.where(x >= 0, 1.0, 0.0)",
        "torch.maximum(x, torch.zeros_like(x))",
        "jnp.maximum(x, 0.0)",
        "the same function as the row above",
    ),
    Slope(
        "where(x > 0, x, 0) at 0",
        0.0,
        "np.where(x > 0, x, 0)",
        "np.where(x > 0, 1.0, 0.0)",
        "torch.where(x > 0, x, 0.0)",
        "jnp.where(x > 0, x, 0.0)",
        "the same function again",
    ),
    Slope(
        "relu(x) - relu(-x) at 0",
        0.0,
        "np.maximum(x, 0) - np.maximum(-x, 0)",
        "np.where(x > 0, 1.0, 0.0) + np.where(-x > 0, 1.0, 0.0)",
        "torch.relu(x) - torch.relu(-x)",
        "jax.nn.relu(x) - jax.nn.relu(-x)",
        "this function is x",
    ),
    Slope(
        "absolute value at 0",
        0.0,
        "np.abs(x)",
        "np.sign(x)",
        "torch.abs(x)",
        "jnp.abs(x)",
    ),
    Slope(
        "leaky relu at 0",
        0.0,
        "np.where(x > 0, x, 0.01 * x)",
        "np.where(x > 0, 1.0, 0.01)",
        "F.leaky_relu(x, 0.01)",
        "jax.nn.leaky_relu(x, 0.01)",
    ),
    Slope(
        "relu6 at 6",
        6.0,
        "np.clip(x, 0, 6)",
        "np.where((x > 0) & (x < 6), 1.0, 0.0)",
        "F.relu6(x)",
        "jax.nn.relu6(x)",
    ),
    Slope(
        "clip to [0, 1] at 1",
        1.0,
        "np.clip(x, 0, 1)",
        "np.where((x > 0) & (x < 1), 1.0, 0.0)",
        "torch.clamp(x, 0.0, 1.0)",
        "jnp.clip(x, 0.0, 1.0)",
    ),
    Slope(
        "hard tanh at 1",
        1.0,
        "np.clip(x, -1, 1)",
        "np.where(np.abs(x) < 1, 1.0, 0.0)",
        "F.hardtanh(x)",
        "jax.nn.hard_tanh(x)",
    ),
    Slope(
        "hinge max(0, 1 - x) at 1",
        1.0,
        "np.maximum(0, 1 - x)",
        "np.where(x < 1, -1.0, 0.0)",
        "torch.clamp(1 - x, min=0.0)",
        "jnp.maximum(0.0, 1 - x)",
    ),
    Slope(
        "Huber with δ = 1 at 1",
        1.0,
        "np.where(np.abs(x) <= 1, x**2 / 2, np.abs(x) - 0.5)",
        "np.clip(x, -1, 1)",
        "F.huber_loss(x, torch.zeros_like(x), delta=1.0)",
        "jnp.where(jnp.abs(x) <= 1, x**2 / 2, jnp.abs(x) - 0.5)",
        "no kink: the slopes agree",
    ),
)

TIES = (
    Slope(
        "max of (3, 3, 1)",
        (3.0, 3.0, 1.0),
        "np.max(x)",
        "np.eye(3)[np.argmax(x)]",
        "torch.max(x)",
        "jnp.max(x)",
    ),
    Slope(
        "max of (3, 3, 1) along an axis",
        (3.0, 3.0, 1.0),
        "np.max(x, axis=0)",
        "np.eye(3)[np.argmax(x, axis=0)]",
        "torch.max(x, dim=0).values",
        "jnp.max(x, axis=0)",
    ),
    Slope(
        "amax of (3, 3, 1)",
        (3.0, 3.0, 1.0),
        "np.amax(x)",
        "(x == x.max()) / np.sum(x == x.max())",
        "torch.amax(x, dim=0)",
        "jnp.amax(x, axis=0)",
    ),
    Slope(
        "min of (1, 1, 3)",
        (1.0, 1.0, 3.0),
        "np.min(x)",
        "np.eye(3)[np.argmin(x)]",
        "torch.min(x)",
        "jnp.min(x)",
    ),
    Slope(
        "maximum of 3 and 3",
        (3.0, 3.0),
        "np.maximum(x[0], x[1])",
        "np.array([x[0] >= x[1], x[0] < x[1]]) * 1.0",
        "torch.maximum(x[0], x[1])",
        "jnp.maximum(x[0], x[1])",
    ),
    Slope(
        "median of (1, 2, 2)",
        (1.0, 2.0, 2.0),
        "np.median(x)",
        "np.eye(3)[np.argsort(x, kind='stable')[1]]",
        "torch.median(x)",
        "jnp.median(x)",
    ),
    Slope(
        "(1, 10, 100) · sort of (2, 1, 1)",
        (2.0, 1.0, 1.0),
        "np.array([1.0, 10.0, 100.0]) @ np.sort(x)",
        "np.array([1.0, 10.0, 100.0])[np.argsort(np.argsort(x, kind='stable'))]",
        "torch.tensor([1.0, 10.0, 100.0]).to(x) @ torch.sort(x, stable=True).values",
        "jnp.array([1.0, 10.0, 100.0]) @ jnp.sort(x)",
    ),
    Slope(
        "logsumexp of (1, 1)",
        (1.0, 1.0),
        "np.log(np.sum(np.exp(x)))",
        "np.exp(x) / np.sum(np.exp(x))",
        "torch.logsumexp(x, dim=0)",
        "jax.nn.logsumexp(x)",
        "no kink: the smooth maximum",
    ),
    Slope(
        "largest eigenvalue of diag(x) at x = (1, 1)",
        (1.0, 1.0),
        "np.linalg.eigvalsh(np.diag(x))[-1]",
        "np.linalg.eigh(np.diag(x))[1][:, -1] ** 2",
        "torch.linalg.eigvalsh(torch.diag(x))[-1]",
        "jnp.linalg.eigvalsh(jnp.diag(x))[-1]",
    ),
)

EDGES = (
    Slope(
        "norm of (0, 0)",
        (0.0, 0.0),
        "np.linalg.norm(x)",
        "x / np.linalg.norm(x)",
        "torch.linalg.norm(x)",
        "jnp.linalg.norm(x)",
    ),
    Slope(
        "√(x₁² + x₂²) at (0, 0)",
        (0.0, 0.0),
        "np.sqrt(np.sum(x**2))",
        "0.5 / np.sqrt(np.sum(x**2)) * 2 * x",
        "torch.sqrt(torch.sum(x**2))",
        "jnp.sqrt(jnp.sum(x**2))",
        "the same function as the row above",
    ),
    Slope(
        "√x at 0",
        0.0,
        "np.sqrt(x)",
        "0.5 / np.sqrt(x)",
        "torch.sqrt(x)",
        "jnp.sqrt(x)",
    ),
    Slope(
        "where(x > 0, √x, 0) at 0",
        0.0,
        "np.where(x > 0, np.sqrt(x), 0)",
        "np.where(x > 0, 0.5 / np.sqrt(x), 0.0)",
        "torch.where(x > 0, torch.sqrt(x), 0.0)",
        "jnp.where(x > 0, jnp.sqrt(x), 0.0)",
    ),
    Slope(
        "where(x > 0, √x, 0) at -1",
        -1.0,
        "np.where(x > 0, np.sqrt(x), 0)",
        "np.where(x > 0, 0.5 / np.sqrt(x), 0.0)",
        "torch.where(x > 0, torch.sqrt(x), 0.0)",
        "jnp.where(x > 0, jnp.sqrt(x), 0.0)",
        "the function is 0 all around",
    ),
    Slope(
        "the same with a safe inner where, at -1",
        -1.0,
        "np.where(x > 0, np.sqrt(np.where(x > 0, x, 1)), 0)",
        "np.where(x > 0, 0.5 / np.sqrt(np.where(x > 0, x, 1.0)), 0.0)",
        "torch.where(x > 0, torch.sqrt(torch.where(x > 0, x, 1.0)), 0.0)",
        "jnp.where(x > 0, jnp.sqrt(jnp.where(x > 0, x, 1.0)), 0.0)",
    ),
    Slope(
        "x⁰ at 0",
        0.0,
        "x**0.0",
        "0.0 * x ** (0.0 - 1)",
        "x**0.0",
        "x**0.0",
        "the constant 1, with a float exponent",
    ),
    Slope(
        "0ʸ by y at 2",
        2.0,
        "0.0**x",
        "0.0**x * np.log(0.0)",
        "torch.zeros_like(x) ** x",
        "jnp.zeros_like(x) ** x",
        "0 for all positive exponents",
    ),
    Slope(
        "xˣ at 0",
        0.0,
        "x**x",
        "x**x * (np.log(x) + 1)",
        "x**x",
        "x**x",
    ),
    Slope(
        "arccos at 1",
        1.0,
        "np.arccos(x)",
        "-1 / np.sqrt(1 - x**2)",
        "torch.arccos(x)",
        "jnp.arccos(x)",
    ),
    Slope(
        "atan2 at (0, 0)",
        (0.0, 0.0),
        "np.arctan2(x[0], x[1])",
        "np.array([x[1], -x[0]]) / (x @ x)",
        "torch.atan2(x[0], x[1])",
        "jnp.arctan2(x[0], x[1])",
        "it jumps",
    ),
    Slope(
        "sinc at 0",
        0.0,
        "np.sinc(x)",
        "np.cos(np.pi * x) / x - np.sin(np.pi * x) / (np.pi * x**2)",
        "torch.sinc(x)",
        "jnp.sinc(x)",
        "smooth; only the formula breaks",
    ),
    Slope(
        "product of (0, 2, 3)",
        (0.0, 2.0, 3.0),
        "np.prod(x)",
        "np.prod(x) / x",
        "torch.prod(x)",
        "jnp.prod(x)",
        "smooth; only the formula breaks",
    ),
    Slope(
        "standard deviation of (1, 1)",
        (1.0, 1.0),
        "np.std(x)",
        "(x - np.mean(x)) / (np.size(x) * np.std(x))",
        "torch.std(x, correction=0)",
        "jnp.std(x)",
    ),
)

FLATS = (
    Slope(
        "sign at 0",
        0.0,
        "np.sign(x)",
        "np.zeros_like(x)",
        "torch.sign(x)",
        "jnp.sign(x)",
        "it jumps",
    ),
    Slope(
        "round at 0.5",
        0.5,
        "np.round(x)",
        "np.zeros_like(x)",
        "torch.round(x)",
        "jnp.round(x)",
        "it jumps",
    ),
    Slope(
        "floor at 0.3",
        0.3,
        "np.floor(x)",
        "np.zeros_like(x)",
        "torch.floor(x)",
        "jnp.floor(x)",
        "a true derivative",
    ),
    Slope(
        "floor at 1",
        1.0,
        "np.floor(x)",
        "np.zeros_like(x)",
        "torch.floor(x)",
        "jnp.floor(x)",
        "it jumps",
    ),
    Slope(
        "remainder of x by 1 at 1",
        1.0,
        "np.mod(x, 1.0)",
        "np.ones_like(x)",
        "torch.remainder(x, 1.0)",
        "jnp.mod(x, 1.0)",
        "it jumps",
    ),
)

SLOPES = {
    "Corners": CORNERS,
    "Ties": TIES,
    "Edges of the domain, and 0/0": EDGES,
    "Steps": FLATS,
}

FACTS = (
    Fact(
        "Jacobian of Wx by x, W of shape (2, 3)",
        "course_lib.jacobian(lambda x: np.ones((2, 3)) @ x, np.ones(3)).shape",
        "torch.autograd.functional.jacobian("
        "lambda x: torch.ones(2, 3) @ x, torch.ones(3)).shape",
        "jax.jacobian(lambda x: jnp.ones((2, 3)) @ x)(jnp.ones(3)).shape",
        "outputs first, then inputs",
    ),
    Fact(
        "Jacobian of Wx by W",
        "course_lib.jacobian(lambda W: W @ np.ones(3), np.ones((2, 3))).shape",
        "torch.autograd.functional.jacobian("
        "lambda W: W @ torch.ones(3), torch.ones(2, 3)).shape",
        "jax.jacobian(lambda W: W @ jnp.ones(3))(jnp.ones((2, 3))).shape",
        "outputs first, then inputs",
    ),
    Fact(
        "gradient of the sum of Wx by W",
        "course_lib.gradient(lambda W: np.sum(W @ np.ones(3)), np.ones((2, 3))).shape",
        "torch.func.grad(lambda W: (W @ torch.ones(3)).sum())(torch.ones(2, 3)).shape",
        "jax.grad(lambda W: (W @ jnp.ones(3)).sum())(jnp.ones((2, 3))).shape",
        "the shape of the input",
    ),
    Fact(
        "Hessian of a function of 3 numbers",
        "course_lib.hessian(lambda x: x @ x, np.ones(3)).shape",
        "torch.func.hessian(lambda x: x @ x)(torch.ones(3)).shape",
        "jax.hessian(lambda x: x @ x)(jnp.ones(3)).shape",
    ),
    Fact(
        "weights of a linear layer with 3 inputs, 2 outputs",
        None,
        "torch.nn.Linear(3, 2).weight.shape",
        None,
        "outputs first: the layer computes x Wᵀ + b",
    ),
    Fact(
        "weights of a convolution, 3 channels to 2, kernel 5 × 7",
        None,
        "torch.nn.Conv2d(3, 2, (5, 7)).weight.shape",
        None,
        "outputs, inputs, height, width",
    ),
    Fact(
        "what backward adds to: .grad after two passes of 3x",
        None,
        "twice_backward(torch.tensor(1.0, requires_grad=True))",
        "2 * [float(jax.grad(lambda x: 3 * x)(1.0))]",
        "PyTorch adds to .grad until it is reset; jax.grad returns anew",
    ),
    Fact(
        "mean squared error of residuals (1, 2, 3)",
        "np.mean(np.array([1.0, 2.0, 3.0]) ** 2)",
        "F.mse_loss(torch.tensor([1.0, 2.0, 3.0]), torch.zeros(3))",
        None,
        "14/3 is the mean, 14 the sum, 7 half the sum",
    ),
    Fact(
        "cross-entropy of two examples with equal scores, two classes",
        None,
        "F.cross_entropy(torch.zeros(2, 2), torch.tensor([0, 1]))",
        None,
        "ln 2 is the mean over the examples; it takes scores",
    ),
    Fact(
        "Huber loss of the residuals (1, 2, 3), δ = 1",
        None,
        "F.huber_loss(torch.tensor([1.0, 2.0, 3.0]), torch.zeros(3))",
        None,
        "1.5 is the mean, 4.5 the sum",
    ),
    Fact(
        "standard deviation of (1, 2, 3)",
        "np.std(np.array([1.0, 2.0, 3.0]))",
        "torch.std(torch.tensor([1.0, 2.0, 3.0]))",
        "jnp.std(jnp.array([1.0, 2.0, 3.0]))",
        "1 divides by n - 1, 0.816497 by n",
    ),
    Fact(
        "GELU at 1",
        "0.5 * (1 + math.erf(1 / math.sqrt(2)))",
        "F.gelu(torch.tensor(1.0, dtype=torch.float64))",
        "jax.nn.gelu(jnp.array(1.0))",
        "0.841192 is the approximation by tanh",
    ),
    Fact(
        "round of 0.5, 1.5, 2.5",
        "np.round(np.array([0.5, 1.5, 2.5]))",
        "torch.round(torch.tensor([0.5, 1.5, 2.5]))",
        "jnp.round(jnp.array([0.5, 1.5, 2.5]))",
        "halves go to the even neighbour",
    ),
)
