"""Makes alarms.csv: python alarms.py. A stream is digits over a scale; alarms are rows counted from 1."""

import numpy as np
import river
from river.drift import ADWIN, PageHinkley
from river.drift.binary import HDDMA

rng = np.random.default_rng(20261126)
print(f"# river {river.__version__}, NumPy {np.__version__}: python alarms.py")
print("detector,parameters,scale,stream,alarms")


def flips(*pieces):
    return [int(rng.random() < rate) for rate, rows in pieces for _ in range(rows)]


def losses(*pieces):
    return [int(round(9 * rng.beta(8 * mean, 8 * (1 - mean)))) for mean, rows in pieces for _ in range(rows)]


def told(name, parameters, make, stream, scale):
    detector = make()
    alarms = []
    for row, digit in enumerate(stream, 1):
        detector.update(digit / scale)
        if detector.drift_detected:
            alarms.append(row)
    digits = "".join(map(str, stream))
    print(f"{name},{' '.join(map(str, parameters))},{scale},{digits},{' '.join(map(str, alarms))}")


for stream, scale in (
    (flips((0.1, 1500), (0.3, 1000), (0.05, 1200), (0.5, 300)), 1),
    (flips((0.5, 900), (0.8, 600), (0.2, 700), (0.6, 500)), 1),
    (flips((0.02, 2500), (0.1, 1500)), 1),
    (losses((0.2, 1000), (0.35, 800), (0.15, 800), (0.6, 300)), 9),
    (flips((0.3, 3000)), 1),
):
    for delta in (0.002, 0.05, 0.3):
        told("adwin", [delta], lambda: ADWIN(delta=delta), stream, scale)
    for delta, threshold, alpha in ((0.005, 50.0, 0.9999), (0.03, 8.0, 0.9999), (0.02, 12.0, 1.0)):
        told(
            "page-hinkley",
            [delta, threshold, alpha],
            lambda: PageHinkley(delta=delta, threshold=threshold, alpha=alpha, mode="up"),
            stream,
            scale,
        )
    for confidence in (0.001, 0.05):
        told("hddm-a", [confidence], lambda: HDDMA(drift_confidence=confidence), stream, scale)
