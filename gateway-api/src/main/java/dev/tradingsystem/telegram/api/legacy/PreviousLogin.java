package dev.tradingsystem.telegram.api.legacy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The login as the previous stack showed the script it ran.
///
/// @param exitCode 0 when somebody is logged in, 1 when it failed; null before
/// @param logs the one thing that is known: the present state, and since when
record PreviousLogin(
        String status,
        boolean running,
        @Nullable String startedAt,
        @Nullable String finishedAt,
        @Nullable Integer exitCode,
        List<Line> logs) {

    record Line(String level, String message, @Nullable String timestamp) {}

    static PreviousLogin of(JsonNode login) {
        String state = login.path("state").asString("");
        String since = Stamps.of(login.path("since").asString(""));
        String problem = login.path("problem").asString("");
        String status = status(state);
        boolean running = status.startsWith("waiting") || status.equals("starting");
        boolean over = status.equals("completed") || status.equals("error");
        return new PreviousLogin(
                status,
                running,
                running ? since : null,
                over ? since : null,
                over ? (status.equals("completed") ? 0 : 1) : null,
                List.of(new Line(
                        status.equals("error") ? "error" : "info",
                        problem.isEmpty() ? state : state + ": " + problem,
                        since)));
    }

    private static String status(String state) {
        return switch (state) {
            case "STARTING" -> "starting";
            case "WAITING_FOR_CODE", "WAITING_FOR_QR_SCAN" -> "waiting_code";
            case "WAITING_FOR_PASSWORD" -> "waiting_password";
            case "READY", "RECONNECTING" -> "completed";
            case "FAILED" -> "error";
            case "LOGGING_OUT" -> "cancelling";
            default -> "idle";
        };
    }

    PreviousLogin cancelled() {
        return new PreviousLogin("cancelled", false, null, startedAt, null, logs);
    }
}
