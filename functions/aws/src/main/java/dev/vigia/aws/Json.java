package dev.vigia.aws;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import dev.vigia.inference.RowId;
import dev.vigia.model.ModelName;
import dev.vigia.model.ModelVersion;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/**
 * Core's records as JSON in items that nobody outside reads: field by field, with times, names and ids as texts. A field
 * that a record does not have is an error, so a newer Vigia's document is not misread.
 */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .defaultPropertyInclusion(JsonInclude.Value.ALL_NON_NULL)
            .addModule(new SimpleModule()
                    .addSerializer(Instant.class, new Text<>(Instant.class, Instant::toString))
                    .addDeserializer(Instant.class, new FromText<>(Instant.class, Instant::parse))
                    .addSerializer(Duration.class, new Text<>(Duration.class, Duration::toString))
                    .addDeserializer(Duration.class, new FromText<>(Duration.class, Duration::parse))
                    .addSerializer(ModelName.class, new Text<>(ModelName.class, ModelName::value))
                    .addDeserializer(ModelName.class, new FromText<>(ModelName.class, ModelName::new))
                    .addSerializer(ModelVersion.class, new Text<>(ModelVersion.class, ModelVersion::key))
                    .addDeserializer(ModelVersion.class, new FromText<>(ModelVersion.class, ModelVersion::ofKey))
                    .addSerializer(RowId.class, new Text<>(RowId.class, RowId::toString))
                    .addDeserializer(RowId.class, new FromText<>(RowId.class, RowId::parse)))
            .build();

    private Json() {}

    static String write(Object document) {
        try {
            return MAPPER.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(document.getClass().getSimpleName() + " has no JSON form", e);
        }
    }

    static <T> T read(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "a stored " + type.getSimpleName() + " is not of this Vigia's form: " + e.getOriginalMessage(), e);
        }
    }

    private static final class Text<T> extends StdScalarSerializer<T> {
        private static final long serialVersionUID = 1;

        private final transient Function<T, String> form;

        private Text(Class<T> type, Function<T, String> form) {
            super(type);
            this.form = form;
        }

        @Override
        public void serialize(T value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(form.apply(value));
        }
    }

    private static final class FromText<T> extends StdScalarDeserializer<T> {
        private static final long serialVersionUID = 1;

        private final transient Function<String, T> form;

        private FromText(Class<T> type, Function<String, T> form) {
            super(type);
            this.form = form;
        }

        @Override
        public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return form.apply(in.getValueAsString());
        }
    }
}
