package dev.vigia.local.demo;

import dev.vigia.inference.Rows;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The demo's two models, trained here and now from the flights of one winter fortnight, with the rows that they are
 * compared with. Takes about three seconds on two cores; the same each time. Let go of it once the models are
 * registered: it holds the fortnight.
 */
public final class Demo {
    private final WinterRows winter;
    private final Map<DemoModel, TrainedModel> models = new EnumMap<>(DemoModel.class);

    private Demo(WinterRows winter) {
        this.winter = winter;
    }

    /** Reads the fortnight and trains every model. */
    public static Demo train() {
        Demo demo = new Demo(new WinterRows());
        Training training = new Training(demo.winter.training());
        for (DemoModel model : DemoModel.values()) {
            demo.models.put(model, training.train(model));
        }
        return demo;
    }

    public TrainedModel model(DemoModel model) {
        return Objects.requireNonNull(models.get(model), model + " is trained with the others");
    }

    /** The baseline: 40,000 winter rows on which no model was trained, with the model's predictions. */
    public Rows baseline(DemoModel model) {
        List<FlightRow> rows =
                winter.baseline().stream().map(WinterRows.Row::row).toList();
        return model(model).rows(rows);
    }

    WinterRows winter() {
        return winter;
    }
}
