"""Distances of counts in cells, by their definitions and by SciPy on the repeated cell numbers."""
import numpy as np
import scipy
from scipy.spatial.distance import jensenshannon
from scipy.special import kolmogorov
from scipy.stats import ks_2samp, wasserstein_distance

from cases import pairs, write


def rows():
    for a, b in pairs():
        a, b = np.array(a), np.array(b)
        p, q = a / a.sum(), b / b.sum()
        keep = a + b > 0
        bins, m, n = keep.sum(), a.sum(), b.sum()
        sp, sq = (a[keep] + 0.5) / (m + 0.5 * bins), (b[keep] + 0.5) / (n + 0.5 * bins)
        ks = np.abs(np.cumsum(p) - np.cumsum(q)).max()
        values = np.arange(len(a)) ** 1.5
        if m + n < 10**6:
            x, y = np.repeat(np.arange(len(a)), a), np.repeat(np.arange(len(b)), b)
            assert abs(ks_2samp(x, y, method="asymp").statistic - ks) < 1e-12
        yield [a.tolist(), b.tolist()] + [repr(float(v)) for v in [
            ks, kolmogorov(ks * np.sqrt(n / (n + m) * m)), np.sum((sq - sp) * np.log(sq / sp)), np.sum(sq * np.log(sq / sp)),
            jensenshannon(p, q, 2), np.sqrt(np.sum((np.sqrt(p) - np.sqrt(q)) ** 2) / 2), np.abs(p - q).sum() / 2,
            np.abs(p - q).max(), wasserstein_distance(values, values, p, q)]]


write("distances.csv", [f"SciPy {scipy.__version__}: python distances.py", "Wasserstein with cell i at i^1.5"],
      ["baseline", "window", "ks", "kolmogorovP", "psi", "kl", "js", "hellinger", "tv", "lInfinity", "wasserstein"], rows())
