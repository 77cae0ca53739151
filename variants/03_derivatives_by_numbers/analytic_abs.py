"""Answers to `analytic_abs`: z or -z, by the sign of the real part."""

import numpy as np


def right_where(z):
    """np.where on the sign of the real part."""
    return np.where(np.real(z) < 0, -z, z)[()]


def right_sign(z):
    """z times the sign of its real part."""
    return z * np.sign(np.real(z))


def right_root(z):
    """The principal square root of z², whose real part is never negative."""
    return np.sqrt(np.asarray(z) ** 2)[()]


def right_copysign(z):
    """z times 1 with the sign of its real part."""
    return np.copysign(1.0, np.real(z)) * z


def wrong_abs(z):
    """np.abs: the distance from 0."""
    return np.abs(z)


def wrong_root_of_conj(z):
    """The root of z times its conjugate."""
    return np.sqrt(np.real(z * np.conj(z)))


def wrong_real_part(z):
    """The absolute value of the real part alone."""
    return np.abs(np.real(z))


def wrong_imaginary_kept(z):
    """Absolute value of the real part; the imaginary part stays as it is."""
    return np.abs(np.real(z)) + 1j * np.imag(z)


def wrong_both_parts(z):
    """Absolute values of both parts."""
    return np.abs(np.real(z)) + 1j * np.abs(np.imag(z))


def wrong_identity(z):
    """Returns z."""
    return z


def wrong_minus(z):
    """Returns -z."""
    return -z


def wrong_swapped(z):
    """The branches swapped."""
    return np.where(np.real(z) < 0, z, -z)[()]


def wrong_conjugate(z):
    """The conjugate where the real part is negative, with the sign of -z."""
    return np.where(np.real(z) < 0, -np.conj(z), z)[()]


def wrong_by_imaginary_part(z):
    """Chooses by the imaginary part."""
    return np.where(np.imag(z) < 0, -z, z)[()]


def wrong_if(z):
    """A Python `if`, which cannot choose for each entry of an array."""
    return -z if np.real(z) < 0 else z


def wrong_any(z):
    """Chooses for all entries at once."""
    return -z if np.any(np.real(z) < 0) else z


def wrong_complex_sign(z):
    """NumPy's sign of a complex number, which is z over its modulus."""
    return z * np.sign(z)


def wrong_square(z):
    """z² without the root."""
    return z**2


def wrong_no_return(z):
    """Forgets the return."""
    np.where(np.real(z) < 0, -z, z)


def wrong_in_place(z):
    """Writes into the array that was passed."""
    if np.ndim(z) == 0:
        return z * np.sign(np.real(z))
    z[np.real(z) < 0] *= -1
    return z
