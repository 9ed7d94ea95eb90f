"""Statistic: SciPy's own function on the repeated values. p: eigenvalues of W^1/2 S W^1/2 by numpy.linalg.eigvalsh,
then the inverse Laplace transform of their law by mpmath's tanh-sinh quadrature in 30 digits."""
import mpmath as mp
import numpy as np
import scipy
from scipy.stats._morestats import _anderson_ksamp_midrank

from cases import pairs, write

mp.mp.dps = 30


def eigenvalues(pooled):
    l = np.asarray(pooled, float)
    total = l.sum()
    below = np.r_[0, np.cumsum(l)[:-1]]
    h = (below + l / 2) / total
    p = l / total
    w = p / (h * (1 - h) - p / 4)
    edges = np.cumsum(p)[:-1]
    bridge = np.minimum.outer(edges, edges) - np.outer(edges, edges)
    middle = np.zeros((len(l), len(l) - 1))
    for j in range(len(l) - 1):
        middle[j, j] = middle[j + 1, j] = 0.5
    root = np.sqrt(w)[:, None]
    values = np.linalg.eigvalsh(root * (middle @ bridge @ middle.T) * root.T)
    return np.sort(values)[::-1][: len(l) - 1]


def log_tail(x, lam):
    lam = [mp.mpf(float(v)) for v in lam]
    x = mp.mpf(x)
    derivative = lambda s: sum(v / (1 - 2 * s * v) for v in lam) - x - 1 / s
    first = 1 / (2 * lam[0])
    low, high = first * mp.mpf(10) ** -12, first * (1 - mp.mpf(10) ** -20)
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if derivative(middle) < 0 else (low, middle)
    saddle = (low + high) / 2
    scale = 1 / mp.sqrt(sum(2 * v * v / (1 - 2 * saddle * v) ** 2 for v in lam) + 1 / saddle**2)
    log_k = lambda s: -sum(mp.log(1 - 2 * s * v) for v in lam) / 2 - s * x - mp.log(s)
    peak = log_k(saddle)

    def integrand(t):
        s = saddle + scale * (t * t / 4 + 1j * t)
        return (mp.exp(log_k(s) - peak) * scale * (t / 2 + 1j) / 1j).real

    area = mp.quad(integrand, [0, 1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 128, 256])
    return float(peak + mp.log(area / mp.pi))


def rows():
    for a, b in pairs():
        a, b = np.array(a), np.array(b)
        keep = a + b > 0
        lam = eigenvalues((a + b)[keep])
        n, m = int(b.sum()), int(a.sum())
        if n + m > 10**6:
            u, v = (np.cumsum(c[keep]) - c[keep] / 2 for c in (a, b))
            h = (u + v) / (n + m)
            p = (a + b)[keep] / (n + m)
            statistic = (n + m - 1) / (n + m) * n / (n + m) * m * np.sum(p * (u / m - v / n) ** 2 / (h * (1 - h) - p / 4))
        else:
            x, y = np.repeat(np.arange(len(a)), a), np.repeat(np.arange(len(b)), b)
            z = np.sort(np.r_[x, y])
            statistic = _anderson_ksamp_midrank([x, y], z, np.unique(z), 2, np.array([m, n]), n + m)
        yield a.tolist(), b.tolist(), repr(float(statistic)), repr(log_tail(statistic, lam))
    deep = np.random.default_rng(7).integers(1, 90, 330)
    for l in [[7, 5, 9], [40, 1, 1, 1, 40], deep.tolist()]:
        for x in [0.02, 0.3, 1.0, 1.9, 2.1, 4.0, 9.0, 40.0, 600.0, 1e5]:
            yield l, [], repr(x), repr(log_tail(x, eigenvalues(l)))


write("anderson-darling.csv",
      [f"SciPy {scipy.__version__}, mpmath {mp.__version__}: python anderson_darling.py",
       "A row without window holds pooled cells and any x; the others hold two samples and A2akN."],
      ["baseline", "window", "statistic", "logPValue"], rows())
