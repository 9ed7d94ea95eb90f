package dev.vigia.local.demo;

/** What the tests share, as it takes seconds to make. */
final class Trained {
    static final Demo DEMO = Demo.train();
    static final FlightTraffic LATE_ARRIVAL = FlightTraffic.of(DemoModel.LATE_ARRIVAL, 7);
    static final FlightTraffic RETURN_DELAY = FlightTraffic.of(DemoModel.RETURN_DELAY, 7);

    private Trained() {}

    static FlightTraffic traffic(DemoModel model) {
        return switch (model) {
            case LATE_ARRIVAL -> LATE_ARRIVAL;
            case RETURN_DELAY -> RETURN_DELAY;
        };
    }
}
