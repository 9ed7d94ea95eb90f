package dev.vigia.stats;

/** The statistic of {@link NumberTwoSample} from the smaller sample's counts, given the pooled counts. */
final class CombinedOfSample implements SampleStatistic {
    private final AndersonDarlingOfSample andersonDarling;
    private final ChiSquareOfSample chiSquare;
    private final PointMassOfSample pointMass;

    CombinedOfSample(TwoSampleCounts counts) {
        this.andersonDarling = new AndersonDarlingOfSample(counts);
        this.chiSquare = new ChiSquareOfSample(counts, CellPooling.orderedGroups(counts));
        this.pointMass = new PointMassOfSample(counts);
    }

    @Override
    public double of(long[] smaller) {
        double sum = NumberTwoSample.SMOOTH * CauchyCombination.cotangent(Math.exp(-andersonDarling.of(smaller)))
                + NumberTwoSample.POINT * CauchyCombination.cotangent(Math.exp(-pointMass.of(smaller)));
        double weights = NumberTwoSample.SMOOTH + NumberTwoSample.POINT;
        if (chiSquare.degrees() > 0) {
            sum += NumberTwoSample.LOCAL
                    * CauchyCombination.cotangent(
                            Math.exp(LogTails.chiSquare(chiSquare.degrees(), chiSquare.of(smaller))));
            weights += NumberTwoSample.LOCAL;
        }
        return sum / weights;
    }
}
