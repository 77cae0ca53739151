"""Mistakes of published courses, as formulas: refused, and accepted when repaired.

Where a page is named, the line is its mathematics; elsewhere a mistake that several
pages and libraries made is written as a formula of our own.
"""

import pytest

from course_tools.formulas.checking import Refused, check_formula
from course_tools.formulas.context import house

CUBIC = "x, h in R; f(x) = 2x^3 + 5"
LINEAR = "W in R^{m x n}; x in R^n; y = Wx; g in R^m; J = J_L(x)"
FIT = (
    "X in R^{B x n}; y in R^B; \\theta in R^n\n"
    "\\hat y = X \\theta; L = \\frac1B \\sum_{i=1}^{B} (y_i - \\hat y_i)^2"
)
ROSENBROCK = "x, y in R; b in (5, 20); f(x, y) = (1-x)^2 + b (y - x^2)^2"

# name, declarations, as published, repaired
ERRATA = [
    (
        "Deep Learning Wizard, line 2 of the expansion: lost brackets",
        CUBIC,
        r"f(x+h) - f(x) = (2(x+h)^3 + 5) - 2x^3 + 5",
        r"f(x+h) - f(x) = (2(x+h)^3 + 5) - (2x^3 + 5)",
    ),
    (
        "Deep Learning Wizard, line 4: h² x became h³",
        CUBIC,
        r"(x^2 + 2xh + h^2)(x+h) = x^3 + 2x^2h + h^3 + x^2h + 2xh^2 + h^3",
        r"(x^2 + 2xh + h^2)(x+h) = x^3 + 2x^2h + xh^2 + x^2h + 2xh^2 + h^3",
    ),
    (
        "Deep Learning Wizard, line 5: one h³ is lost",
        CUBIC,
        r"x^3 + 2x^2h + h^3 + x^2h + 2xh^2 + h^3 = x^3 + 3x^2h + h^3 + 2xh^2",
        r"x^3 + 2x^2h + h^3 + x^2h + 2xh^2 + h^3 = x^3 + 3x^2h + 2h^3 + 2xh^2",
    ),
    (
        "Deep Learning Wizard, line 6: the factor 2 reaches one term",
        CUBIC,
        r"2(x^3 + 3x^2h + h^3 + 2xh^2) - 2x^3 = 6x^2h + h^3 + 2xh^2",
        r"2(x^3 + 3x^2h + h^3 + 2xh^2) - 2x^3 = 6x^2h + 2h^3 + 4xh^2",
    ),
    (
        "Deep Learning Wizard, line 7: the quotient",
        CUBIC,
        r"\frac{f(x+h) - f(x)}{h} = 6x^2 + h^2 + 2xh",
        r"\frac{f(x+h) - f(x)}{h} = 6x^2 + 2h^2 + 6xh",
    ),
    (
        "Deep Learning Wizard, sequel: squared error called cross-entropy",
        "a in R; t in (0, 1); p = \\sigma(a)\n"
        "L = -t \\ln \\sigma(a) - (1-t) \\ln(1 - \\sigma(a))",
        r"\frac{dL}{da} = (p - t)\,p\,(1 - p)",
        r"\frac{dL}{da} = p - t",
    ),
    (
        "Lynx Cortex: gradient by W as a product that does not fit",
        LINEAR + "; u in R^m; L = u^T W x; vary W",
        r"\nabla_W L = u^{\mathsf T} x^{\mathsf T}",
        r"\nabla_W L = u\, x^{\mathsf T}",
    ),
    (
        "the chain rule with the outer Jacobian at the wrong point",
        "x in R^n; A in R^{m x n}; f: R^n -> R^m; g: R^n -> R^n",
        r"J_{f \circ g}(x) = J_f(x)\, J_g(x)",
        r"J_{f \circ g}(x) = J_f(g(x))\, J_g(x)",
    ),
    (
        "Lynx Cortex: 'the gradient is the function evaluated as a vector'",
        "x in R^n; prime x; f(x) = \\lVert x \\rVert^2",
        r"\nabla \lVert x \rVert^2 = f(x)",
        r"\nabla \lVert x \rVert^2 = 2x",
    ),
    (
        "the gradient of a saddle with a lost sign",
        "x, y in R; f(x, y) = x^2 - y^2",
        r"\nabla f(x, y) = \begin{pmatrix} 2x \\ 2y \end{pmatrix}",
        r"\nabla f(x, y) = \begin{pmatrix} 2x \\ -2y \end{pmatrix}",
    ),
    (
        "ML Hero: agreement to round-off, where truncation is 40h²",
        "h in (0.001, 0.01); f(t) = (1-t)^2 + 10(1 - t^2)^2",
        r"\frac{f(1+h) - f(1-h)}{2h} - f'(1) = 0",
        r"\frac{f(1+h) - f(1-h)}{2h} - f'(1) = 40h^2",
    ),
    (
        "Ken Perry: the gradient of the mean squared error climbs",
        FIT,
        r"\nabla_\theta L = \frac2B X^{\mathsf T} (y - \hat y)",
        r"\nabla_\theta L = -\frac2B X^{\mathsf T} (y - \hat y)",
    ),
    (
        "Ken Perry: the same, entry by entry",
        FIT,
        r"\frac{\partial L}{\partial \theta_j} = \frac2B \sum_{i=1}^{B} "
        r"(y_i - \hat y_i)\, X_{ij}",
        r"\frac{\partial L}{\partial \theta_j} = -\frac2B \sum_{i=1}^{B} "
        r"(y_i - \hat y_i)\, X_{ij}",
    ),
    (
        "Ken Perry: the chain rule without the inner minus",
        FIT,
        r"\frac{\partial (y_i - \hat y_i)^2}{\partial \theta_j} = "
        r"2 (y_i - \hat y_i) \frac{\partial \hat y_i}{\partial \theta_j}",
        r"\frac{\partial (y_i - \hat y_i)^2}{\partial \theta_j} = "
        r"-2 (y_i - \hat y_i) \frac{\partial \hat y_i}{\partial \theta_j}",
    ),
    (
        "Ken Perry: the derivative of (1, x, x²)",
        "x in R; y(x) = (1, x, x^2)",
        r"\frac{d}{dx} \begin{pmatrix} 1 \\ x \\ x^2 \end{pmatrix} = "
        r"\begin{pmatrix} 0 \\ 1 \\ 2 \end{pmatrix}",
        r"\frac{d}{dx} \begin{pmatrix} 1 \\ x \\ x^2 \end{pmatrix} = "
        r"\begin{pmatrix} 0 \\ 1 \\ 2x \end{pmatrix}",
    ),
    (
        "Ken Perry: a sensitivity of the loss that is one of the prediction",
        "x, \\theta in R^n; t in R; y = \\theta^T x; L = (y - t)^2",
        r"\frac{\partial L}{\partial x_j} = \theta_j",
        r"\frac{\partial y}{\partial x_j} = \theta_j",
    ),
    (
        "the Jacobian with its input axis first",
        "x in R^n; f: R^n -> R^m; y = f(x)",
        r"\left( J_f(x)^{\mathsf T} \right)_{ij} = \frac{\partial y_i}{\partial x_j}",
        r"\left( J_f(x) \right)_{ij} = \frac{\partial y_i}{\partial x_j}",
    ),
    (
        "the lost ½ of a quadratic model",
        "x, y in R; H = \\begin{pmatrix} 1 & 0 \\\\ 0 & 1 \\end{pmatrix}",
        r"\begin{pmatrix} x+1 \\ y \end{pmatrix}^{\mathsf T} H "
        r"\begin{pmatrix} x+1 \\ y \end{pmatrix} \cdot \frac12 = 2(x+1)^2 + 2y^2",
        r"\begin{pmatrix} x+1 \\ y \end{pmatrix}^{\mathsf T} H "
        r"\begin{pmatrix} x+1 \\ y \end{pmatrix} \cdot \frac12 = "
        r"\frac12 (x+1)^2 + \frac12 y^2",
    ),
    (
        "the Jacobian of Ax in a layout that is not named",
        "A in R^{m x n}; x in R^n; f(x) = A x",
        r"J_f(x) = A^{\mathsf T}",
        r"J_f(x) = A",
    ),
    (
        "Parr and Howard: the case distinction outside the sum",
        "w, c in R; p, q in R^B\n"
        "L = \\frac1B \\sum_{i=1}^{B} (q_i - \\max(0, w p_i + c))^2",
        r"\frac{\partial L}{\partial w} = \frac2B \sum_{i=1}^{B} "
        r"(w p_i + c - q_i)\, p_i",
        r"\frac{\partial L}{\partial w} = \frac2B \sum_{i=1}^{B} "
        r"\begin{cases} (w p_i + c - q_i)\, p_i & \text{if } w p_i + c > 0 \\ "
        r"0 & \text{otherwise} \end{cases}",
    ),
    (
        "max(0, x) of a vector: a column where a diagonal matrix is meant",
        "x in R^n; f(x) = \\operatorname{relu}(x)",
        r"J_f(x) = \frac12 (\operatorname{sign}(x) + \mathbf 1)",
        r"J_f(x) = \frac12 \operatorname{diag}(\operatorname{sign}(x) + \mathbf 1)",
    ),
    (
        "the differential of A³ with A lost from the middle term",
        "A in R^{n x n}",
        r"d(A^3) = A^2\, dA + A\, dA + dA\, A^2",
        r"d(A^3) = A^2\, dA + A\, dA\, A + dA\, A^2",
    ),
    (
        "an identity that is twice x",
        "x in R^n; f(x) = 2x",
        r"J_f(x) = I",
        r"J_f(x) = 2I",
    ),
    (
        "the sign lost when a root is differentiated",
        "x in (0, 3)",
        r"\frac{d}{dx} \sqrt{1 - \tfrac{x}{4}} = \frac{1}{8 \sqrt{1 - \tfrac{x}{4}}}",
        r"\frac{d}{dx} \sqrt{1 - \tfrac{x}{4}} = -\frac{1}{8 \sqrt{1 - \tfrac{x}{4}}}",
    ),
    (
        "softmax backward: the diagonal alone",
        "x in R^n; s = \\operatorname{softmax}(x)",
        r"\frac{\partial s_i}{\partial x_j} = s_i (1 - s_i)\, \delta_{ij}",
        r"\frac{\partial s_i}{\partial x_j} = s_i (\delta_{ij} - s_j)",
    ),
    (
        "a Jacobian assembled from VJPs as columns",
        "x in R^n; f: R^n -> R^m",
        r"J_f(x)\, e_j = J_f(x)^{\mathsf T} e_j",
        r"e_i^{\mathsf T} J_f(x) = \left( J_f(x)^{\mathsf T} e_i \right)^{\mathsf T}",
    ),
    (
        "a one-weight fit: the gradient without its minus",
        "p, q in R^B; w in R; L = \\frac1B \\sum_{i=1}^{B} (q_i - w p_i)^2",
        r"\frac{dL}{dw} = \frac2B \sum_{i=1}^{B} p_i (q_i - w p_i)",
        r"\frac{dL}{dw} = -\frac2B \sum_{i=1}^{B} p_i (q_i - w p_i)",
    ),
    (
        "the backward pass of a mean without its 1/B",
        "X, G in R^{B x n}; y_j = \\frac1B \\sum_{i=1}^{B} X_{ij}; u in R^n\nL = u^T y",
        r"\frac{\partial L}{\partial X_{ij}} = u_j",
        r"\frac{\partial L}{\partial X_{ij}} = \frac1B u_j",
    ),
    (
        "the power rule without its factor",
        "x in (0, 3); k in {2..5}",
        r"\frac{d}{dx} x^k = x^{k-1}",
        r"\frac{d}{dx} x^k = k\,x^{k-1}",
    ),
    (
        "Rosenbrock: 2b for 4b",
        ROSENBROCK,
        r"\frac{\partial f}{\partial x} = -2(1-x) - 2 b x (y - x^2)",
        r"\frac{\partial f}{\partial x} = -2(1-x) - 4 b x (y - x^2)",
    ),
    (
        "2S⁻¹ - S⁻¹∘I as the gradient of ln det",
        "S in R^{n x n} positive",
        r"\nabla_S \ln\det S = 2S^{-1} - S^{-1} \odot (I_n)",
        r"\nabla_S \ln\det S = S^{-\mathsf T}",
    ),
    (
        "the quadratic model without its slope",
        "x, h in R; f: R -> R; small h, order 3",
        r"f(x+h) \approx f(x) + \tfrac12 f''(x)\, h^2",
        r"f(x+h) \approx f(x) + f'(x)\, h + \tfrac12 f''(x)\, h^2",
    ),
]


def test_there_are_at_least_25():
    assert len({published for _, _, published, _ in ERRATA}) >= 25


@pytest.mark.parametrize(("name", "declarations", "published", "repaired"), ERRATA)
def test_refused_as_published(name, declarations, published, repaired):
    page = house()
    page.declare("\\mathbf 1 in R^n ones; i in 1..m; j in 1..n")
    page.declare(declarations)
    with pytest.raises(Refused) as refusal:
        check_formula(published, page, page.copy(marks=True))
    assert "cannot be read" not in str(refusal.value)


@pytest.mark.parametrize(("name", "declarations", "published", "repaired"), ERRATA)
def test_accepted_when_repaired(name, declarations, published, repaired):
    page = house()
    page.declare("\\mathbf 1 in R^n ones; i in 1..m; j in 1..n")
    page.declare(declarations)
    outcome = check_formula(repaired, page, page.copy(marks=True))
    assert outcome.kind == "checked" and outcome.steps >= 1
