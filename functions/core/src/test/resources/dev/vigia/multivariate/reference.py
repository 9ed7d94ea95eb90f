"""Makes auc.csv and correlations.csv: python reference.py WHAT"""

import sys

import numpy as np
import scipy
import sklearn
from scipy.stats import mannwhitneyu, rankdata
from sklearn.metrics import roc_auc_score

rng = np.random.default_rng(20261125)
head = f"# SciPy {scipy.__version__}, scikit-learn {sklearn.__version__}, NumPy {np.__version__}: python reference.py {sys.argv[1]}"


def joined(values):
    return " ".join(repr(float(v)) for v in values)


def auc():
    print(head)
    print("baseline,window,auc,error,pValue")
    for m, n, shift, digits in ((30, 25, 0.8, 3), (60, 20, 0.5, 0), (40, 200, 0.3, 1), (25, 25, -0.4, 9), (300, 250, 0.4, 2)):
        x = np.round(rng.normal(size=m), digits)
        y = np.round(rng.normal(size=n) + shift, digits)
        a = roc_auc_score(np.r_[np.zeros(m), np.ones(n)], np.r_[x, y])
        # DeLong's placements, with divisors m and n
        below = (y[:, None] > x[None, :]) + 0.5 * (y[:, None] == x[None, :])
        error = np.sqrt(below.mean(axis=0).var() / m + below.mean(axis=1).var() / n)
        tied = len(np.unique(np.r_[x, y])) < m + n  # SciPy's exact law is for no ties
        p = mannwhitneyu(y, x, alternative="greater", method="asymptotic" if tied else "exact", use_continuity=tied).pvalue
        print(f"{joined(x)},{joined(y)},{a!r},{float(error)!r},{float(p)!r}")


def correlations():
    print(head)
    print("x,y,baseline rows,baseline,window")
    for m, n, r in ((40, 30, 0.0), (50, 80, 0.7), (35, 35, -0.5)):
        x = np.round(rng.normal(size=m + n), 1)
        y = np.round(r * x + np.sqrt(1 - r * r) * rng.normal(size=m + n), 1)
        a, b = rankdata(x), rankdata(y)
        print(f"{joined(x)},{joined(y)},{m},{np.corrcoef(a[:m], b[:m])[0, 1]!r},{np.corrcoef(a[m:], b[m:])[0, 1]!r}")


{"auc": auc, "correlations": correlations}[sys.argv[1]]()
