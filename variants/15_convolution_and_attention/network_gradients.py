"""Answers to `network_gradients`: 26 gradients, one line each."""

import numpy as np


def right_lines(v, words, targets):
    """Line by line."""
    B = len(words)
    d = {"picked": np.full(B, -1 / B), "logP": np.zeros(v["logP"].shape)}
    d["logP"][np.arange(B), targets] = -1 / B
    d["P"] = d["logP"] / v["P"]
    d["inv"] = np.sum(d["P"] * v["E"], axis=1, keepdims=True)
    d["total"] = -d["inv"] * v["inv"] ** 2
    d["E"] = d["P"] * v["inv"] + d["total"] * np.ones(v["E"].shape)
    d["shift"] = d["E"] * v["E"]
    d["Z"] = d["shift"] - 0.0
    return hidden(d, v, words)


def hidden(d, v, words):
    """From the scores down to the table."""
    d["H"], d["W2"], d["c2"] = d["Z"] @ v["W2"], d["Z"].T @ v["H"], d["Z"].sum(axis=0)
    d["G"] = d["H"] * (1 - v["H"] ** 2)
    d["gamma"], d["beta"] = (d["G"] * v["N"]).sum(axis=0), d["G"].sum(axis=0)
    d["N"] = d["G"] * v["gamma"]
    d["isd"] = (d["N"] * v["R"]).sum(axis=0)
    d["var"] = -0.5 * (v["var"] + 0.01) ** -1.5 * d["isd"]
    d["R2"] = np.broadcast_to(d["var"] / len(words), v["R2"].shape)
    d["R"] = d["N"] * v["isd"] + 2 * v["R"] * d["R2"]
    d["mu"] = -d["R"].sum(axis=0)
    d["A"] = d["R"] + d["mu"] / len(words)
    return first_layer(d, v, words)


def first_layer(d, v, words):
    """From the first scores down to the table."""
    d["X"], d["W1"], d["c1"] = d["A"] @ v["W1"], d["A"].T @ v["X"], d["A"].sum(axis=0)
    d["emb"] = d["X"].reshape(v["emb"].shape)
    d["table"] = np.zeros(v["table"].shape)
    np.add.at(d["table"], words, d["emb"])
    return d


def right_short(v, words, targets):
    """The short forms: shares minus targets, and the one line of the batch norm."""
    d = right_lines(v, words, targets)
    onehot = np.eye(v["P"].shape[1])[targets]
    d["Z"] = d["shift"] = (v["P"] - onehot) / len(words)
    hidden(d, v, words)
    n, hat = d["N"], v["R"] * v["isd"]
    var = v["var"] + 0.01
    d["A"] = (n - n.mean(axis=0) - hat * (n * hat).mean(axis=0)) / np.sqrt(var)
    return first_layer(d, v, words)


def right_einsum(v, words, targets):
    """Products by letters, and the table by a matrix of ones and zeros."""
    d = right_lines(v, words, targets)
    d["H"] = np.einsum("bc,ch->bh", d["Z"], v["W2"])
    d["W2"] = np.einsum("bc,bh->ch", d["Z"], v["H"])
    d["isd"] = np.einsum("bh,bh->h", d["N"], v["R"])
    d["W1"] = np.einsum("bh,bi->hi", d["A"], v["X"])
    used = np.eye(len(v["table"]))[words]
    d["table"] = np.einsum("bkw,bke->we", used, d["emb"])
    return {name: d[name] for name in sorted(d)}


def changed(v, words, targets, name, value):
    """The right lines with one exchanged."""
    d = right_lines(v, words, targets)
    d[name] = value(d)
    return d


def wrong_sign(v, words, targets):
    """The minus of the loss forgotten."""
    return {name: -g for name, g in right_lines(v, words, targets).items()}


def wrong_no_mean(v, words, targets):
    """The loss as a sum."""
    d = right_lines(v, words, targets)
    return {name: g * len(words) for name, g in d.items()}


def wrong_all_log(v, words, targets):
    """Every entry of logP gets a share."""
    B = len(words)
    return changed(
        v, words, targets, "logP", lambda d: np.full(v["logP"].shape, -1 / B)
    )


def wrong_log_slope(v, words, targets):
    """1/P forgotten."""
    return changed(v, words, targets, "P", lambda d: d["logP"].copy())


def wrong_inv_not_summed(v, words, targets):
    """inv not summed."""
    return changed(v, words, targets, "inv", lambda d: d["P"] * v["E"])


def wrong_total_sign(v, words, targets):
    """The minus of 1/total forgotten."""
    return changed(v, words, targets, "total", lambda d: -d["total"])


def wrong_e_one_use(v, words, targets):
    """E through P alone."""
    return changed(v, words, targets, "E", lambda d: d["P"] * v["inv"])


def wrong_e_total_only(v, words, targets):
    """E through total alone."""
    return changed(v, words, targets, "E", lambda d: d["total"] * np.ones(v["E"].shape))


