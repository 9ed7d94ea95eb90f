"""Every measure of two samples by SciPy 1.17; p-values by SciPy where they are the law's, else by the law in 30 digits.

A sample is its values, or `mix:n:seed:shift:scale:steps`: n values (u1 + u2 + u3 - 1.5) * scale + shift, u from SplitMix64 of
seed + 1, seed + 2, ..., rounded down to whole steps where steps is not 0.
"""
import warnings
from math import gcd

import numpy as np
import scipy
from mpmath import betainc, binomial, cos, exp, gammainc, log, mp, mpf, pi, quad, sin, sqrt
from scipy.special import log_ndtr
from scipy.spatial.distance import jensenshannon
from scipy.stats import (anderson_ksamp, chi2_contingency, cramervonmises_2samp, energy_distance, epps_singleton_2samp,
                         fisher_exact, ks_2samp, mannwhitneyu, rankdata, ttest_ind, wasserstein_distance)

from cases import write

mp.dps = 30
warnings.simplefilter("ignore")
DECILES = [.1, .2, .3, .4, .5, .6, .7, .8, .9]


def sample(spec):
    if not spec.startswith("mix"):
        return np.array([float(v) for v in spec.split()])
    n, seed, shift, scale, steps = [float(v) for v in spec.split(":")[1:]]
    z = (np.arange(1, 3 * int(n) + 1, dtype=np.uint64) + np.uint64(seed)) * np.uint64(0x9E3779B97F4A7C15)
    z = (z ^ z >> np.uint64(30)) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ z >> np.uint64(27)) * np.uint64(0x94D049BB133111EB)
    u = ((z ^ z >> np.uint64(31)) >> np.uint64(11)) * 2.0**-53
    values = ((u[0::3] + u[1::3]) + u[2::3] - 1.5) * scale + shift
    return np.floor(values * steps) / steps if steps else values


def smirnov(x, zeros, d):
    """P(Q > x) by Smirnov's formula: integrals between the zeros of D(u) = prod(1 - u lambda)."""
    total, sign = mpf(0), 1
    for low, high in zip(zeros[0::2], zeros[1::2]):
        part = quad(lambda u: exp(-u * x / 2) / (u * sqrt(abs(d(u)))), [low] + [low + step / x for step in (1, 8, 40) if low + step / x < high] + [high])
        total += sign * part
        sign = -sign
        if part < total * mpf(10)**-20:
            break
    return total / pi


def log_cvm(t):
    return log(smirnov(mpf(t), [(j * pi)**2 for j in range(1, 40)], lambda u: sin(sqrt(u)) / sqrt(u)))


def log_ad(a, pooled):
    if max(pooled) == 1:
        zeros = [mpf(j * (j + 1)) for j in range(1, 60)]
        return log(smirnov(mpf(a), zeros, lambda u: cos(pi / 2 * sqrt(1 + 4 * u)) / (pi * u)))
    p = pooled / pooled.sum()
    h = np.cumsum(p) - p / 2
    sigma = np.minimum.outer(h, h) - np.outer(h, h) - np.diag(p / 4)
    w = np.sqrt(p / (h * (1 - h) - p / 4))
    eigen = np.sort(np.linalg.eigvalsh(w[:, None] * sigma * w))[::-1]
    eigen = [mpf(float(v)) for v in eigen[eigen > 1e-13]]
    if len(eigen) == 1:
        return log(gammainc(mpf(1) / 2, mpf(a) / eigen[0] / 2, regularized=True))

    def d(u):
        product = mpf(1)
        for v in eigen:
            product *= 1 - u * v
        return product

    return log(smirnov(mpf(a), [1 / v for v in eigen] + ([mp.inf] if len(eigen) % 2 else []), d))


