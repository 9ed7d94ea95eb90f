package dev.vigia.inference.http;

import java.util.List;
import java.util.Locale;

/** Where a request goes. A model and version are as they stand in the path, not yet looked up; version 0 is none. */
public sealed interface Route {
    /** The word for this in logs. */
    default String word() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** Whose errors its callers read. */
    default Dialect dialect() {
        return switch (this) {
            case Alive alive -> Dialect.PLAIN;
            case Live live -> Dialect.OPEN;
            case Ready ready -> Dialect.OPEN;
            case Server server -> Dialect.OPEN;
            case Metadata metadata -> Dialect.OPEN;
            case ModelReady ready -> Dialect.OPEN;
            case Infer infer -> Dialect.OPEN;
            case Invoke invoke -> Dialect.SAGEMAKER;
            case Predict predict -> Dialect.PLAIN;
            case Captures captures -> Dialect.PLAIN;
            case DataCaptures captures -> Dialect.PLAIN;
            case Truths truths -> Dialect.PLAIN;
        };
    }

    /** The method of its calls. */
    default String method() {
        return switch (this) {
            case Alive alive -> "GET";
            case Live live -> "GET";
            case Ready ready -> "GET";
            case Server server -> "GET";
            case Metadata metadata -> "GET";
            case ModelReady ready -> "GET";
            case Infer infer -> "POST";
            case Invoke invoke -> "POST";
            case Predict predict -> "POST";
            case Captures captures -> "POST";
            case DataCaptures captures -> "POST";
            case Truths truths -> "POST";
        };
    }

    /** {@code GET /}, KServe's liveness of before v2. */
    record Alive() implements Route {}

    /** {@code GET /v2/health/live}. */
    record Live() implements Route {}

    /** {@code GET /v2/health/ready}. */
    record Ready() implements Route {}

    /** {@code GET /v2}. */
    record Server() implements Route {}

    /** A route to one model. */
    sealed interface OfModel extends Route {
        String model();

        int version();
    }

    /** {@code GET /v2/models/{m}[/versions/{v}]}. */
    record Metadata(String model, int version) implements OfModel {}

    /** {@code GET /v2/models/{m}[/versions/{v}]/ready}, or {@code GET /v1/models/{m}}. */
    record ModelReady(String model, int version) implements OfModel {}

    /** {@code POST /v2/models/{m}[/versions/{v}]/infer}. */
    record Infer(String model, int version) implements OfModel {}

    /** {@code POST /v1/models/{m}[/versions/{v}]:predict}. */
    record Predict(String model, int version) implements OfModel {}

    /** {@code POST /endpoints/{m}/invocations}; the version comes from its header, not from the path. */
    record Invoke(String model, int version) implements OfModel {}

    /** {@code POST /v1/models/{m}/captures}. */
    record Captures(String model, int version) implements OfModel {}

    /** {@code POST /v1/models/{m}[/versions/{v}]/data-captures}. */
    record DataCaptures(String model, int version) implements OfModel {}

    /** {@code POST /v1/models/{m}/ground-truth}. */
    record Truths(String model, int version) implements OfModel {}

    /** @throws ProblemException 404 for a path that leads nowhere, 405 for another method on one that does */
    static Route of(String method, List<String> path) {
        Route route = find(path);
        if (!method.equals(route.method())) {
            throw Problem.METHOD.with("method", route.method(), "this path takes another method");
        }
        return route;
    }

    private static Route find(List<String> path) {
        return switch (path.size()) {
            case 0 -> new Alive();
            case 1 -> path.getFirst().equals("v2") ? new Server() : nowhere();
            case 3, 4, 5, 6 ->
                switch (path.getFirst() + "/" + path.get(1)) {
                    case "v2/health" -> health(path);
                    case "v2/models" -> openModel(path);
                    case "v1/models" -> model(path);
                    default -> invocations(path);
                };
            default -> nowhere();
        };
    }

    private static Route invocations(List<String> path) {
        boolean endpoint = path.size() == 3
                && path.getFirst().equals("endpoints")
                && path.getLast().equals("invocations");
        return endpoint ? new Invoke(path.get(1), 0) : nowhere();
    }

    private static Route nowhere() {
        throw Problem.NOT_FOUND.with(
                "path",
                "/v1/models/{model}:predict, …/captures, …/ground-truth, /v2/models/{model}/infer, /v2/health/ready or"
                        + " /endpoints/{model}/invocations",
                "nothing is at this path");
    }

    private static Route health(List<String> path) {
        return switch (path.size() == 3 ? path.get(2) : "") {
            case "live" -> new Live();
            case "ready" -> new Ready();
            default -> nowhere();
        };
    }

    private static Route openModel(List<String> path) {
        boolean versioned = path.size() >= 5 && path.get(3).equals("versions");
        int version = versioned ? number(path.get(4)) : 0;
        List<String> rest = path.subList(versioned ? 5 : 3, path.size());
        return switch (String.join("/", rest)) {
            case "" -> new Metadata(path.get(2), version);
            case "ready" -> new ModelReady(path.get(2), version);
            case "infer" -> new Infer(path.get(2), version);
            default -> nowhere();
        };
    }

    private static Route model(List<String> path) {
        String last = path.getLast();
        if (last.endsWith(":predict")) {
            String name = last.substring(0, last.length() - ":predict".length());
            if (path.size() == 3) {
                return new Predict(name, 0);
            }
            return path.size() == 5 && path.get(3).equals("versions")
                    ? new Predict(path.get(2), number(name))
                    : nowhere();
        }
        if (path.size() == 3) {
            return new ModelReady(last, 0);
        }
        if (last.equals("data-captures") && path.get(3).equals("versions") && path.size() == 6) {
            return new DataCaptures(path.get(2), number(path.get(4)));
        }
        return switch (path.size() == 4 ? last : "") {
            case "data-captures" -> new DataCaptures(path.get(2), 0);
            case "captures" -> new Captures(path.get(2), 0);
            case "ground-truth" -> new Truths(path.get(2), 0);
            default -> nowhere();
        };
    }

    private static int number(String text) {
        if (!text.matches("[1-9][0-9]{0,8}")) {
            throw Problem.NOT_FOUND.with("version", "a whole number from 1", "there is no such version");
        }
        return Integer.parseInt(text);
    }
}
