package dev.tradingsystem.telegram.local;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/// A program that starts servers, says so, and waits to be killed.
final class LeftBehind {

    private LeftBehind() {}

    /// Arguments: what to start, and for `embedded` the data directory and the port.
    public static void main(String[] args) throws Exception {
        switch (args[0]) {
            case "temporary" -> {
                LocalPostgres.start();
                LocalRedis.start();
                if (Availability.missing(Server.RABBITMQ).isEmpty()) {
                    LocalRabbit.start();
                }
            }
            case "embedded" -> {
                var server = LocalPostgres.embedded(Path.of(args[1]), Integer.parseInt(args[2]));
                server.createDatabase("kept");
                Sql.run(server, "kept", "CREATE TABLE word (text text)", "INSERT INTO word VALUES ('kept')");
            }
            default -> throw new IllegalArgumentException(Arrays.toString(args));
        }
        var below = ProcessHandle.current()
                .descendants()
                .map(handle -> Long.toString(handle.pid()))
                .collect(Collectors.joining(" "));
        System.out.println("STARTED " + below);
        System.out.flush();
        System.in.read();
    }
}
