package dev.tradingsystem.telegram.local;

import java.util.Optional;

/// What this machine can start. A test that needs more is skipped with the sentence given here.
public final class Availability {

    private Availability() {}

    /// Empty when the server can be started here, else why not, as a sentence for the reader of a
    /// test report.
    public static Optional<String> missing(Server server) {
        return missingTool().or(() -> switch (server) {
            case POSTGRES ->
                reason(
                        PostgresPrograms.installed().isPresent() || EmbeddedPostgresArchive.isThere(),
                        "PostgreSQL is not installed and the class path has none for this machine");
            case PGBOUNCER -> uninstalled("pgbouncer");
            case REDIS, SENTINEL ->
                reason(
                        RedisProgram.installed().isPresent() || RedisProgram.isEmbedded(),
                        "redis-server is not installed and the class path has none for this machine");
            case RABBITMQ ->
                reason(RabbitPrograms.installed().isPresent(), "RabbitMQ is not installed (server, erl and epmd)");
            case PROMETHEUS -> uninstalled(LocalPrometheus.PROGRAM);
            case REDIS_EXPORTER -> uninstalled(LocalExporter.REDIS);
            case POSTGRES_EXPORTER -> uninstalled(LocalExporter.POSTGRES);
        });
    }

    private static Optional<String> missingTool() {
        return reason(
                !Account.isRoot() || Programs.find("setpriv").isPresent(),
                "as root the program setpriv is needed to start servers under another name");
    }

    private static Optional<String> uninstalled(String program) {
        return reason(Programs.find(program).isPresent(), program + " is not installed");
    }

    private static Optional<String> reason(boolean there, String otherwise) {
        return there ? Optional.empty() : Optional.of(otherwise);
    }
}
