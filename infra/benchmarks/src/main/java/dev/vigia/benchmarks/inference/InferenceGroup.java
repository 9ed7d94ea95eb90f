package dev.vigia.benchmarks.inference;

import dev.vigia.benchmarks.Group;
import dev.vigia.benchmarks.Line;
import dev.vigia.benchmarks.Runs;
import java.util.ArrayList;
import java.util.List;

/** The inference function: by itself, its log, and many of it behind the load balancer. */
public final class InferenceGroup implements Group {
    @Override
    public String word() {
        return "inference";
    }

    @Override
    public String about() {
        return "the function's own time, its log's size, and real processes under load (model 20 ms, log 5 ms, sleeping)";
    }

    @Override
    public List<Line> run(Runs runs) {
        List<Line> lines = new ArrayList<>(OwnTime.lines(runs.quick()));
        lines.addAll(LogSizes.lines());
        lines.addAll(DemoSizes.lines());
        lines.addAll(UnderLoad.lines(runs.quick()));
        return lines;
    }
}
