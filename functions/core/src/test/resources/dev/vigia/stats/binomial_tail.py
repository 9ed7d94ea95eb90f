"""ln P(X >= k) of a binomial: SciPy's binom.logsf(k - 1, n, p) where it is finite, checked against mpmath's sum."""
import mpmath as mp
import numpy as np
import scipy
from scipy.stats import binom

from cases import write

mp.mp.dps = 50


def log_tail(k, n, p):
    p = mp.mpf(p)
    term = mp.loggamma(n + 1) - mp.loggamma(k + 1) - mp.loggamma(n - k + 1) + k * mp.log(p) + (n - k) * mp.log1p(-p)
    ratio, total = mp.mpf(1), mp.mpf(1)
    for i in range(k, n):
        ratio *= mp.mpf(n - i) / (i + 1) * p / (1 - p)
        total += ratio
        if ratio < total * mp.mpf(10) ** -40:
            break
    exact = float(term + mp.log(total))
    theirs = binom.logsf(k - 1, n, float(p))
    assert not np.isfinite(theirs) or theirs < -600 or abs(theirs - exact) < 1e-9 * max(1, abs(exact)), (k, n, p, theirs, exact)
    return exact


def rows():
    for k, n, p in [(0, 5, 0.3), (1, 5, 0.3), (5, 5, 0.3), (3, 10, 0.01), (60, 100, 0.5), (999, 1000, 0.1), (500, 1000, 0.05),
                    (2000, 4000, 0.25), (1000, 1000, 0.25), (30000, 10**6, 0.02), (10**5, 10**6, 0.05), (21000, 10**6, 0.02),
                    (10**7, 10**9, 0.0098), (200, 10**9, 1e-9), (700, 10**6, 1e-5)]:
        yield k, n, p, repr(log_tail(k, n, p))


write("binomial-tail.csv", [f"SciPy {scipy.__version__}, mpmath {mp.__version__}: python binomial_tail.py"],
      ["k", "n", "p", "logTail"], rows())
