"""ln P(T2 >= t) of Hotelling's T2 with d directions and v degrees of freedom: (v - d + 1) / (d v) T2 follows F."""

import sys
import math
import mpmath
import scipy
from scipy.stats import f

mpmath.mp.dps = 40
print(f"# SciPy {scipy.__version__}, mpmath {mpmath.__version__} (below 1e-290): {sys.argv[0].split('/')[-1]}")
print("directions,degrees,square,logP")
for d in (1, 2, 3, 15):
    for v in (60, 312, 504):
        for t in (0.01, 1, 7.5, 30, 120, 1000, 100000):
            x = t * (v - d + 1) / (d * v)
            p = f.sf(x, d, v - d + 1)
            if p > 1e-290:
                log = math.log(p)
            else:
                b = v - d + 1
                z = mpmath.mpf(b) / (b + d * mpmath.mpf(x))
                log = float(mpmath.log(mpmath.betainc(mpmath.mpf(b) / 2, mpmath.mpf(d) / 2, 0, z, regularized=True)))
            print(f"{d},{v},{t},{log!r}")
