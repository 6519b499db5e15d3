package dev.tradingsystem.telegram.reliability;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// Where and when the runs were, with which versions.
///
/// @param commit the checked out commit, with `+` when files differ from it; empty outside git
/// @param servers what each server calls its version; empty where it is not found
record Environment(Instant at, String commit, int cores, String system, String jdk, List<String> servers) {

    Environment {
        servers = List.copyOf(servers);
    }

    static Environment here() {
        String changed =
                output("git", "status", "--porcelain", "--untracked-files=no").isEmpty() ? "" : "+";
        return new Environment(
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                output("git", "rev-parse", "--short=12", "HEAD") + changed,
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                System.getProperty("java.vendor") + " " + Runtime.version(),
                List.of(
                        output("pgbouncer", "--version"),
                        output("redis-server", "--version"),
                        output("dpkg-query", "-W", "-f", "rabbitmq-server ${Version}", "rabbitmq-server")));
    }

    private static String output(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (var out = process.getInputStream()) {
                return new String(out.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .findFirst()
                        .orElse("")
                        .strip();
            }
        } catch (IOException e) {
            return "";
        }
    }
}
