package dev.vigia.monitor;

import dev.vigia.model.Model;
import dev.vigia.model.RegisteredVersion;
import dev.vigia.monitor.LabelledWindows.Looked;
import dev.vigia.performance.LabelledInferences;
import dev.vigia.performance.LabelledRows;
import dev.vigia.performance.PerformanceMeter;
import dev.vigia.profile.Window;
import java.util.function.Function;

/**
 * The labels that arrived in a window, with all that they are judged by.
 *
 * @param level in how many windows in which nothing changed something may be told
 * @param reference the rows that the version is held against
 * @param inferences what the labels were collected in
 * @param meter measures by the reference
 * @param looked the labels with what was predicted
 * @param arrived reads the labels that arrived in another window
 */
record WindowLabels(
        Model model,
        RegisteredVersion version,
        Window window,
        double level,
        LabelledRows reference,
        LabelledInferences inferences,
        PerformanceMeter meter,
        Looked looked,
        Function<Window, ArrivedLabels> arrived) {}
