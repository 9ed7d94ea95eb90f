package dev.vigia.ui.model;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import dev.vigia.check.Report;
import dev.vigia.model.KeyCustody;
import dev.vigia.model.ModelName;
import dev.vigia.ui.Stores;
import dev.vigia.ui.distribution.Distribution;
import dev.vigia.ui.distribution.DistributionReader;
import dev.vigia.ui.feed.Answer;
import dev.vigia.ui.feed.Background;
import dev.vigia.ui.feed.Feed;
import dev.vigia.ui.feed.Trouble;
import dev.vigia.ui.inference.InferenceReader;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A model's page from top to bottom. Rows are read each second, the rest every third. */
final class ModelContent extends Div {
    private static final Duration PATIENCE = Duration.ofMillis(800);
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final int FACTS_EVERY = 3;

    private final Trouble trouble = new Trouble();
    private final Heading heading;
    private final IncidentsSection incidents;
    private final OutcomesSection outcomes = new OutcomesSection(this::look);
    private final PerformanceSection performance = new PerformanceSection();
    private final FindingsSection findings = new FindingsSection(this::showExamples, this::choose);
    private final PreprocessingSection preprocessing = new PreprocessingSection(this::choose);
    private final DistributionSection distribution = new DistributionSection(this::choose);
    private final InferencesSection inferences;
    private final HistorySection history = new HistorySection();
    private final KeysSection keys;
    private final Div body;
    private final Component missing;

    private final FactsReader reader;
    private final DistributionReader distributions;
    private final Feed<Optional<Facts>> facts;
    private final Feed<Optional<Distribution>> shape;
    private volatile @Nullable Chosen chosen;
    private volatile @Nullable Shape shown;
    private @Nullable String feature;
    private int polls;

    /** The feature that the reader, or the page, chose to show, and what is known of its model. */
    private record Chosen(Facts facts, String feature) {}

    /** A distribution, and the revision of the report on its window. */
    private record Shape(int revision, Distribution distribution) {
        boolean isOf(String feature, Report report) {
            return distribution.feature().equals(feature)
                    && distribution.window().equals(report.window())
                    && revision == report.revision();
        }
    }

    /** @param visitor who looks at it, for the audit of what is changed */
    ModelContent(ModelName name, Stores stores, Background background, InstantSource clock, String visitor) {
        addClassName("model");
        reader = new FactsReader(stores, name, clock);
        distributions = new DistributionReader(stores.registry(), stores.profiles());
        facts = new Feed<>(reader::read, background);
        shape = new Feed<>(this::readShape, background);
        heading = new Heading(name.value());
        incidents = new IncidentsSection(stores.reports(), clock);
        inferences = new InferencesSection(new InferenceReader(stores.log(), name, clock), background);
        keys = new KeysSection(name, new KeyCustody(stores.registry(), clock, new SecureRandom(), visitor), background);
        missing = missing(name);
        body = new Div(heading, incidents, outcomes, side(), performance, inferences, history, keys);
        body.addClassName("body");
        body.setVisible(false);
        add(trouble, missing, body);
    }

    private Component side() {
        Div told = new Div(findings, preprocessing);
        told.addClassName("stack");
        Div side = new Div(told, distribution);
        side.addClassName("side-by-side");
        return side;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        event.getUI().setPollInterval((int) EVERY.toMillis());
        var registration = event.getUI().addPollListener(poll -> refresh());
        addDetachListener(detach -> registration.remove());
        refresh();
    }

    private void refresh() {
        if (polls++ % FACTS_EVERY == 0) {
            refreshFacts();
        }
        if (body.isVisible()) {
            inferences.refresh();
            keys.refresh();
        }
    }

    private void refreshFacts() {
        Answer<Optional<Facts>> answer = facts.next(PATIENCE);
        trouble.tell(answer);
        if (answer instanceof Answer.Known<Optional<Facts>>(Optional<Facts> known)) {
            missing.setVisible(known.isEmpty());
            body.setVisible(known.isPresent());
            known.ifPresent(this::show);
        }
    }

    private void show(Facts now) {
        heading.show(now.health());
        List<IncidentLine> lines = now.incidents().stream()
                .map(incident -> IncidentLine.of(incident, now.now()))
                .toList();
        incidents.show(lines);
        history.show(lines);
        outcomes.show(now);
        performance.show(now);
        findings.show(FindingLine.of(now.newest()));
        preprocessing.show(now.newest());
        inferences.columns(now.schema());
        showShape(now);
    }

    private void showShape(Facts now) {
        List<String> names = Movers.features(now.schema());
        String name = feature != null ? feature : Movers.most(now.newest()).orElse(names.getFirst());
        distribution.offer(names, name);
        chosen = new Chosen(now, name);
        if (shape.next(PATIENCE) instanceof Answer.Known<Optional<Distribution>>(Optional<Distribution> known)
                && known.map(Distribution::feature).orElse(name).equals(name)) {
            distribution.show(known);
        }
    }

    private Optional<Distribution> readShape() {
        Chosen what = chosen;
        if (what == null) {
            return Optional.empty();
        }
        return Movers.report(what.facts().newest(), what.feature()).flatMap(report -> readShape(what, report));
    }

    /** A window's profile changes with its report's revision only. */
    private Optional<Distribution> readShape(Chosen what, Report report) {
        Shape last = shown;
        if (last != null && last.isOf(what.feature(), report)) {
            return Optional.of(last.distribution());
        }
        Facts known = what.facts();
        Optional<Distribution> read =
                distributions.read(known.model(), known.schema(), what.feature(), report.window());
        shown = read.map(distribution -> new Shape(report.revision(), distribution))
                .orElse(null);
        return read;
    }

    private void choose(String name) {
        feature = name;
        refreshFacts();
    }

    private void look(Reach reach) {
        reader.look(reach);
        refreshFacts();
    }

    private void showExamples(FindingLine finding) {
        inferences.showExamples(finding);
    }

    private static Component missing(ModelName name) {
        Div missing = new Div(
                new H2("No model is called “" + name + "”"),
                new Paragraph("It may have been deleted, or it is not registered yet; then it appears here by itself."),
                new Anchor("./", "All models"));
        missing.addClassName("empty");
        missing.setVisible(false);
        return missing;
    }
}
