"""Benjamini-Hochberg by scipy.stats.false_discovery_control; Cauchy combination by mpmath in 60 digits."""
import mpmath as mp
import numpy as np
import scipy
from scipy.stats import false_discovery_control

from cases import write

mp.mp.dps = 360


def families():
    rng = np.random.default_rng(3)
    yield [0.2]
    yield [0.01, 0.04, 0.03, 0.005]
    yield [0.5, 0.5, 0.5]
    yield [1.0, 0.0001, 1e-40]
    yield rng.uniform(size=50).round(6).tolist()
    yield (rng.uniform(size=30) ** 6).tolist()


def cauchy(p, weights):
    clipped = [min(max(mp.mpf(v), mp.mpf("1e-300")), mp.mpf("0.99")) for v in p]
    t = sum(w * mp.cot(mp.pi * v) for v, w in zip(clipped, weights)) / sum(weights)
    return float(mp.atan2(1, t) / mp.pi)


write("benjamini-hochberg.csv", [f"SciPy {scipy.__version__}: python corrections.py"], ["pValues", "adjusted"],
      ([p, false_discovery_control(p).tolist()] for p in families()))
equal = [[0.2], [0.01, 0.04, 0.03], [1.0, 1.0, 1.0], [1e-12, 0.5, 0.99], [1e-250, 0.7, 1e-9], [0.0, 0.0], [0.99, 0.9], [0.5, 2e-4, 0.995]]
weighed = [([0.01, 0.04, 0.03], [4, 2, 1]), ([1e-12, 0.5, 0.99], [4, 2, 1]), ([0.7, 0.2, 1e-9], [4, 2, 1]), ([0.3, 1e-40], [0.5, 7])]
write("cauchy-combination.csv", [f"mpmath {mp.__version__}: python corrections.py"], ["pValues", "weights", "combined"],
      ([p, w, repr(cauchy(p, w))] for p, w in [(p, [1] * len(p)) for p in equal] + weighed))
