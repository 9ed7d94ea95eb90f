package dev.vigia.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.inference.LoggedRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Merging is exact, commutative and associative, to the byte. */
class ProfileLawsTest {
    private static final Baseline BASELINE = Samples.baseline(7, 3_000);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anySplitInAnyOrderAndGroupingGivesTheSameBytes(long seed) {
        List<LoggedRequest> requests = Samples.requests(seed, 400);
        byte[] whole = Samples.profile(BASELINE, requests).pack();
        Random random = new Random(seed);
        for (int times = 0; times < 6; times++) {
            List<LoggedRequest> shuffled = new ArrayList<>(requests);
            Collections.shuffle(shuffled, random);
            List<Profile> parts = split(shuffled, random);
            assertThat(mergeInRandomPairs(parts, random).pack()).isEqualTo(whole);
        }
    }

    private static List<Profile> split(List<LoggedRequest> requests, Random random) {
        int parts = 1 + random.nextInt(9);
        List<ProfileBuilder> builders = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            builders.add(Profile.builder(BASELINE));
        }
        requests.forEach(request -> builders.get(random.nextInt(parts)).add(request));
        return new ArrayList<>(builders.stream().map(ProfileBuilder::build).toList());
    }

    private static Profile mergeInRandomPairs(List<Profile> parts, Random random) {
        while (parts.size() > 1) {
            Profile first = parts.remove(random.nextInt(parts.size()));
            Profile second = parts.remove(random.nextInt(parts.size()));
            boolean stored = random.nextBoolean();
            Profile merged = first.merge(second);
            parts.add(stored ? Profile.unpack(merged.pack(), BASELINE) : merged);
        }
        return parts.getFirst();
    }

    @Test
    void mergingLeavesTheMergedOnesAsTheyAre() {
        Profile first = Samples.profile(BASELINE, Samples.requests(1, 50));
        Profile second = Samples.profile(BASELINE, Samples.requests(2, 50));
        byte[] before = first.pack();
        Profile merged = first.merge(second);
        assertThat(first.pack()).isEqualTo(before);
        assertThat(merged.rows()).isEqualTo(first.rows() + second.rows());
    }

    @Test
    void theEmptyProfileChangesNothing() {
        Profile some = Samples.profile(BASELINE, Samples.requests(3, 60));
        assertThat(Profile.empty(BASELINE).merge(some).pack()).isEqualTo(some.pack());
    }

    @Test
    void aBuilderGoesOnAfterAProfileWasBuilt() {
        List<LoggedRequest> requests = Samples.requests(4, 80);
        ProfileBuilder builder = Profile.builder(BASELINE);
        requests.subList(0, 30).forEach(builder::add);
        byte[] early = builder.build().pack();
        requests.subList(30, 80).forEach(builder::add);
        assertThat(builder.build().pack())
                .isEqualTo(Samples.profile(BASELINE, requests).pack());
        assertThat(early)
                .isEqualTo(Samples.profile(BASELINE, requests.subList(0, 30)).pack());
    }

    @Test
    void packedProfilesComeBackWhole() {
        byte[] packed = Samples.profile(BASELINE, Samples.requests(5, 200)).pack();
        Profile unpacked = Profile.unpack(packed, BASELINE);
        assertThat(unpacked.pack()).isEqualTo(packed);
        assertThat(Profile.rows(packed)).isEqualTo(unpacked.rows());
    }

    @Test
    void everyTruncationIsRefused() {
        byte[] packed = Samples.profile(BASELINE, Samples.requests(6, 20)).pack();
        for (int length = 0; length < packed.length; length += 97) {
            byte[] cut = Arrays.copyOf(packed, length);
            assertThatThrownBy(() -> Profile.unpack(cut, BASELINE)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void profilesOfOtherBaselinesDoNotMerge() {
        BaselineBuilder builder = new BaselineBuilder(Samples.VERSION, Samples.SCHEMA, 1);
        builder.add(Samples.rows(new Random(1), 100, false));
        Profile other = Profile.empty(builder.build("b2", Samples.TIME));
        Profile own = Profile.empty(BASELINE);
        assertThatThrownBy(() -> own.merge(other)).hasMessageContaining("'b2'").hasMessageContaining("'b1'");
        assertThatThrownBy(() -> Profile.unpack(other.pack(), BASELINE)).hasMessageContaining("'b2'");
    }
}
