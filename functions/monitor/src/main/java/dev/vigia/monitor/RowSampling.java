package dev.vigia.monitor;

import dev.vigia.check.Check;
import dev.vigia.check.CheckInput;
import dev.vigia.check.Family;
import dev.vigia.check.Finding;
import dev.vigia.check.FindingDraft;
import dev.vigia.inference.RowId;
import dev.vigia.model.Cadence;
import dev.vigia.model.ModelRegistry;
import dev.vigia.model.RegisteredVersion;
import dev.vigia.model.StoreUnavailableException;
import dev.vigia.multivariate.BaselineSample;
import dev.vigia.multivariate.DayLaw;
import dev.vigia.multivariate.JointRows;
import dev.vigia.multivariate.MultivariateDrift;
import dev.vigia.multivariate.ProfiledDrift;
import dev.vigia.multivariate.RowReservoir;
import dev.vigia.multivariate.SampledRows;
import dev.vigia.profile.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Shows the check of rows as wholes a sample of a window's rows, and the baseline's that are stored beside it: of the longest of drift's
 * windows, unless it is a backlog. A baseline that was stored without rows goes on without.
 */
final class RowSampling {
    private final ModelRegistry registry;
    private final WindowRows rows;
    private final LearnedDays days;

    RowSampling(ModelRegistry registry, WindowRows rows, LearnedDays days) {
        this.registry = registry;
        this.rows = rows;
        this.days = days;
    }

    /**
     * The same checks, of which that of rows as wholes has seen some.
     *
     * @throws StoreUnavailableException if a store cannot be read: the window is then checked again
     */
    List<Check> shown(List<Check> checks, CheckInput input, RegisteredVersion version, Instant now) {
        if (!isAsked(input, now)) {
            return checks;
        }
        return checks.stream()
                .map(check -> check instanceof ProfiledDrift joint ? shown(joint, input, version) : check)
                .toList();
    }

    private static boolean isAsked(CheckInput input, Instant now) {
        Window window = input.window();
        Cadence cadence = input.model().cadence().at(window.from());
        return !cadence.drift().isEmpty()
                && window.length().equals(cadence.drift().getLast())
                && input.profile().rows() > 0
                && WindowRows.isNews(window, now);
    }

    private Check shown(ProfiledDrift joint, CheckInput input, RegisteredVersion version) {
        try {
            return sampled(input, version).<Check>map(joint::seeing).orElse(joint);
        } catch (StoreUnavailableException later) {
            throw later;
        } catch (RuntimeException failed) {
            return new Unread(joint, failed);
        }
    }

    private Optional<SampledRows> sampled(CheckInput input, RegisteredVersion version) {
        Optional<RowReservoir> reservoir = BaselineSample.reservoir(input.baseline());
        Optional<byte[]> stored = registry.baseline(
                input.model().name(), BaselineSample.id(input.baseline().id()));
        if (reservoir.isEmpty() || stored.isEmpty()) {
            return Optional.empty();
        }
        JointRows before = BaselineSample.unpack(stored.get(), input.baseline());
        List<RowId> ids = rows.sample(input, reservoir.get());
        Optional<DayLaw> law = days.at(input.model(), version, input.baseline(), input.window());
        return Optional.of(new SampledRows(before, reservoir.get().rows(), ids, law.orElse(null)));
    }

    /** The check of a window whose rows could not be read for a reason that stays. */
    private record Unread(ProfiledDrift joint, RuntimeException failed) implements Check {
        @Override
        public String name() {
            return joint.name();
        }

        @Override
        public Family family() {
            return joint.family();
        }

        @Override
        public List<Finding> check(CheckInput input) {
            List<Finding> findings = new ArrayList<>(joint.check(input));
            StackTraceElement[] trace = failed.getStackTrace();
            String place = trace.length == 0 ? "" : " at " + trace[0];
            findings.add(FindingDraft.ofModel(MultivariateDrift.DOMAIN_CLASSIFIER)
                    .inconclusive("rows could not be read: " + failed.getClass().getSimpleName() + place));
            return findings;
        }
    }
}
