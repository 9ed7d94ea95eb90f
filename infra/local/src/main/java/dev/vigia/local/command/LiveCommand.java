package dev.vigia.local.command;

import dev.vigia.model.ModelVersion;
import dev.vigia.model.Registration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "live", description = "Choose the version that answers calls which name none, or a share of them.")
final class LiveCommand implements Callable<Integer> {
    @Mixin
    private final ModelTarget target = new ModelTarget();

    @Parameters(index = "1", paramLabel = "VERSION", description = "The version's number.")
    private int number;

    @Option(
            names = "--share",
            paramLabel = "S",
            description = "Only this share of the calls, between 0 and 1; the live version answers the others."
                    + " A retry with the same Idempotency-Key meets the same version.")
    private @Nullable Double share;

    @Override
    public Integer call() {
        Registration registration =
                new Registration(target.stores().registry(), InstantSource.system(), ModelTarget.actor("live"));
        ModelVersion version = new ModelVersion(target.model(), number);
        if (share == null) {
            registration.makeLive(version);
            System.out.println(version + " is live within seconds");
        } else {
            registration.split(version, share);
            System.out.println(version + " takes " + share + " of the calls within seconds");
        }
        return 0;
    }
}
