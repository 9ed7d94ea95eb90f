"""Noncentrality of chi-square at power 0.8: scipy.stats.ncx2 and scipy.optimize.brentq."""
import scipy
from scipy.optimize import brentq
from scipy.stats import chi2, ncx2

from cases import write


def rows():
    for df in [1, 2, 15, 60, 299, 5000]:
        for alpha in [0.05, 2e-4, 1e-9]:
            critical = chi2.isf(alpha, df)
            yield df, alpha, repr(brentq(lambda v: ncx2.sf(critical, df, v) - 0.8, 1e-3, 4 * critical, xtol=1e-10))


write("noncentrality.csv", [f"SciPy {scipy.__version__}: python noncentral.py"], ["degrees", "alpha", "noncentrality"], rows())
