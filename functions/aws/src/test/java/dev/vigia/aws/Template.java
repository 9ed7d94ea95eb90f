package dev.vigia.aws;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A CloudFormation template as maps and lists; {@code !Ref X} reads as {@code {"!Ref": "X"}}. */
record Template(Map<String, Object> root) {
    static Template read(Path file) throws IOException {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(1_000);
        try (Reader reader = Files.newBufferedReader(file)) {
            return new Template(map(new Yaml(new Intrinsics(options)).load(reader)));
        }
    }

    /** The properties of each resource of a type, by logical id, in order. */
    Map<String, Map<String, Object>> resources(String type) {
        Map<String, Map<String, Object>> found = new LinkedHashMap<>();
        map(at(root, "Resources")).forEach((id, resource) -> {
            if (at(resource, "Type").equals(type)) {
                found.put(id, map(at(resource, "Properties")));
            }
        });
        return found;
    }

    /** What stands under keys, one in the other. */
    static Object at(Object from, String... keys) {
        Object here = from;
        for (String key : keys) {
            Object next = map(here).get(key);
            if (next == null) {
                throw new IllegalArgumentException("no " + key + " in " + here);
            }
            here = next;
        }
        return here;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    static List<Object> list(Object value) {
        return (List<Object>) value;
    }

    /** Reads every tag of CloudFormation's as a map of one entry. */
    private static final class Intrinsics extends SafeConstructor {
        Intrinsics(LoaderOptions options) {
            super(options);
            yamlMultiConstructors.put("!", new AbstractConstruct() {
                @Override
                public Object construct(Node node) {
                    return Map.of(node.getTag().getValue(), content(node));
                }
            });
        }

        private Object content(Node node) {
            return switch (node) {
                case ScalarNode scalar -> scalar.getValue();
                case SequenceNode sequence -> constructSequence(sequence);
                case MappingNode mapping -> constructMapping(mapping);
                default -> throw new IllegalArgumentException("a tag on " + node.getNodeId());
            };
        }
    }
}
