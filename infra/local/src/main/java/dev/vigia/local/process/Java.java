package dev.vigia.local.process;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Composes command lines for Java processes of the same JDK as this one. */
public final class Java {
    private Java() {}

    /**
     * The arguments that start a main class which ends when this process does.
     *
     * @param options options of the virtual machine
     * @param classPath jars and directories, in order; the classes of {@link ChildClasses#writeTo} among them
     * @param mainClass the class to run
     * @param arguments its arguments
     */
    public static List<String> attached(
            List<String> options, List<Path> classPath, String mainClass, List<String> arguments) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(options);
        line.add("-cp");
        line.add(classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        line.add("dev.vigia.local.child.Attached");
        line.add(mainClass);
        line.addAll(arguments);
        return List.copyOf(line);
    }
}