def log_ks(d, m, n):
    if m == n:
        h = int(round(d * n))
        return log(sum((-1)**(k - 1) * 2 * binomial(2 * n, n + k * h) for k in range(1, n // h + 1 if n < 3000 else 4)) / binomial(2 * n, n))
    return log(outside(m, n, int(round(d * m * n))))


def outside(m, n, far):
    """Share of the paths that leave the band, one diagonal after the other."""
    here, out = np.zeros(m + 2), 0.0
    here[0] = 1
    i = np.arange(m + 2)
    for k in range(1, m + n + 1):
        right = np.zeros(m + 2)
        right[1:] = here[:-1] * (m - i[:-1])
        here = np.maximum(right + here * (n - k + 1 + i), 0) / (m + n - k + 1)
        beyond = np.abs(i * n - (k - i) * m) >= far
        out += here[beyond].sum()
        here[beyond] = 0
    return out


def measures(x, y):
    m, n = len(x), len(y)
    ks = ks_2samp(x, y)
    exact = max(m, n) <= 10000 and ks.pvalue > 1e-290
    yield "ks", ks.statistic, log(mpf(float(ks.pvalue))) if exact else log_ks(ks.statistic, m, n)
    yield "wasserstein", wasserstein_distance(x, y), None
    if x.std() > 0:
        yield "wasserstein-normed", wasserstein_distance(x, y) / np.std(x), None
    yield "energy", energy_distance(x, y), None
    pooled = np.unique(np.r_[x, y], return_counts=True)[1]
    if min(m, n) > 1:
        cvm = cramervonmises_2samp(x, y)
        if max(m, n) > 20:
            total, k = m + n, m * n
            variance = (total + 1) * (4 * k * total - 3 * (m * m + n * n) - 2 * k) / (45 * total**2 * 4 * k)
            p = log_cvm(1 / 6 + (cvm.statistic - (1 + 1 / total) / 6) / np.sqrt(45 * variance))
        else:
            p = log(mpf(float(cvm.pvalue)))
        yield "cramer-von-mises", cvm.statistic, p
    if m + n > 3:
        ad = anderson_ksamp([x, y], variant="midrank")
        if max(pooled) == 1 or len(pooled) < 60:
            yield "anderson-darling", ad.statistic, log_ad(1 + ad.statistic * float(sqrt(2 * (pi**2 - 9) / 3)), pooled)
        else:
            yield "anderson-darling", ad.statistic, None
    mw = mannwhitneyu(x, y)
    if min(m, n) <= 8 and max(pooled) == 1:
        p = log(mpf(float(mw.pvalue)))
    else:
        s = np.sqrt(m * n / 12 * (m + n + 1 - (pooled**3.0 - pooled).sum() / ((m + n) * (m + n - 1))))
        p = min(0, np.log(2) + log_ndtr(-(max(mw.statistic, m * n - mw.statistic) - m * n / 2 - 0.5) / s))
    yield "mann-whitney", mw.statistic, p
    t = ttest_ind(x, y, equal_var=False)
    if np.isfinite(t.statistic):
        far = t.pvalue < 1e-280
        yield "t", t.statistic, log(betainc(t.df / 2, .5, 0, t.df / (t.df + mpf(float(t.statistic))**2), regularized=True)) if far else log(mpf(float(t.pvalue)))
    if min(m, n) > 4 and np.subtract(*np.quantile(np.r_[x, y], [.75, .25])) > 0:
        es = epps_singleton_2samp(x, y)
        yield "epps-singleton", es.statistic, log(mpf(float(es.pvalue))) if es.pvalue > 1e-290 else log(gammainc(2, mpf(float(es.statistic)) / 2, regularized=True))
    edges = np.unique(np.quantile(x, DECILES))
    yield from distances(*[np.bincount(np.searchsorted(edges, v, "left"), minlength=len(edges) + 1) for v in (x, y)])


def distances(a, b):
    p, q = a / a.sum(), b / b.sum()
    sp, sq = (a + .5) / (a.sum() + .5 * len(a)), (b + .5) / (b.sum() + .5 * len(b))
    yield "psi", np.sum((sq - sp) * np.log(sq / sp)), None
    yield "kullback-leibler", np.sum(sq * np.log(sq / sp)), None
    yield "jensen-shannon", jensenshannon(p, q, 2), None
    yield "hellinger", np.sqrt(np.sum((np.sqrt(p) - np.sqrt(q))**2) / 2), None
    yield "total-variation", np.abs(p - q).sum() / 2, None
    yield "l-infinity", np.abs(p - q).max(), None


def categories(a, b):
    table = np.array([a, b])
    for word, kind in [("chi-square", "pearson"), ("g", "log-likelihood")]:
        r = chi2_contingency(table, correction=False, lambda_=kind)
        yield word, r.statistic, log(gammainc(mpf(r.dof) / 2, mpf(float(r.statistic)) / 2, regularized=True))
    if len(a) == 2:
        r = fisher_exact(table)
        if np.isfinite(r.statistic):
            yield "fisher", r.statistic, log(mpf(float(r.pvalue))) if r.pvalue > 1e-300 else None
    yield from distances(np.array(a), np.array(b))


NUMBERS = {
    "one value each": ("1", "2"),
    "one against two": ("1", "2 0.5"),
    "two values each": ("1 3", "2 2.5"),
    "three values each": ("1 3 5", "2 2.5 7"),
    "three tied": ("1 1 2", "1 2 2"),
    "five values, ties within": ("1 3 5 9 10", "2 2.5 3 3 7"),
    "counted laws": ("mix:7:1:0:1:0", "mix:30:2:0.6:1:0"),
    "nineteen and twenty": ("mix:19:3:0:1:0", "mix:20:4:0.4:1:0"),
    "twenty, tied": ("mix:19:5:0:1:4", "mix:17:6:0.2:1:4"),
    "few distinct values": ("mix:300:7:0:1:4", "mix:200:8:0.1:1:4"),
    "two distinct values": ("mix:300:7:0:1:1", "mix:200:8:0.4:1:1"),
    "tied in part": ("mix:400:9:0:1:100", "mix:500:10:0.02:1:100"),
    "nothing changed": ("mix:500:11:0:1:0", "mix:700:12:0:1:0"),
    "one size": ("mix:2000:13:0:1:0", "mix:2000:14:0.05:1:0"),
    "below 1e-30": ("mix:2000:15:0:1:0", "mix:1500:16:0.3:1:0"),
    "below 1e-30, scale": ("mix:2000:15:0:1:0", "mix:1500:16:0:2:0"),
    "nine and seven thousand": ("mix:9000:17:0:1:0", "mix:7001:18:0.02:1:0"),
    "beyond the exact size": ("mix:20011:19:0:1:0", "mix:1001:20:0.06:1:0"),
    "large and negative": ("mix:50:21:-1000000000:1000000:0", "mix:60:22:-1000100000:1000000:0"),
    "apart": ("mix:40:23:0:1:0", "mix:50:24:9:1:0"),
    "a million each": ("mix:1000000:25:0:1:0", "mix:1000000:26:0.001:1:0"),
    "a million each, moved": ("mix:1000000:27:0:1:0", "mix:1000000:28:0.03:1:0"),
    "a million each, tied": ("mix:1000000:29:0:1:8", "mix:1000000:30:0.002:1:8"),
}
CATEGORIES = {
    "two": ("980 20", "470 30"), "two, none": ("5 0", "3 4"), "two, tiny": ("1 2", "3 1"),
    "two, below 1e-30": ("90000 10000", "80000 20000"), "three": ("500 30 3", "480 40 40"), "new one": ("50 30 0", "48 40 7"),
    "a row each": ("1 0", "0 1"), "equal": ("10 20 30", "20 40 60"),
    "huge": ("1000000000 1000000000 1000000000", "100100000 100000000 99900000"),
}


def rows():
    for kind, cases in [("number", NUMBERS), ("category", CATEGORIES)]:
        for name, (a, b) in cases.items():
            found = measures(sample(a), sample(b)) if kind == "number" else categories(*[[int(v) for v in s.split()] for s in (a, b)])
            for word, statistic, p in found:
                yield [kind, name.replace(",", ";"), a, b, word, repr(float(statistic)), "" if p is None else repr(float(p))]


write("exact-measures.csv", [f"SciPy {scipy.__version__}: python exact_measures.py"],
      ["kind", "case", "baseline", "current", "measure", "statistic", "logPValue"], rows())
