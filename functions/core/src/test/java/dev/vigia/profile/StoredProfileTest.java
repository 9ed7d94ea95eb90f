package dev.vigia.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StoredProfileTest {
    private static final StoredProfile ONE = new StoredProfile(Samples.HOUR, new byte[] {1, 2});

    @Test
    void equalOnesHaveTheSamePeriodAndBytes() {
        assertThat(ONE)
                .isEqualTo(new StoredProfile(Samples.HOUR, new byte[] {1, 2}))
                .hasSameHashCodeAs(new StoredProfile(Samples.HOUR, new byte[] {1, 2}))
                .isNotEqualTo(new StoredProfile(Samples.HOUR, new byte[] {1, 3}))
                .isNotEqualTo(new StoredProfile(Samples.HOUR.next(), new byte[] {1, 2}));
    }

    @Test
    void itsBytesCannotBeChangedFromOutside() {
        byte[] given = {1, 2};
        StoredProfile profile = new StoredProfile(Samples.HOUR, given);
        given[0] = 9;
        profile.packed()[1] = 9;
        assertThat(profile).isEqualTo(ONE);
    }

    @Test
    void itIsShownWithoutItsBytes() {
        assertThat(ONE).hasToString("StoredProfile[" + Samples.HOUR + ", 2 bytes]");
    }
}
