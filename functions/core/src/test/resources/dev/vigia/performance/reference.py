"""Reference values of performance measures: python reference.py probabilities|numbers|classes|isotonic > FILE.csv"""
import sys

import numpy
import scipy
import sklearn
from scipy import stats
from sklearn import isotonic, metrics


def number(value):
    return "NaN" if numpy.isnan(value) else repr(float(value))


def text(values):
    return " ".join(repr(float(v)) for v in values)


def delong(scores, outcomes):
    """The standard error of the area by every pair, as DeLong et al. 1988 write it."""
    positive, negative = scores[outcomes == 1], scores[outcomes == 0]
    if len(positive) < 2 or len(negative) < 2:
        return numpy.nan
    pairs = (positive[:, None] > negative[None, :]) + 0.5 * (positive[:, None] == negative[None, :])
    return numpy.sqrt(pairs.mean(1).var(ddof=1) / len(positive) + pairs.mean(0).var(ddof=1) / len(negative))


def expected_calibration_error(scores, outcomes):
    bins = numpy.minimum(9, numpy.floor(scores * 10).astype(int))
    return sum(abs(scores[bins == b].mean() - outcomes[bins == b].mean()) * (bins == b).mean() for b in set(bins))


def cases(random):
    for rows, share, digits in ((30, 0.5, 3), (60, 0.2, 1), (200, 0.1, 4), (400, 0.5, 2), (100, 0.03, 6)):
        outcomes = (random.random(rows) < share).astype(float)
        outcomes[:2] = 0, 1
        scores = numpy.round(1 / (1 + numpy.exp(-(2 * outcomes - 1 + random.normal(size=rows)))), digits)
        yield scores, outcomes
    yield numpy.array([0.0, 1.0, 1.0, 0.0, 0.5, 0.5]), numpy.array([0.0, 1.0, 1.0, 0.0, 1.0, 0.0])
    yield numpy.array([0.2, 0.2, 0.2, 0.2]), numpy.array([1.0, 0.0, 0.0, 0.0])
    yield numpy.array([1.0, 0.0, 1.0, 0.0, 1.0]), numpy.array([0.0, 1.0, 0.0, 1.0, 1.0])


def probabilities(random):
    print("scores,outcomes,auc,error,ks,logLoss,brier,calibrationError,accuracy,precision,recall,f1")
    for scores, outcomes in cases(random):
        said = scores >= 0.5
        values = (
            metrics.roc_auc_score(outcomes, scores),
            delong(scores, outcomes),
            stats.ks_2samp(scores[outcomes == 1], scores[outcomes == 0]).statistic,
            metrics.log_loss(outcomes, scores),
            metrics.brier_score_loss(outcomes, scores),
            expected_calibration_error(scores, outcomes),
            metrics.accuracy_score(outcomes, said),
            metrics.precision_score(outcomes, said, zero_division=numpy.nan),
            metrics.recall_score(outcomes, said, zero_division=numpy.nan),
            metrics.f1_score(outcomes, said, zero_division=numpy.nan),
        )
        print(f"{text(scores)},{text(outcomes)}," + ",".join(number(v) for v in values))


def numbers(random):
    print("predictions,truths,mae,rmse,r2,bias")
    for rows, noise in ((2, 1), (10, 0.5), (50, 3), (200, 0.01)):
        truths = numpy.round(random.normal(100, 2, rows), 3)
        predictions = numpy.round(truths + 0.3 + random.normal(0, noise, rows), 3)
        values = (
            metrics.mean_absolute_error(truths, predictions),
            metrics.root_mean_squared_error(truths, predictions),
            metrics.r2_score(truths, predictions),
            (predictions - truths).mean(),
        )
        print(f"{text(predictions)},{text(truths)}," + ",".join(number(v) for v in values))


def classes(random):
    print("predictions,truths,accuracy,macroF1")
    for rows, kinds in ((20, 3), (200, 5), (100, 2), (6, 4)):
        truths = random.integers(0, kinds, rows).astype(float)
        predictions = numpy.where(random.random(rows) < 0.6, truths, random.integers(0, kinds + 1, rows))
        values = metrics.accuracy_score(truths, predictions), metrics.f1_score(truths, predictions, average="macro", zero_division=0)
        print(f"{text(predictions)},{text(truths)}," + ",".join(number(v) for v in values))


def isotonic_(random):
    print("x,y,at,values")
    for rows, digits in ((1, 2), (30, 1), (200, 2), (100, 5)):
        x = numpy.round(random.random(rows), digits)
        y = (random.random(rows) < x).astype(float)
        at = numpy.round(numpy.concatenate([[-1, 0, 1, 2], x[:10], random.random(20)]), 4)
        values = isotonic.IsotonicRegression(out_of_bounds="clip").fit(x, y).predict(at)
        print(f"{text(x)},{text(y)},{text(at)},{text(values)}")


mode = sys.argv[1]
print(f"# SciPy {scipy.__version__}, scikit-learn {sklearn.__version__}, NumPy {numpy.__version__}: python reference.py {mode}")
{"probabilities": probabilities, "numbers": numbers, "classes": classes, "isotonic": isotonic_}[mode](numpy.random.default_rng(20261125))
