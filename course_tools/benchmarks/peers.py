"""Other people's numeric derivatives and checkers, behind one interface.

Nothing here is needed by the course. A peer is used where its package is installed,
by ``pip install -e ".[bench,frameworks]"``; :func:`installed` leaves the others out.
Every peer is called as its manual says, with its own defaults for step and
tolerance.
"""

import importlib.metadata

import numpy as np


class Peer:
    """One way to differentiate numerically.

    Subclasses set `name` and `package`, and write :meth:`jacobian`. Those whose
    package comes with a comparison of its own also write :meth:`accepts`.

    Attributes
    ----------
    name : str
        As it stands in the tables.
    package : str
        The distribution that must be installed.
    rule : str
        How a claimed derivative is compared with the measured one.
    """

    name = package = ""
    rule = "np.allclose, rtol 1e-5, atol 1e-8"

    def jacobian(self, f, x):
        """Differentiate f, from a flat array of n numbers to m numbers (or one).

        Parameters
        ----------
        f : callable
            Takes shape (n,), returns shape (m,) or a number.
        x : ndarray
            The point, shape (n,).

        Returns
        -------
        value : ndarray
            In whatever shape the peer returns; m times n numbers, output major.
        error : ndarray or None
            The peer's own estimate of its error, for each number.
        """
        raise NotImplementedError

    def value(self, f, x):
        """Differentiate any function of arrays; shapes as in this course.

        Parameters
        ----------
        f : callable
            Takes an array of the shape of `x`.
        x : array_like
            The point, of any shape.

        Returns
        -------
        value : ndarray
            Shape ``f(x).shape + x.shape``.
        error : ndarray or None
            The same shape.
        """
        x = np.asarray(x)
        shape = np.shape(f(x[()])) + x.shape
        value, error = self.jacobian(flat(f, x), x.reshape(-1))
        value = np.asarray(value, dtype=np.float64).reshape(shape)
        return value, None if error is None else np.reshape(error, shape)

    def accepts(self, f, x, claimed):
        """Whether the peer's comparison calls this derivative right.

        Parameters
        ----------
        f, x
            As in :meth:`value`.
        claimed : ndarray
            Shape ``f(x).shape + x.shape``.

        Returns
        -------
        bool
            True for right.
        """
        value, _ = self.value(f, x)
        return bool(np.allclose(claimed, value, rtol=1e-5, atol=1e-8))


def flat(f, x):
    """The same function from a flat array to a flat array."""

    def flattened(z):
        return np.reshape(f(np.reshape(z, x.shape)[()]), -1)

    return flattened


class ScipyForward(Peer):
    """Forward differences, the public helper of scipy.optimize."""

    name, package = "scipy approx_fprime (forward)", "scipy"

    def jacobian(self, f, x):
        """See :class:`Peer`."""
        from scipy.optimize import approx_fprime

        return approx_fprime(x, f), None


class ScipyThreePoint(Peer):
    """Central differences as scipy's optimizers take them (a private module)."""

    name, package = "scipy 3-point", "scipy"

    def jacobian(self, f, x):
        """See :class:`Peer`."""
        from scipy.optimize._numdiff import approx_derivative

        return approx_derivative(f, x, method="3-point"), None


class ScipyDifferentiate(Peer):
    """Adaptive finite differences with an error estimate; f must take batches."""

    name, package = "scipy.differentiate", "scipy"
    takes_columns = True  # f is called with shape (n, ...), one point a column

    def jacobian(self, f, x):
        """See :class:`Peer`; f takes shape (n, ...) and returns (m, ...)."""
        from scipy.differentiate import jacobian

        result = jacobian(f, x)
        # Where it says that it did not converge, it claims nothing.
        return result.df, np.where(result.success, result.error, np.nan)

    def value(self, f, x):
        """See :class:`Peer`; f is called in a loop over the points of a batch."""
        x = np.asarray(x)
        shape = np.shape(f(x[()])) + x.shape
        single = flat(f, x)

        def columns(z):
            points = z.reshape(len(z), -1)
            values = np.stack([single(p) for p in points.T], axis=-1)
            return values.reshape(-1, *z.shape[1:])

        value, error = self.jacobian(columns, x.reshape(-1))
        return value.reshape(shape), np.reshape(error, shape)

    def hessian(self, f, x):
        """Second derivatives of a scalar function that takes shape (n, ...)."""
        from scipy.differentiate import hessian

        return hessian(f, x).ddf


class NumdifftoolsCentral(Peer):
    """Central differences at many steps, extrapolated, with an error estimate."""

    name, package = "numdifftools central", "numdifftools"
    method = "central"

    def jacobian(self, f, x):
        """See :class:`Peer`."""
        import numdifftools

        slopes = numdifftools.Jacobian(f, method=self.method, full_output=True)
        result = slopes(x)
        info = result if hasattr(result, "error_estimate") else result[1]
        return result[0], info.error_estimate

    def hessian(self, f, x):
        """Second derivatives of a scalar function."""
        import numdifftools

        return numdifftools.Hessian(f, method=self.method)(x)


class NumdifftoolsComplex(NumdifftoolsCentral):
    """The complex step without a guard."""

    name = "numdifftools complex, unguarded"
    method = "complex"


