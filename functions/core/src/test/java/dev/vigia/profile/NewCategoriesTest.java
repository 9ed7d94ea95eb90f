package dev.vigia.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NewCategoriesTest {
    private static NewCategories of(List<String> texts) {
        NewCategories categories = new NewCategories();
        texts.forEach(text -> categories.add(text, Hash64.of(text)));
        return categories;
    }

    private static List<String> different(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "new" + i).toList();
    }

    private static byte[] packed(NewCategories categories) {
        PackWriter out = new PackWriter();
        categories.pack(out);
        return out.toBytes();
    }

    @Test
    void howManyDifferentOnesIsExactAsLongAsAllAreKept() {
        assertThat(of(List.of()).different()).isZero();
        NewCategories full = of(different(0, NewCategories.MOST));
        assertThat(full.different()).isEqualTo(NewCategories.MOST);
        assertThat(full.outside()).isZero();
        NewCategories more = of(different(0, NewCategories.MOST + 1));
        assertThat(more.counts()).hasSize(NewCategories.MOST);
        assertThat(more.outside()).isEqualTo(1);
    }

    /** k minimum values: a standard error of 1/√(k − 2), 6.3 %; three of them for each, and for the mean of 20. */
    @Test
    void howManyDifferentOnesIsEstimatedFromTheSample() {
        double sum = 0;
        for (int run = 0; run < 20; run++) {
            double ratio = of(different(10_000 * run, 10_000 * run + 5_000)).different() / 5_000.0;
            assertThat(ratio).isCloseTo(1, within(.19));
            sum += ratio;
        }
        assertThat(sum / 20).isCloseTo(1, within(.043));
    }

    @Test
    void aSampleOfPartsIsThatOfTheWholeToTheByte() {
        List<String> texts = new ArrayList<>();
        different(0, 1_000).forEach(text -> texts.addAll(Collections.nCopies(1 + (text.hashCode() & 3), text)));
        Collections.shuffle(texts, new Random(1));
        NewCategories one = of(texts.subList(0, 40));
        one.merge(of(texts.subList(40, 1_500)));
        NewCategories last = of(texts.subList(1_500, texts.size()));
        last.merge(one);
        assertThat(packed(last)).isEqualTo(packed(of(texts)));
        assertThat(last.different()).isEqualTo(of(texts).different());
    }

    /** Profiles kept 64 before: of what lies beyond their largest hash, they have lost counts. */
    @Test
    void aSmallerSampleOfAnOlderProfileIsNotFilledUpWithCountsThatAreTooLow() {
        List<String> texts = different(0, 200);
        NewCategories all = of(texts);
        PackWriter out = new PackWriter();
        out.count(all.total());
        out.count(64);
        texts.stream()
                .sorted((a, b) -> Long.compare(Hash64.of(a), Hash64.of(b)))
                .limit(64)
                .forEach(text -> {
                    out.bits(Hash64.of(text));
                    out.text(text);
                    out.count(1);
                });
        NewCategories older = NewCategories.unpack(new PackReader(out.toBytes()));
        assertThat(older.different() / 200.0).isCloseTo(1, within(.38));
        older.merge(all);
        assertThat(older.counts())
                .hasSize(64)
                .allSatisfy(one -> assertThat(one.count()).isEqualTo(2));
        assertThat(older.total()).isEqualTo(400);
        NewCategories fresh = of(texts);
        fresh.merge(NewCategories.unpack(new PackReader(out.toBytes())));
        assertThat(packed(fresh)).isEqualTo(packed(older));
    }
}
