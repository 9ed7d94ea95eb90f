package dev.vigia.local.child;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * A main class that runs another main class and ends the process as soon as its standard input closes.
 *
 * <p>The parent holds the other end of that pipe and never writes to it. The operating system closes it however the
 * parent ends, {@code kill -9} included, so no child outlives {@code vigia up}: not even one whose handler is caught
 * in an endless loop. The JDK offers no {@code prctl(PR_SET_PDEATHSIG)}, and macOS has none.
 */
public final class Attached {
    private static final int PARENT_GONE = 143;

    private Attached() {}

    /**
     * Runs the main method of the class named first with the remaining arguments.
     *
     * @param arguments a class name, then the arguments for its main method
     * @throws ReflectiveOperationException if there is no such class or it has no main method
     */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        Thread.ofPlatform().daemon().name("parent-watch").start(() -> haltAtEnd(System.in));
        var main = Class.forName(arguments[0]).getMethod("main", String[].class);
        try {
            main.invoke(null, (Object) Arrays.copyOfRange(arguments, 1, arguments.length));
        } catch (InvocationTargetException thrown) {
            System.err.println(arguments[0] + " ended with " + thrown.getCause());
            System.exit(1);
        }
    }

    /** Halts rather than exits: a shutdown hook that hangs must not keep an orphan alive. */
    private static void haltAtEnd(InputStream parent) {
        try {
            parent.transferTo(OutputStream.nullOutputStream());
        } catch (IOException closed) {
            // A broken pipe says the same as its end.
        }
        Runtime.getRuntime().halt(PARENT_GONE);
    }
}
