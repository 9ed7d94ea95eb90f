package dev.vigia.ui.model;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.vigia.inference.RowId;
import dev.vigia.model.Schema;
import dev.vigia.ui.feed.Answer;
import dev.vigia.ui.feed.Background;
import dev.vigia.ui.feed.Feed;
import dev.vigia.ui.inference.InferenceGrid;
import dev.vigia.ui.inference.InferenceLine;
import dev.vigia.ui.inference.InferenceReader;
import dev.vigia.ui.words.Words;
import java.time.Duration;
import java.util.List;

/** The latest inferences as they come in, or the examples of one finding. */
final class InferencesSection extends Section {
    private static final Duration PATIENCE = Duration.ofMillis(250);

    private final Div place = new Div();
    private final Div filter = new Div();
    private final Span filterText = new Span();
    private final Paragraph none = new Paragraph("Nothing was logged in the last day.");
    private final InferenceReader reader;
    private final Feed<List<InferenceLine>> feed;
    private volatile List<RowId> examples = List.of();

    InferencesSection(InferenceReader reader, Background background) {
        super("Latest inferences", "latest");
        this.reader = reader;
        feed = new Feed<>(this::read, background);
        NativeButton latest = new NativeButton("Show the latest instead", click -> showLatest());
        latest.addClassName("link");
        filter.add(filterText, latest);
        filter.addClassName("filter");
        filter.setVisible(false);
        none.setVisible(false);
        add(filter, place, none);
    }

    /** The columns, once they are known. */
    void columns(Schema schema) {
        if (place.getComponentCount() == 0) {
            place.add(new InferenceGrid(schema));
        }
    }

    void showExamples(FindingLine finding) {
        examples = finding.examples();
        title("Examples");
        filterText.setText(finding.subject() + ": " + Words.sentence(finding.reason()));
        filter.setVisible(true);
        refresh();
        getElement().callJsFunction("scrollIntoView");
    }

    private void showLatest() {
        examples = List.of();
        title("Latest inferences");
        filter.setVisible(false);
        refresh();
    }

    void refresh() {
        if (feed.next(PATIENCE) instanceof Answer.Known<List<InferenceLine>>(List<InferenceLine> lines)) {
            none.setVisible(lines.isEmpty());
            place.setVisible(!lines.isEmpty());
            place.getChildren().forEach(grid -> ((InferenceGrid) grid).show(lines));
        }
    }

    private List<InferenceLine> read() {
        List<RowId> chosen = examples;
        return chosen.isEmpty() ? reader.newest() : reader.find(chosen);
    }
}
