package dev.vigia.local.command;

import dev.vigia.model.FalseAlarmBudget;
import dev.vigia.model.LogFailurePolicy;
import dev.vigia.model.Model;
import dev.vigia.model.Registration;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

@Command(name = "settings", description = "Tell a model's settings, or change those that are given.")
final class SettingsCommand implements Callable<Integer> {
    private static final int MOST_DAYS = 3_650;
    private static final Duration MONTH = FalseAlarmBudget.DEFAULT.period();

    @Mixin
    private final ModelTarget target = new ModelTarget();

    @Option(
            names = "--false-alarms",
            paramLabel = "N",
            description = "How many false alarms are accepted in 30 days, of all checks together, such as 1 or 0.2.")
    private @Nullable Double falseAlarms;

    @Option(
            names = "--retention",
            paramLabel = "DAYS",
            description = "For how many days what is logged from now on is kept, 1 to 3650.")
    private @Nullable Integer days;

    @Option(
            names = "--on-log-failure",
            paramLabel = "POLICY",
            converter = PolicyConverter.class,
            description =
                    "When neither the log nor the dead letters take an inference: 'answer' it all the same, or 'refuse' it (503).")
    private @Nullable LogFailurePolicy policy;

    @Override
    public Integer call() {
        Model model = target.storesWithModel().registry().model(target.model()).orElseThrow();
        if (falseAlarms != null || days != null || policy != null) {
            requireDays();
            model = new Registration(target.stores().registry(), InstantSource.system(), ModelTarget.actor("settings"))
                    .changeSettings(target.model(), this::changed);
        }
        System.out.printf(
                Locale.ROOT,
                "%s: false alarms %s in 30 days, retention %d days, on log failure %s%n",
                model.name(),
                plain(model.budget().in(MONTH)),
                model.retention().toDays(),
                word(model.onLogFailure()));
        return 0;
    }

    private void requireDays() {
        if (days != null && (days < 1 || days > MOST_DAYS)) {
            throw new IllegalArgumentException("retention of " + days + " days: expected 1 to " + MOST_DAYS);
        }
    }

    private Model changed(Model before) {
        return before.withSettings(
                falseAlarms == null ? before.budget() : new FalseAlarmBudget(falseAlarms, MONTH),
                policy == null ? before.onLogFailure() : policy,
                days == null ? before.retention() : Duration.ofDays(days));
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    private static String word(LogFailurePolicy policy) {
        return policy.name().toLowerCase(Locale.ROOT);
    }

    /** A policy's word. */
    static final class PolicyConverter implements ITypeConverter<LogFailurePolicy> {
        @Override
        public LogFailurePolicy convert(String text) {
            for (LogFailurePolicy policy : LogFailurePolicy.values()) {
                if (word(policy).equals(text)) {
                    return policy;
                }
            }
            throw new TypeConversionException("policy '" + text + "': expected answer or refuse");
        }
    }
}