def wrong_exp_slope(v, words, targets):
    """The slope of exp forgotten."""
    return changed(v, words, targets, "shift", lambda d: d["E"].copy())


def wrong_w2_transposed(v, words, targets):
    """W2 of the transposed shape."""
    return changed(v, words, targets, "W2", lambda d: d["W2"].T)


def wrong_c2_mean(v, words, targets):
    """c2 as a mean."""
    return changed(v, words, targets, "c2", lambda d: d["Z"].mean(axis=0))


def wrong_tanh_of_g(v, words, targets):
    """The slope of tanh with G for H."""
    return changed(v, words, targets, "G", lambda d: d["H"] * (1 - v["G"] ** 2))


def wrong_tanh_no_square(v, words, targets):
    """1 - H for 1 - H²."""
    return changed(v, words, targets, "G", lambda d: d["H"] * (1 - v["H"]))


def wrong_tanh_slope(v, words, targets):
    """The slope of tanh forgotten."""
    return changed(v, words, targets, "G", lambda d: d["H"].copy())


def wrong_gamma_as_beta(v, words, targets):
    """gamma without N."""
    return changed(v, words, targets, "gamma", lambda d: d["beta"].copy())


def wrong_beta_not_summed(v, words, targets):
    """beta not summed."""
    return changed(v, words, targets, "beta", lambda d: d["G"].copy())


def wrong_no_gain(v, words, targets):
    """gamma forgotten in N."""
    return changed(v, words, targets, "N", lambda d: d["G"].copy())


def wrong_isd_not_summed(v, words, targets):
    """isd not summed."""
    return changed(v, words, targets, "isd", lambda d: d["N"] * v["R"])


def wrong_var_no_half(v, words, targets):
    """The half of the root forgotten."""
    return changed(v, words, targets, "var", lambda d: 2 * d["var"])


def wrong_var_sign(v, words, targets):
    """The minus of the power forgotten."""
    return changed(v, words, targets, "var", lambda d: -d["var"])


def wrong_mean_of_squares(v, words, targets):
    """1/B forgotten in R2."""
    return changed(v, words, targets, "R2", lambda d: d["R2"] * len(words))


def wrong_r2_not_copied(v, words, targets):
    """R2 not copied to all examples."""
    return changed(v, words, targets, "R2", lambda d: d["var"] / len(words))


def wrong_r_no_two(v, words, targets):
    """The 2 of the square forgotten."""
    return changed(
        v, words, targets, "R", lambda d: d["N"] * v["isd"] + v["R"] * d["R2"]
    )


def wrong_r_one_use(v, words, targets):
    """R through N alone: the spread held constant."""
    return changed(v, words, targets, "R", lambda d: d["N"] * v["isd"])


def wrong_mu_sign(v, words, targets):
    """The minus of A - mu forgotten."""
    return changed(v, words, targets, "mu", lambda d: -d["mu"])


def wrong_mu_mean(v, words, targets):
    """mu as a mean."""
    return changed(v, words, targets, "mu", lambda d: d["mu"] / len(words))


def wrong_a_one_use(v, words, targets):
    """A through R alone: the mean held constant."""
    return changed(v, words, targets, "A", lambda d: d["R"].copy())


def wrong_a_sum(v, words, targets):
    """1/B forgotten on the way through mu."""
    return changed(v, words, targets, "A", lambda d: d["R"] + d["mu"])


def wrong_w1_transposed(v, words, targets):
    """W1 of the transposed shape."""
    return changed(v, words, targets, "W1", lambda d: d["W1"].T)


def wrong_c1_zero(v, words, targets):
    """c1 taken from R, before the mean was taken away."""
    return changed(v, words, targets, "c1", lambda d: d["R"].sum(axis=0))


def wrong_emb_flat(v, words, targets):
    """emb in the shape of X."""
    return changed(v, words, targets, "emb", lambda d: d["X"].copy())


def wrong_table_set(v, words, targets):
    """Repeated words overwritten."""

    def value(d):
        table = np.zeros(v["table"].shape)
        table[words] = d["emb"]
        return table

    return changed(v, words, targets, "table", value)


def wrong_table_plus_equals(v, words, targets):
    """Repeated words with +=, which keeps one of them."""

    def value(d):
        table = np.zeros(v["table"].shape)
        table[words] += d["emb"]
        return table

    return changed(v, words, targets, "table", value)


def wrong_name_missing(v, words, targets):
    """One line forgotten."""
    d = right_lines(v, words, targets)
    del d["isd"]
    return d


def wrong_tuple(v, words, targets):
    """A tuple for a dictionary."""
    return tuple(right_lines(v, words, targets).values())


def wrong_in_place(v, words, targets):
    """Writes the gradients into v."""
    v.update(right_lines(v, words, targets))
    return v


def wrong_without_return(v, words, targets):
    """Computes and forgets to return."""
    right_lines(v, words, targets)
