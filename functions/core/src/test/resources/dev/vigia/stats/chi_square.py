"""X2 by scipy.stats.chi2_contingency(table, correction=False); ln p by mpmath's gammainc in 40 digits."""
import mpmath as mp
import numpy as np
import scipy
from scipy.stats import chi2_contingency

from cases import pairs, write

mp.mp.dps = 40


def log_tail(x, df):
    x = mp.mpf(x)
    if x > 10**7:  # Gamma(a, x) ~ x^(a-1) e^-x (1 + (a-1)/x + ...)
        a = mp.mpf(df) / 2
        h = x / 2
        return float(-h + (a - 1) * mp.log(h) - mp.loggamma(a) + mp.log1p((a - 1) / h))
    return float(mp.log(mp.gammainc(mp.mpf(df) / 2, x / 2, mp.inf, regularized=True)))


def rows():
    for a, b in pairs():
        table = np.array([a, b])
        table = table[:, table.sum(axis=0) > 0]
        result = chi2_contingency(table, correction=False)
        yield a, b, repr(float(result.statistic)), repr(log_tail(result.statistic, result.dof))


def tails():
    for df in [1, 2, 3, 15, 99, 319]:
        for x in [1e-9, 0.5, 3.0, 50.0, 300.0, 1400.0, 1e4, 1e9]:
            yield df, x, repr(log_tail(x, df))


write("chi-square.csv", [f"SciPy {scipy.__version__}, mpmath {mp.__version__}: python chi_square.py"],
      ["baseline", "window", "statistic", "logPValue"], rows())
write("chi-square-tail.csv", [f"mpmath {mp.__version__}: python chi_square.py"], ["degrees", "x", "logTail"], tails())
