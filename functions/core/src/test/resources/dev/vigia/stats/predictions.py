"""Beta-binomial tails: P(X >= x), X ~ betabinom(n, a, b), by mpmath's sum of the mass in 40 digits, and SciPy's
betabinom.sf where that has its digits. Student's tail by mpmath's betainc."""
import mpmath as mp
import scipy
from scipy.stats import betabinom

from cases import write

mp.mp.dps = 40


def log_tail(x, n, a, b):
    lb = lambda u, v: mp.loggamma(u) + mp.loggamma(v) - mp.loggamma(u + v)
    term = mp.exp(-mp.log(n + 1) - lb(n - x + 1, x + 1) + lb(x + a, n - x + b) - lb(a, b))
    total = mp.mpf(0)
    for i in range(x, n + 1):
        total += term
        if term < total * mp.mpf(10) ** -30 and i > n * a / (a + b):
            break
        term = term * (n - i) * (i + a) / ((i + 1) * (n - i - 1 + b)) if i < n else term
    theirs = betabinom.sf(x - 1, n, a, b)
    assert abs(theirs - total) < 1e-6 * total + 1e-8, (x, n, a, b, theirs, total)
    return float(mp.log(total))


def rises():
    for h, m, k, n in [(0, 10, 1, 10), (3, 1000, 9, 300), (0, 5000, 4, 100), (20, 20, 5, 5), (50, 20000, 60, 1000), (1000, 10**6, 1300, 10**6), (2, 9, 0, 4),
                       (10, 1000, 900, 1000), (200, 20000, 1200, 100000), (0, 1000, 100000, 100000)]:
        yield h, m, k, n, 0.0 if k == 0 or m == h else repr(log_tail(k, n, h + 1, m - h))


def exceedances():
    for m, k, n, x in [(1000, 1, 10000, 1), (1000, 1, 10000, 60), (5000, 50, 1000, 21), (5000, 50, 100000, 1500), (20, 20, 7, 7), (10**6, 1000, 10**6, 1200),
                       (100000, 1, 10, 10), (300, 3, 5000, 400)]:
        yield m, k, n, x, repr(log_tail(x, n, k, m - k + 1))


def students():
    for df in [1, 2, 13, 322, 0.5]:
        for t in [0.0, 0.3, 2.0, 9.0, 60.0, 1e8]:
            u = mp.mpf(df)
            yield df, t, repr(float(mp.log(mp.betainc(u / 2, mp.mpf(1) / 2, 0, u / (u + mp.mpf(t) ** 2), regularized=True) / 2)))


head = [f"SciPy {scipy.__version__}, mpmath {mp.__version__}: python predictions.py"]
write("rate-prediction.csv", head, ["events", "rows", "windowEvents", "windowRows", "logPValue"], rises())
write("exceedance-prediction.csv", head, ["heldOut", "rank", "windowRows", "beyond", "logPValue"], exceedances())
write("student-tail.csv", head, ["degrees", "t", "logTail"], students())
