package dev.vigia.local.child;

import java.util.Arrays;

/**
 * A main class that runs DynamoDB Local on 127.0.0.1 only.
 *
 * <p>DynamoDB Local's own main class listens on every address, has no option for it, and takes no port 0. This one
 * builds the same server from the same arguments, then tells its connectors address and port before it starts. It works
 * through reflection so that nothing of ours is compiled against DynamoDB Local.
 */
public final class LoopbackDynamoDb {
    /** What is printed, followed by the port, once requests are answered. */
    public static final String LISTENING = "vigia: DynamoDB Local listens on ";

    private static final String RUNNER = "software.amazon.dynamodb.services.local.main.ServerRunner";

    private LoopbackDynamoDb() {}

    /**
     * Starts the server and returns; its threads keep the process alive.
     *
     * @param arguments the port, or 0 for any that is free; then those of DynamoDB Local's own main class
     * @throws Exception whatever DynamoDB Local throws, or if this version of it is built differently
     */
    public static void main(String[] arguments) throws Exception {
        Object proxy = Class.forName(RUNNER)
                .getMethod("createServerFromCommandLineArgs", String[].class)
                .invoke(null, (Object) Arrays.copyOfRange(arguments, 1, arguments.length));
        var field = proxy.getClass().getDeclaredField("server");
        field.setAccessible(true);
        Object server = field.get(proxy);
        Object[] connectors =
                (Object[]) server.getClass().getMethod("getConnectors").invoke(server);
        for (Object connector : connectors) {
            connector.getClass().getMethod("setHost", String.class).invoke(connector, "127.0.0.1");
            connector.getClass().getMethod("setPort", int.class).invoke(connector, Integer.parseInt(arguments[0]));
        }
        proxy.getClass().getMethod("start").invoke(proxy);
        for (Object connector : connectors) {
            System.out.println(
                    LISTENING + connector.getClass().getMethod("getLocalPort").invoke(connector));
        }
    }
}
