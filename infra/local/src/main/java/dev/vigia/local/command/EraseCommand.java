package dev.vigia.local.command;

import dev.vigia.inference.RowId;
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
        description =
                "Take the values of logged rows, and what came true of them, out of the stores; their places stay, and so do counts of them.")
final class EraseCommand implements Callable<Integer> {
    @Mixin
    private final ModelTarget target = new ModelTarget();

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "ID.ROW",
            description = "Inference ids with their rows, as 'vigia export' writes them.")
    private List<String> rows;

    @Override
    public Integer call() {
        List<RowId> ids = rows.stream().map(RowId::parse).toList();
        Stores stores = target.storesWithModel();
        ModelName model = target.model();
        int missing = 0;
        for (RowId id : ids) {
            if (stores.log().erase(model, id)) {
                stores.truths().erase(model, id);
                stores.registry()
                        .audit(new AuditEntry(
                                model,
                                InstantSource.system().instant(),
                                ModelTarget.actor("erase"),
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
