package dev.vigia.local.command;

import dev.vigia.inference.RowId;
import dev.vigia.local.system.RunningSystem;
import dev.vigia.local.system.Stores;
import dev.vigia.model.AuditEntry;
import dev.vigia.model.ModelName;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "erase",
        description = "Take the values of logged rows out of the log; their places stay, and so do counts of them.")
final class EraseCommand implements Callable<Integer> {
    @Mixin
    private final DataOption data = new DataOption();

    @Parameters(
            index = "0",
            paramLabel = "MODEL",
            converter = Words.ModelConverter.class,
            description = "The model's name.")
    private ModelName model;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "ID.ROW",
            description = "Inference ids with their rows, as 'vigia export' writes them.")
    private List<String> rows;

    @Override
    public Integer call() {
        RunningSystem running = RunningSystem.require(data.path());
        Stores stores = Stores.of(running, data.path());
        if (stores.registry().model(model).isEmpty()) {
            throw new IllegalArgumentException("there is no model '" + model + "'");
        }
        List<RowId> ids = rows.stream().map(RowId::parse).toList();
        int missing = 0;
        for (RowId id : ids) {
            if (stores.log().erase(model, id)) {
                stores.registry()
                        .audit(new AuditEntry(
                                model,
                                InstantSource.system().instant(),
                                "vigia erase by " + System.getProperty("user.name"),
                                "row erased",
                                id.toString()));
                System.out.println("erased " + id);
            } else {
                System.err.println("vigia: there is no row " + id + " of " + model);
                missing++;
            }
        }
        return missing == 0 ? 0 : 1;
    }
}
