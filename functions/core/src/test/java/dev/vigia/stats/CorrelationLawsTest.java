package dev.vigia.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;

class CorrelationLawsTest {
    /** 2 exp(−t² / (2 (τ² (1/n + 1/m) + M t / (3 n)))) by hand: .01 / (2 (.0011 + .0003)) = 3.5714. */
    @Test
    void theBoundIsBernsteins() {
        CorrelationBound bound = new CorrelationBound(1, 9, 1_000, 10_000);
        assertThat(bound.logP(.1)).isCloseTo(Math.log(2) - .01 / (2 * (.0011 + .0003)), within(1e-12));
        assertThat(bound.logP(-.1)).isEqualTo(bound.logP(.1));
        assertThat(bound.logP(0)).isZero();
        assertThat(bound.logP(.001)).isZero();
        assertThat(new CorrelationBound(1, 9, 1_000, Double.POSITIVE_INFINITY).logP(.1))
                .isCloseTo(Math.log(2) - .01 / (2 * (.001 + .0003)), within(1e-12));
    }

    @Test
    void whatIsDetectableIsWhatTheBoundReaches() {
        CorrelationBound bound = new CorrelationBound(.8, 12, 700, 9_000);
        double margin = .8416212335729143 * Math.sqrt(.8 * (1.0 / 700 + 1.0 / 9_000));
        assertThat(bound.logP(bound.detectable(-15) - margin)).isCloseTo(-15, within(1e-9));
    }

    @Test
    void aBoundOfNoRowsIsRefused() {
        assertThatThrownBy(() -> new CorrelationBound(1, 1, 0, 5)).hasMessageContaining("0.0 and 5.0 rows");
    }

    private static double[] correlations(int hours, double centre, double deviation) {
        Random random = new Random(3);
        double[] r = new double[hours];
        Arrays.setAll(r, i -> Math.tanh(centre + deviation * random.nextGaussian()));
        return r;
    }

    private static double[] rows(int hours, double each) {
        double[] rows = new double[hours];
        Arrays.fill(rows, each);
        return rows;
    }

    @Test
    void aLawIsLearnedAndAnHourJudgedAsStudents() {
        CorrelationLaw.Fitted fitted =
                CorrelationLaw.of(correlations(3_000, .5, .1), rows(3_000, 400)).orElseThrow();
        CorrelationLaw law = fitted.law();
        assertThat(law.centre()).isCloseTo(.5, within(.006));
        assertThat(law.expected()).isCloseTo(Math.tanh(.5), within(.005));
        assertThat(law.variance()).isCloseTo(400 * .01, within(.3));
        double t = (.8 - law.centre()) / Math.sqrt(law.variance() * (1 + 1.0 / 3_000) / 400);
        assertThat(law.logP(Math.tanh(.8), 400))
                .isCloseTo(Math.log(2 * TDistribution.of(2_999).survivalProbability(t)), within(1e-6));
        assertThat(law.logP(Math.tanh(.8), 4_000)).as("no more rows count").isEqualTo(law.logP(Math.tanh(.8), 400));
        assertThat(law.logP(Math.tanh(.8), 100)).isGreaterThan(law.logP(Math.tanh(.8), 400));
        double below =
                Arrays.stream(fitted.leftOut()).filter(p -> p > -Math.log(.05)).count() / 3_000.0;
        assertThat(below).isCloseTo(.05, within(.012));
    }

    @Test
    void whatIsDetectableHasTheProbabilityThatItSays() {
        CorrelationLaw law = CorrelationLaw.of(correlations(3_000, 0, .05), rows(3_000, 400))
                .orElseThrow()
                .law();
        double detectable = law.detectable(Math.log(1e-4), 400);
        double least = .5 * Math.log((1 + detectable) / (1 - detectable));
        Random random = new Random(4);
        long found = random.doubles(20_000)
                .map(any -> Math.tanh(least + .05 * random.nextGaussian()))
                .filter(r -> law.logP(r, 400) <= Math.log(1e-4))
                .count();
        assertThat(found / 20_000.0).isCloseTo(.8, within(.03));
    }

    @Test
    void fewHoursOrThoseThatDoNotVaryTellNothing() {
        double[] few = correlations(150, 0, .1);
        Arrays.fill(few, 0, 60, Double.NaN);
        assertThat(CorrelationLaw.of(few, rows(150, 400))).isEmpty();
        assertThat(CorrelationLaw.of(new double[200], rows(200, 400))).isEmpty();
        assertThatThrownBy(() -> new CorrelationLaw(0, 1, 20, 400)).hasMessageContaining("20 hours");
    }

    /** Each as far from the middle as all the others: one of their deviations, of Student's law of 99 degrees. */
    @Test
    void anHourIsJudgedByTheOthers() {
        double[] r = new double[100];
        Arrays.setAll(r, i -> Math.tanh(i % 2 == 0 ? .1 : -.1));
        double[] leftOut = CorrelationLaw.of(r, rows(100, 400)).orElseThrow().leftOut();
        double p = 2 * TDistribution.of(99).survivalProbability(1);
        assertThat(leftOut).hasSize(100);
        assertThat(Arrays.stream(leftOut)).allSatisfy(log -> assertThat(log).isCloseTo(-Math.log(p), within(1e-9)));
    }
}