class StatsmodelsCentred(Peer):
    """Central differences."""

    name, package = "statsmodels centred", "statsmodels"

    def jacobian(self, f, x):
        """See :class:`Peer`."""
        from statsmodels.tools.numdiff import approx_fprime

        return approx_fprime(x, f, centered=True), None

    def hessian(self, f, x):
        """Second derivatives of a scalar function, by four points an entry."""
        from statsmodels.tools.numdiff import approx_hess3

        return approx_hess3(x, f)


class StatsmodelsComplex(Peer):
    """The complex step without a guard."""

    name, package = "statsmodels complex, unguarded", "statsmodels"

    def jacobian(self, f, x):
        """See :class:`Peer`."""
        from statsmodels.tools.numdiff import approx_fprime_cs

        return approx_fprime_cs(x, f), None

    def hessian(self, f, x):
        """Second derivatives of a scalar function, complex in one direction."""
        from statsmodels.tools.numdiff import approx_hess_cs

        return approx_hess_cs(x, f)


class TorchNumeric(Peer):
    """The numeric part of torch's gradcheck: central differences, step 1e-6."""

    name, package = "torch gradcheck, numeric part", "torch"
    rule = "torch.autograd.gradcheck, atol 1e-5, rtol 1e-3"

    def jacobian(self, f, x):
        """See :class:`Peer`."""
        import torch
        from torch.autograd.gradcheck import _get_numerical_jacobian

        def function(t):
            return torch.as_tensor(f(t.detach().numpy()))

        columns = _get_numerical_jacobian(function, (_torch_point(x),), eps=1e-6)
        return columns[0][0].numpy().T, None

    def accepts(self, f, x, claimed):
        """The whole gradcheck, on a function whose backward pass is the claim."""
        x = np.asarray(x)
        rows = np.reshape(claimed, (-1, x.size))
        return self.gradcheck(flat(f, x), x.reshape(-1), rows)

    def gradcheck(self, f, x, claimed):
        """Run torch's gradcheck on a NumPy function with a claimed Jacobian.

        Parameters
        ----------
        f : callable
            Takes shape (n,), returns shape (m,) or a number.
        x : ndarray
            Shape (n,).
        claimed : ndarray
            Shape (m, n).

        Returns
        -------
        bool
            Its verdict.
        """
        import torch

        function = _torch_function(f, claimed)
        return torch.autograd.gradcheck(
            function.apply, (_torch_point(x),), raise_exception=False
        )

    def gradcheck_of_torch(self, make, x):
        """A call of torch's gradcheck on a function written in torch.

        Parameters
        ----------
        make : callable
            Given a converter of arrays, returns the function of a tensor.
        x : ndarray
            Shape (n,).

        Returns
        -------
        callable
            Without arguments; returns the verdict.
        """
        import torch

        torch.set_num_threads(1)
        function = make(torch.as_tensor)
        return lambda: torch.autograd.gradcheck(function, (_torch_point(x),))


def _torch_point(x):
    import torch

    if x.dtype.kind != "f":
        raise TypeError("torch differentiates floating-point tensors only")
    return torch.tensor(x, requires_grad=True)


def _torch_function(f, claimed):
    import torch

    rows = torch.tensor(np.atleast_2d(claimed))

    class Claimed(torch.autograd.Function):
        @staticmethod
        def forward(ctx, t):
            ctx.dtype = t.dtype
            return torch.as_tensor(f(t.detach().numpy()))

        @staticmethod
        def backward(ctx, u):
            return (u.reshape(-1).to(rows.dtype) @ rows).to(ctx.dtype)

    return Claimed


class JaxNumeric(Peer):
    """The numeric part of jax's check_grads, for one direction at a time."""

    name, package = "jax numeric", "jax"
    rule = "jax.test_util.check_jvp, one random direction, tolerance 1e-5 of float64"

    def jacobian(self, f, x):
        """See :class:`Peer`."""
        from jax._src.public_test_util import EPS, numerical_jvp

        columns = [
            np.ravel(numerical_jvp(f, (x,), (tangent,), EPS))
            for tangent in np.eye(x.size)
        ]
        return np.stack(columns, axis=-1), None

    def accepts(self, f, x, claimed):
        """check_jvp with the claimed Jacobian as the function's own JVP."""
        import jax

        jax.config.update("jax_enable_x64", True)  # else its tolerance is float32's
        from jax.test_util import check_jvp

        x = np.asarray(x)
        rows, function = np.reshape(claimed, (-1, x.size)), flat(f, x)

        def claim(primals, tangents):
            return function(*primals), rows @ tangents[0]

        try:
            check_jvp(function, claim, (x.reshape(-1),))
        except AssertionError:
            return False
        return True


PEERS = (
    ScipyForward(),
    ScipyThreePoint(),
    ScipyDifferentiate(),
    NumdifftoolsCentral(),
    StatsmodelsCentred(),
    TorchNumeric(),
    JaxNumeric(),
    StatsmodelsComplex(),
    NumdifftoolsComplex(),
)


def installed():
    """The peers whose package can be imported here.

    Returns
    -------
    list of Peer
        In the order of the tables.
    """
    return [peer for peer in PEERS if _version(peer.package)]


def versions():
    """Version of every package that the tables compare.

    Returns
    -------
    dict of str to str
        NumPy first; only what is installed.
    """
    packages = dict.fromkeys(["numpy", *(peer.package for peer in PEERS)])
    return {name: _version(name) for name in packages if _version(name)}


def _version(package):
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return None
