"""Makes decreasing-density.csv: python decreasing_density.py

The least concave majorant of a distribution function has the slopes of the isotonic regression, decreasing, of its own slopes,
weighed by the steps. The last lines are quantiles of the distance times the root of the number of values, which the bound is of."""
import numpy as np
import scipy
from scipy import stats
from scipy.optimize import isotonic_regression

from cases import write

rng = np.random.default_rng(20261126)


def distance(x, rows):
    x, rows = np.asarray(x, float), np.asarray(rows, float)
    places, inverse = np.unique(np.r_[0, x], return_inverse=True)
    mass = np.bincount(inverse, np.r_[0, rows]) / rows.sum()
    if len(places) == 1:
        return 0.0
    steps = np.diff(places)
    slopes = isotonic_regression(mass[1:] / steps, weights=steps, increasing=False).x
    return float(max(0, np.max(np.cumsum(slopes * steps) - np.cumsum(mass[1:]))))


def samples():
    yield [1.0], [1]
    yield [0.0, 0.0, 2.0, 2.5], [1, 1, 1, 1]
    yield [1.0, 2.0, 2.0, 2.0], [1, 1, 1, 1]
    for n in (3, 10, 40):
        yield np.sort(rng.random(n)).round(6).tolist(), [1] * n
        yield np.sort(rng.exponential(size=n)).round(6).tolist(), rng.integers(1, 9, n).tolist()
        yield np.sort(np.abs(rng.normal(3, 0.5, n))).round(6).tolist(), [2] * n
        yield np.sort(rng.geometric(0.3, n)).astype(float).tolist(), rng.integers(1, 3, n).tolist()


def law(draw, n):
    d = np.array([distance(np.sort(draw(n)), np.ones(n)) for _ in range(2000)]) * np.sqrt(n)
    return "  ".join(f"{q:.0%} {np.quantile(d, q):.2f}" for q in (0.5, 0.95, 0.99))


shapes = {
    "flat": lambda n: rng.random(n),
    "exponential": lambda n: rng.exponential(size=n),
    "normal beyond 2": lambda n: stats.norm.isf(rng.random(n) * stats.norm.sf(2)) - 2,
    "half a normal": lambda n: np.abs(rng.normal(size=n)),
    "t(3) beyond its 98 %": lambda n: stats.t.isf(rng.random(n) * 0.02, 3) - stats.t.isf(0.02, 3),
}
head = [f"SciPy {scipy.__version__}, NumPy {np.__version__}: python decreasing_density.py"]
head += [f"{name}, {n} values: {law(draw, n)}" for name, draw in shapes.items() for n in (10, 100, 1000)]
write("decreasing-density.csv", head, ["distances", "rows", "distance"], [[x, r, distance(x, r)] for x, r in samples()])
