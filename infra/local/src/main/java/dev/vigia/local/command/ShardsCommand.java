package dev.vigia.local.command;

import dev.vigia.local.system.OpenStores;
import dev.vigia.model.ModelName;
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
    private final DataOption data = new DataOption();

    @Parameters(
            index = "0",
            paramLabel = "MODEL",
            converter = Words.ModelConverter.class,
            description = "The model's name.")
    private ModelName model;

    @Parameters(index = "1", paramLabel = "N", description = "How many, more than now, at most 1,000.")
    private int count;

    @Override
    public Integer call() {
        try (OpenStores open = OpenStores.of(data.path())) {
            Registration registration = new Registration(
                    open.stores().registry(),
                    InstantSource.system(),
                    "vigia shards by " + System.getProperty("user.name"));
            System.out.println(
                    model + " has " + count + " shards from " + registration.growShards(model, count) + " on");
        }
        return 0;
    }
}
