package dev.vigia.local.command;

import dev.vigia.local.system.OpenStores;
import dev.vigia.model.Registration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "shards",
        description = "Let a busy model's log be written to more partitions; one holds 1,000 write units a second."
                + " They only grow, and begin 20 to 25 minutes ahead, when every process knows of them.")
final class ShardsCommand implements Callable<Integer> {
    @Mixin
    private final ModelTarget target = new ModelTarget();

    @Parameters(index = "1", paramLabel = "N", description = "How many, more than now, at most 1,000.")
    private int count;

    @Override
    public Integer call() {
        try (OpenStores open = target.open()) {
            Registration registration =
                    new Registration(open.stores().registry(), InstantSource.system(), ModelTarget.actor("shards"));
            System.out.println(target.model() + " has " + count + " shards from "
                    + registration.growShards(target.model(), count) + " on");
        }
        return 0;
    }
}
