"""Fisher's exact test by scipy.stats.fisher_exact, ln p in Python's whole numbers where SciPy's p is 0 or small."""
from fractions import Fraction
from math import comb

import mpmath as mp
import scipy
from scipy.stats import fisher_exact

from cases import write

mp.mp.dps = 40


def whole(a, b):
    c, n = [a[0] + b[0], a[1] + b[1]], sum(b)
    mass = {x: comb(c[0], x) * comb(c[1], n - x) for x in range(max(0, n - c[1]), min(n, c[0]) + 1)}
    return float(mp.log(mp.mpf(sum(v for v in mass.values() if v <= mass[b[0]])) / comb(sum(c), n)))


def rows():
    for a, b in [([8, 2], [1, 5]), ([1, 9], [11, 3]), ([980, 20], [97, 3]), ([100, 1], [10, 0]), ([0, 4], [3, 0]), ([5, 5], [5, 5]),
                 ([1000, 3], [900, 90]), ([3000, 1000], [1000, 3000]), ([1, 5000], [60, 5000]), ([19600, 400], [95, 5])]:
        exact = whole(a, b)
        assert abs(mp.exp(exact) - fisher_exact([a, b]).pvalue) < 1e-10
        yield a, b, repr(exact)
    for a, b in [([9_800_000, 200_000], [979_000, 21_000]), ([10**7, 50], [10**6, 19])]:
        yield a, b, repr(float(mp.log(fisher_exact([a, b]).pvalue)))


write("fisher-exact.csv", [f"SciPy {scipy.__version__}, Python integers: python exact.py"], ["baseline", "window", "logPValue"], rows())
