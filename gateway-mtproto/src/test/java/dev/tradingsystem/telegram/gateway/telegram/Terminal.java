package dev.tradingsystem.telegram.gateway.telegram;

import dev.tradingsystem.telegram.gateway.GatewayApplication;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// `telegram-gateway login` as a process, with answers from a pipe.
final class Terminal {

    private Terminal() {}

    /// Gives the answers, a line each.
    ///
    /// @return everything it printed
    static String logIn(TelegramGateway gateway, List<String> arguments, String... answers)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                GatewayApplication.class.getName(),
                "login"));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("API_SECRET_TOKEN", TelegramServers.API_KEY);
        builder.environment().put("GATEWAY_PORT", Integer.toString(gateway.port()));
        Process process = builder.start();
        try {
            process.getOutputStream().write((String.join("\n", answers) + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().close();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the talk does not end: " + printed);
            }
            return "%s%nexit %d".formatted(printed, process.exitValue());
        } finally {
            process.destroyForcibly();
        }
    }
}
