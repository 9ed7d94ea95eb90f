package dev.vigia.outlier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.check.Condition;
import dev.vigia.check.Group;
import dev.vigia.profile.Samples;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GroupNamesTest {
    private static Condition number(String feature, @Nullable Double above, @Nullable Double upTo) {
        return new Condition(feature, above, upTo, List.of());
    }

    private static Condition texts(String feature, String... texts) {
        return new Condition(feature, null, null, List.of(texts));
    }

    private static Group group(String name, int hours, Condition... conditions) {
        return new Group(
                name, List.of(conditions), 40, .1, .9, .8, Samples.TIME.plusSeconds(3_600L * hours), List.of());
    }

    private static boolean keepsItsName(List<Condition> before, List<Condition> now) {
        Group known = group("known", 0, before.toArray(Condition[]::new));
        Group found = group("found", 9, now.toArray(Condition[]::new));
        Group named = GroupNames.name(found, List.of(known));
        boolean kept = named.name().equals("known");
        assertThat(named.since()).isEqualTo(kept ? known.since() : found.since());
        assertThat(named.conditions()).isEqualTo(found.conditions());
        assertThat(named.name()).isEqualTo(kept ? "known" : found.rule());
        return kept;
    }

    @Test
    void intervalsThatOverlapAreTheSameGroup() {
        List<Condition> known = List.of(number("x", 10.0, 20.0));
        assertThat(keepsItsName(known, List.of(number("x", 19.0, 30.0)))).isTrue();
        assertThat(keepsItsName(known, List.of(number("x", 20.0, 30.0)))).isFalse();
        assertThat(keepsItsName(known, List.of(number("x", 0.0, 11.0)))).isTrue();
        assertThat(keepsItsName(known, List.of(number("x", 0.0, 10.0)))).isFalse();
        assertThat(keepsItsName(known, List.of(number("x", null, 15.0)))).isTrue();
        assertThat(keepsItsName(known, List.of(number("x", 15.0, null)))).isTrue();
        assertThat(keepsItsName(known, List.of(number("x", null, 5.0)))).isFalse();
        assertThat(keepsItsName(known, List.of(number("x", 25.0, null)))).isFalse();
        assertThat(keepsItsName(known, List.of(number("y", 10.0, 20.0)))).isFalse();
    }

    @Test
    void categoriesAreTheSameIfOneIs() {
        List<Condition> known = List.of(texts("c", "a", "b"));
        assertThat(keepsItsName(known, List.of(texts("c", "b", "d")))).isTrue();
        assertThat(keepsItsName(known, List.of(texts("c", "d")))).isFalse();
        assertThat(keepsItsName(known, List.of(texts("e", "a")))).isFalse();
        assertThat(keepsItsName(List.of(texts("x", Condition.MISSING)), List.of(number("x", 1.0, null))))
                .isFalse();
    }

    @Test
    void aRuleOfMoreConditionsIsAnotherGroup() {
        List<Condition> one = List.of(number("x", 10.0, null));
        List<Condition> two = List.of(number("x", 10.0, null), texts("c", "a"));
        assertThat(keepsItsName(one, two)).isFalse();
        assertThat(keepsItsName(two, one)).isFalse();
        assertThat(keepsItsName(two, List.of(texts("c", "a"), number("x", 12.0, null))))
                .isTrue();
        assertThat(keepsItsName(two, List.of(texts("c", "z"), number("x", 12.0, null))))
                .isFalse();
    }

    @Test
    void ofSeveralKnownOnesTheFirstGivesItsName() {
        Group first = group("first", 0, number("x", 1.0, null));
        Group second = group("second", 1, number("x", 2.0, null));
        Group found = group("found", 9, number("x", 3.0, null));
        assertThat(GroupNames.name(found, List.of(first, second)).name()).isEqualTo("first");
        assertThat(GroupNames.name(found, List.of()).name()).isEqualTo("x > 3");
    }
}
