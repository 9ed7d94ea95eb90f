package dev.vigia.inference.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.inference.Cell;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.Rows;
import dev.vigia.inference.TextColumn;
import dev.vigia.inference.http.HttpResponse;
import dev.vigia.model.Feature;
import dev.vigia.model.FeatureType;
import dev.vigia.model.Schema;
import dev.vigia.model.ScorerSpec;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BinaryTensorTest {
    private final World world = new World();

    private Rows rows() {
        return world.last().rows();
    }

    private static String input(String name, String shape, String datatype, int bytes) {
        return "{\"name\":\"" + name + "\",\"shape\":" + shape + ",\"datatype\":\"" + datatype
                + "\",\"parameters\":{\"binary_data_size\":" + bytes + "}}";
    }

    private static String inputs(String... inputs) {
        return "{\"inputs\":[" + String.join(",", inputs) + "]}";
    }

    @Test
    void aTensorForEachFeatureIsReadInTheOrderOfTheInputs() {
        byte[] origin = Tensors.texts("ANC", "São Paulo");
        HttpResponse response = Tensors.infer(
                world,
                inputs(
                        input("distance", "[2,1]", "FP32", 8),
                        "{\"name\":\"hour\",\"shape\":[2],\"datatype\":\"INT64\",\"data\":[7,8]}",
                        input("origin", "[2]", "BYTES", origin.length),
                        input("night", "[2]", "BOOL", 2)),
                Tensors.little(8).putFloat(0.1f).putFloat(2).array(),
                origin,
                new byte[] {1, 0});
        assertThat(response.status()).as(response.body()).isEqualTo(200);
        assertThat(rows().column(0)).isEqualTo(NumberColumn.of(0.1f, 2));
        assertThat(rows().column(1)).isEqualTo(TextColumn.of("ANC", "São Paulo"));
        assertThat(rows().column(2)).isEqualTo(NumberColumn.of(1, 0));
        assertThat(rows().column(3)).isEqualTo(NumberColumn.of(7, 8));
    }

    private Object distance(String datatype, byte[] data) {
        HttpResponse response = Tensors.infer(world, inputs(input("distance", "[1]", datatype, data.length)), data);
        assertThat(response.status()).as(response.body()).isEqualTo(200);
        Rows rows = rows();
        NumberColumn column = (NumberColumn) rows.column(0);
        return column.cell(0) == Cell.ESCAPED ? column.escaped(0).orElseThrow() : column.value(0);
    }

    @Test
    void everyDatatypeIsLittleEndian() {
        assertThat(distance("UINT8", new byte[] {(byte) 200})).isEqualTo(200.0);
        assertThat(distance("INT8", new byte[] {(byte) 200})).isEqualTo(-56.0);
        assertThat(distance("UINT16", new byte[] {1, (byte) 0xff})).isEqualTo(65_281.0);
        assertThat(distance("INT16", new byte[] {1, (byte) 0xff})).isEqualTo(-255.0);
        assertThat(distance("UINT32", Tensors.little(4).putInt(-1).array())).isEqualTo(4_294_967_295.0);
        assertThat(distance("INT32", Tensors.little(4).putInt(-5).array())).isEqualTo(-5.0);
        assertThat(distance("INT64", Tensors.little(8).putLong(1L << 53).array()))
                .isEqualTo(0x1p53);
        assertThat(distance("FP16", Tensors.little(2).putShort((short) 0x3e00).array()))
                .isEqualTo(1.5);
        assertThat(distance("FP64", Tensors.little(8).putDouble(0.1).array())).isEqualTo(0.1);
    }

    @Test
    void aWholeNumberThatADoubleCannotHoldIsKeptInItsDigits() {
        byte[] most = Tensors.little(8).putLong(-1).array();
        HttpResponse response = Tensors.infer(world, inputs(input("hour", "[1]", "UINT64", 8)), most);
        assertThat(response.status()).isEqualTo(200);
        assertThat(rows().column(3).escaped(0)).contains("18446744073709551615");
        byte[] odd = Tensors.little(8).putLong((1L << 53) + 1).array();
        Tensors.infer(world, inputs(input("hour", "[1]", "INT64", 8)), odd);
        assertThat(rows().column(3).escaped(0)).contains("9007199254740993");
    }

    @Test
    void nanAndInfinityAreValuesOfNumbersAndTextsElsewhere() {
        assertThat(distance("FP32", Tensors.little(4).putFloat(Float.NaN).array()))
                .isEqualTo(Double.NaN);
        assertThat(rows().column(0).cell(0)).isEqualTo(Cell.PRESENT);
        assertThat(distance("FP16", Tensors.little(2).putShort((short) 0xfc00).array()))
                .isEqualTo(Double.NEGATIVE_INFINITY);
        Tensors.infer(
                world,
                inputs(input("origin", "[1]", "FP64", 8)),
                Tensors.little(8).putDouble(Double.NaN).array());
        assertThat(rows().column(1).escaped(0)).contains("\"NaN\"");
    }

    @Test
    void outputsAreBinaryWhereThatIsAskedFor() {
        String input = "\"inputs\":[{\"name\":\"hour\",\"shape\":[2],\"datatype\":\"INT8\",\"data\":[1,2]}]";
        HttpResponse all = world.post(
                "/v2/models/flights/infer",
                "{\"id\":\"i\",\"parameters\":{\"binary_data_output\":true}," + input + "}");
        assertThat(all.base64()).isTrue();
        assertThat(all.headers()).containsEntry("content-type", "application/octet-stream");
        assertThat(Tensors.json(all))
                .isEqualTo("{\"model_name\":\"flights\",\"model_version\":\"1\",\"id\":\"i\",\"outputs\":[{\"name\":"
                        + "\"delay\",\"shape\":[2],\"datatype\":\"FP64\",\"parameters\":{\"binary_data_size\":16}}]}");
        var data = Tensors.data(all);
        assertThat(List.of(data.getDouble(), data.getDouble(), data.remaining()))
                .isEqualTo(List.of(101.0, 102.0, 0));

        String own = "\"outputs\":[{\"name\":\"delay\",\"parameters\":{\"binary_data\":%s}}],";
        HttpResponse one = world.post("/v2/models/flights/infer", "{" + own.formatted("true") + input + "}");
        assertThat(one.base64()).isTrue();
        HttpResponse none = world.post(
                "/v2/models/flights/infer",
                "{\"parameters\":{\"binary_data_output\":true}," + own.formatted("false") + input + "}");
        assertThat(none.base64()).isFalse();
        assertThat(none.body()).contains("\"data\":[101.0,102.0]");
    }

    @Test
    void whatIsWrongWithTheBytesIs400() {
        byte[] four = new byte[4];
        assertField("inputs", inputs(input("distance", "[1]", "FP32", 4)), four, new byte[1]);
        assertField("binary_data_size", inputs(input("distance", "[1]", "FP32", 5)), four);
        assertField("binary_data_size", inputs(input("distance", "[2]", "FP32", 4)), four);
        assertField("binary_data_size", inputs(input("distance", "[1]", "FP32", -1)), four);
        assertField("binary_data_size", inputs(input("origin", "[1]", "BYTES", 4)), new byte[] {1, 0, 0, 0});
        assertField("binary_data_size", inputs(input("origin", "[1]", "BYTES", 4)), new byte[] {-1, -1, -1, -1});
        assertField("binary_data_size", inputs(input("origin", "[2]", "BYTES", 4)), four);
        assertField("inputs[0]", inputs(input("origin", "[1]", "BYTES", 5)), new byte[] {1, 0, 0, 0, -1});
        assertField("inputs[0]", inputs(input("night", "[1]", "BOOL", 1)), new byte[] {2});
        assertField(
                "data",
                "{\"inputs\":[{\"name\":\"hour\",\"shape\":[1],\"datatype\":\"INT8\",\"data\":[1],"
                        + "\"parameters\":{\"binary_data_size\":1}}]}",
                new byte[1]);
        assertThat(world.post("/v2/models/flights/infer", "{}", "inference-header-content-length", "3")
                        .body())
                .contains("\"field\":\"inference-header-content-length\"");
        assertThat(world.logged()).isEmpty();
    }

    private void assertField(String field, String json, byte[]... data) {
        HttpResponse response = Tensors.infer(world, json, data);
        assertThat(response.status()).as(response.body()).isEqualTo(400);
        assertThat(response.body()).containsPattern("\"field\":\"[^\"]*" + java.util.regex.Pattern.quote(field) + "\"");
        assertThat(response.body()).contains("\"error\":");
    }

    @Test
    void aBodyWithoutJsonIsTheOneInputThatAModelHas() {
        List<Feature> one = new ArrayList<>(List.of(Feature.number("x")));
        one.add(Feature.prediction("delay", FeatureType.NUMBER));
        world.registerPlain(2, new Schema(one), new ScorerSpec.Onnx("f".repeat(64), World.OUTPUTS));
        byte[] data = Tensors.little(16).putDouble(1.5).putDouble(-2).array();
        HttpResponse response =
                world.post("/v2/models/flights/versions/2/infer", data, "inference-header-content-length", "0");
        assertThat(response.status()).as(response.body()).isEqualTo(200);
        assertThat(rows().column(0)).isEqualTo(NumberColumn.of(1.5, -2));
        assertThat(world.post("/v2/models/flights/infer", data, "inference-header-content-length", "0")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void theLengthOfTheJsonIsPartOfWhatWasAsked() {
        String key = dev.vigia.inference.InferenceId.of(World.NOON, 1, 1).toString();
        String json = inputs("{\"name\":\"hour\",\"shape\":[1],\"datatype\":\"INT8\",\"data\":[1]}");
        assertThat(world.post("/v2/models/flights/infer", json, "idempotency-key", key)
                        .status())
                .isEqualTo(200);
        assertThat(world.post(
                                "/v2/models/flights/infer",
                                json,
                                "idempotency-key",
                                key,
                                "inference-header-content-length",
                                "" + json.length())
                        .status())
                .isEqualTo(409);
    }
}
