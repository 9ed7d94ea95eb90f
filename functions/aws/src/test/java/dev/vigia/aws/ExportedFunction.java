package dev.vigia.aws;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A method that Funqy exports.
 *
 * @param module its module's folder, such as {@code functions/monitor}
 * @param name what {@code QUARKUS_FUNQY_EXPORT} calls it: the annotation's value, or else the method's name
 */
record ExportedFunction(String module, String name) {
    /** All there are in the sources of a module. */
    static Set<ExportedFunction> of(Path root, String module) throws IOException {
        Set<ExportedFunction> found = new LinkedHashSet<>();
        for (CompilationUnitTree unit : parsed(root.resolve(module, "src/main/java"))) {
            unit.accept(
                    new TreeScanner<Void, Void>() {
                        @Override
                        public Void visitMethod(MethodTree method, Void unused) {
                            for (AnnotationTree annotation :
                                    method.getModifiers().getAnnotations()) {
                                String type = annotation.getAnnotationType().toString();
                                if (type.equals("Funq") || type.endsWith(".Funq")) {
                                    found.add(new ExportedFunction(module, name(annotation, method)));
                                }
                            }
                            return super.visitMethod(method, null);
                        }
                    },
                    null);
        }
        return found;
    }

    private static String name(AnnotationTree annotation, MethodTree method) {
        return annotation.getArguments().stream()
                .map(argument -> argument instanceof AssignmentTree named ? named.getExpression() : argument)
                .map(value -> String.valueOf(((LiteralTree) value).getValue()))
                .findFirst()
                .orElse(method.getName().toString());
    }

    private static Iterable<? extends CompilationUnitTree> parsed(Path sources) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (Stream<Path> files = Files.walk(sources);
                StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            List<Path> java =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(java));
            return task.parse();
        }
    }
}
