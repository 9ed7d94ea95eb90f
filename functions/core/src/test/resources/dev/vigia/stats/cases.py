"""Seeded pairs of counts that the reference scripts share: even, tied, sparse, tiny and huge."""
import numpy as np


def pairs():
    rng = np.random.default_rng(20261123)
    yield [1, 2], [3, 1]
    yield [980, 20], [470, 30]
    yield [0, 500, 3], [1, 480, 40]
    yield [1, 0, 0, 0], [0, 0, 0, 1]
    yield [5, 5, 5, 5, 5], [0, 0, 0, 0, 40]
    yield list(range(1, 21)), list(range(20, 0, -1))
    for cells, m, n in [(3, 30, 20), (17, 400, 300), (40, 2000, 100), (320, 20000, 10000), (330, 300, 100000)]:
        p = rng.dirichlet(np.ones(cells))
        yield rng.multinomial(m, p).tolist(), rng.multinomial(n, p).tolist()
        q = 0.9 * p + 0.1 * np.sort(p)
        yield rng.multinomial(m, p).tolist(), rng.multinomial(n, q).tolist()
    zeros = np.r_[0.6, np.full(60, 0.4 / 60)]
    yield rng.multinomial(5000, zeros).tolist(), rng.multinomial(5000, zeros).tolist()
    yield rng.multinomial(5000, zeros).tolist(), rng.multinomial(5000, zeros[::-1]).tolist()
    yield [10**9, 10**9, 10**9], [10**8 + 10**5, 10**8, 10**8 - 10**5]


def write(name, head, columns, rows):
    with open(name, "w") as out:
        out.writelines("# " + line + "\n" for line in head)
        out.write(",".join(columns) + "\n")
        for row in rows:
            out.write(",".join(" ".join(map(str, v)) if isinstance(v, list) else str(v) for v in row) + "\n")
