package dev.vigia.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vigia.inference.Cell;
import dev.vigia.inference.LoggedRequest;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.Rows;
import dev.vigia.inference.Status;
import dev.vigia.inference.TextColumn;
import dev.vigia.model.Constraints;
import dev.vigia.model.Feature;
import dev.vigia.model.FeatureType;
import dev.vigia.model.Role;
import dev.vigia.model.Schema;
import dev.vigia.model.Sensitivity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IdentifiersTest {
    private static final Constraints UNIQUE =
            new Constraints(null, null, null, List.of(), null, null, null, null, true);
    private static final Schema SCHEMA = new Schema(List.of(
            Feature.number("x"),
            new Feature("order", FeatureType.TEXT, Role.IDENTIFIER, Sensitivity.NONE, UNIQUE),
            new Feature("number", FeatureType.INTEGER, Role.IDENTIFIER, Sensitivity.NONE, UNIQUE)));
    private static final Baseline BASELINE = Samples.baseline(SCHEMA, builder -> builder.add(rows(0, 50)));

    private static Rows rows(int... orders) {
        TextColumn.Builder texts = new TextColumn.Builder(orders.length);
        NumberColumn.Builder numbers = new NumberColumn.Builder(orders.length);
        for (int order : orders) {
            if (order < 0) {
                texts.addMissing(Cell.NULL);
                numbers.addMissing(Cell.NULL);
            } else {
                texts.add("order-" + order);
                numbers.add(order);
            }
        }
        double[] x = IntStream.of(orders).asDoubleStream().toArray();
        return new Rows(SCHEMA, orders.length, List.of(NumberColumn.of(x), texts.build(), numbers.build()), List.of());
    }

    private static LoggedRequest request(Random random, int... orders) {
        return Samples.request(Samples.id(random, random.nextInt(1_000)), Status.CAPTURED, rows(orders));
    }

    private static Identifiers identifiers(Profile profile, String feature) {
        return profile.identifiers(feature).orElseThrow();
    }

    @Test
    void whatCameTwiceIsCountedAcrossRequestsAndWhatIsMissingIsNot() {
        Random random = new Random(1);
        Profile profile = Samples.profile(
                BASELINE, List.of(request(random, 1, 2, 3, -1), request(random, 3, 4, -1, 4), request(random, 4)));
        for (String feature : List.of("order", "number")) {
            Identifiers seen = identifiers(profile, feature);
            assertThat(seen.values()).isEqualTo(7);
            assertThat(seen.sampled()).isEqualTo(4);
            assertThat(seen.share()).isEqualTo(1);
            assertThat(seen.repeats()).isEqualTo(3);
            assertThat(seen.repeated()).hasSize(2);
        }
        assertThat(profile.identifiers("x")).isEmpty();
        assertThat(profile.identifiers("nothing of that name")).isEmpty();
    }

    /** 30,000 values of which a hundredth come twice, in 60 requests, however these are split and merged. */
    @Test
    void aSampleOfManyIsTheSameHoweverItIsMergedAndFindsItsShare() {
        Random random = new Random(2);
        List<LoggedRequest> requests = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            int first = i * 500;
            int[] orders = IntStream.range(first, first + 500).toArray();
            for (int j = 0; j < 5; j++) {
                orders[j] = (first + 1_000 + j * 7) % 30_000;
            }
            requests.add(request(random, orders));
        }
        Profile whole = Samples.profile(BASELINE, requests);
        for (int times = 0; times < 4; times++) {
            Collections.shuffle(requests, random);
            Profile merged = Profile.empty(BASELINE);
            for (int from = 0; from < 60; from += 10 + times) {
                List<LoggedRequest> part = requests.subList(from, Math.min(60, from + 10 + times));
                merged = merged.merge(
                        Profile.unpack(Samples.profile(BASELINE, part).pack(), BASELINE));
            }
            assertThat(merged.pack()).isEqualTo(whole.pack());
        }
        Identifiers seen = identifiers(whole, "order");
        assertThat(seen.values()).isEqualTo(30_000);
        assertThat(seen.sampled()).isEqualTo(IdentifierTally.MOST);
        assertThat(seen.share()).isCloseTo(1024 / 29_700.0, within(.004));
        assertThat(seen.repeats()).isBetween(3L, 25L);
        assertThat(seen.repeated()).hasSize((int) Math.min(20, seen.repeats()));
    }

    /** Baselines that were learned before their columns were to be unique, and profiles from before form 2. */
    @Test
    void aProfileOfTheFirstFormHasLookedAtNothing() {
        byte[] packed = Profile.empty(BASELINE).pack();
        assertThat(packed[0]).isEqualTo((byte) 2);
        byte[] first = Arrays.copyOf(packed, packed.length - 4);
        first[0] = 1;

        Identifiers seen = identifiers(Profile.unpack(first, BASELINE), "order");

        assertThat(seen.values()).isZero();
        assertThat(seen.repeats()).isZero();
        assertThat(Profile.empty(Samples.baseline(1, 50)).pack()[0]).isEqualTo((byte) 5);
    }
}
