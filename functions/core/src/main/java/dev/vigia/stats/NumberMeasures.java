package dev.vigia.stats;

import java.util.List;
import java.util.Map;

/** The tests and distances of two samples of a number, neither of them empty, that do not stand on deciles. */
record NumberMeasures(MergedSamples merged) {
    static final List<String> WORDS = List.of(
            "ks",
            "wasserstein",
            "wasserstein-normed",
            "energy",
            "cramer-von-mises",
            "anderson-darling",
            "mann-whitney",
            "t",
            "epps-singleton");

    void addTo(Map<String, Measure> measures) {
        measures.put("ks", Measure.of(kolmogorovSmirnov()));
        measures.put("wasserstein", Measure.of(merged.area()));
        measures.put("wasserstein-normed", normed());
        measures.put("energy", Measure.of(Math.sqrt(2 * merged.squaredArea())));
        measures.put("cramer-von-mises", Measure.of(cramerVonMises()));
        measures.put("anderson-darling", Measure.of(ExactAndersonDarling.test(merged)));
        measures.put("mann-whitney", Measure.of(mannWhitney()));
        measures.put("t", Measure.of(WelchTest.test(merged.baseline, merged.current)));
        measures.put("epps-singleton", Measure.of(EppsSingletonTest.test(merged.baseline, merged.current)));
    }

    TestResult kolmogorovSmirnov() {
        if (merged.isConstant()) {
            return TestResult.undefined("all values are equal");
        }
        long m = merged.baseline.size();
        long n = merged.current.size();
        double d = (double) merged.furthest() / m / n;
        return TestResult.ofLog(d, KolmogorovSmirnovLaw.logSurvival(m, n, merged.furthest()));
    }

    TestResult cramerVonMises() {
        int m = merged.baseline.size();
        int n = merged.current.size();
        if (Math.min(m, n) < 2) {
            return TestResult.undefined("a sample has fewer than 2 values");
        }
        if (merged.isConstant()) {
            return TestResult.undefined("all values are equal");
        }
        double t = merged.cramerVonMises();
        return TestResult.ofLog(t, CramerVonMisesLaw.logSurvival(t, m, n));
    }

    TestResult mannWhitney() {
        return merged.isConstant() ? TestResult.undefined("all values are equal") : MannWhitneyTest.test(merged);
    }

    private Measure normed() {
        SortedSample baseline = merged.baseline;
        double deviation = Math.sqrt(baseline.squares() / baseline.size());
        if (baseline.isConstant() || !(deviation > 0)) {
            return Measure.missing("the baseline has no spread");
        }
        return Double.isFinite(deviation)
                ? Measure.of(merged.area() / deviation)
                : Measure.missing("the baseline's deviation is beyond the range of a double");
    }
}
