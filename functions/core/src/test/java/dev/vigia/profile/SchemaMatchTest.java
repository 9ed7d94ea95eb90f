package dev.vigia.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.inference.Cell;
import dev.vigia.inference.Column;
import dev.vigia.inference.Extra;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.Rows;
import dev.vigia.inference.TextColumn;
import dev.vigia.model.Feature;
import dev.vigia.model.FeatureType;
import dev.vigia.model.Role;
import dev.vigia.model.Schema;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaMatchTest {
    private static final Feature X = Feature.number("x");
    private static final Feature C = Feature.category("c");
    private static final Feature SPARE = Feature.of("spare", FeatureType.NUMBER, Role.IGNORED);
    private static final Schema OWN = new Schema(List.of(X, SPARE, C));

    private static SchemaMatch match(Feature... features) {
        return SchemaMatch.of(Layout.counted(OWN), OWN, new Schema(List.of(features)));
    }

    @Test
    void namesTypesAndOrderMakeASchemaTheSame() {
        assertThat(match(X, SPARE, C).same()).isTrue();
        assertThat(match(X, SPARE, Feature.of("c", FeatureType.CATEGORY, Role.IDENTIFIER))
                        .same())
                .as("a role does not")
                .isTrue();
        assertThat(match(X, C, SPARE).same()).isFalse();
        assertThat(match(X, SPARE).same()).isFalse();
        assertThat(match(X, SPARE, C, Feature.number("y")).same()).isFalse();
        assertThat(match(Feature.of("x", FeatureType.INTEGER, Role.FEATURE), SPARE, C)
                        .same())
                .isFalse();
    }

    @Test
    void columnsAreFoundByNameAndOneThatIsNotSentIsAbsent() {
        SchemaMatch match = match(Feature.number("y"), C);
        Rows rows = new Rows(match.schema(), 2, List.of(NumberColumn.of(1, 2), TextColumn.of("a", "b")), List.of());
        List<Column> columns = match.columns(rows);
        assertThat(columns).hasSize(2);
        assertThat(columns.getFirst().size()).isEqualTo(2);
        assertThat(columns.getFirst().cell(0)).isEqualTo(Cell.ABSENT);
        assertThat(columns.getFirst().cell(1)).isEqualTo(Cell.ABSENT);
        assertThat(columns.getLast()).isSameAs(rows.column(1));
    }

    /** What is ignored is expected; a column of another name is where it holds a value, whatever a row's extras. */
    @Test
    void rowsWithAValueUnderAnotherNameAreOdd() {
        SchemaMatch match = match(X, SPARE, C, Feature.number("y"), Feature.number("z"));
        assertThat(match.unexpected()).containsExactly(3, 4);
        NumberColumn y = new NumberColumn.Builder(4)
                .add(1)
                .addMissing(Cell.ABSENT)
                .addMissing(Cell.NULL)
                .addMissing(Cell.ABSENT)
                .build();
        NumberColumn z = new NumberColumn.Builder(4)
                .add(1)
                .addMissing(Cell.ABSENT)
                .addMissing(Cell.ABSENT)
                .addEscaped("\"far\"")
                .build();
        NumberColumn plain = NumberColumn.of(1, 2, 3, 4);
        List<Column> columns = List.of(plain, plain, TextColumn.of("a", "a", "a", "a"), y, z);
        Rows rows = new Rows(match.schema(), 4, columns, List.of());
        assertThat(match.unexpectedRows(rows)).containsExactly(0, 3);
        Rows withExtra = new Rows(match.schema(), 4, columns, List.of(new Extra(2, "w", "1"), new Extra(0, "w", "1")));
        assertThat(match.unexpectedRows(withExtra)).containsExactly(0, 2, 3);
    }
}
