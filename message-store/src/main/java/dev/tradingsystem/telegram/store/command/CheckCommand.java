package dev.tradingsystem.telegram.store.command;

import dev.tradingsystem.telegram.store.migration.Migrations;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/// Asks the gateway's database through the pooler, as the apps do, and compares its schema with
/// this version's.
final class CheckCommand implements Command {

    private static final String VERSION = """
            SELECT coalesce(max(h.version::int), 0)
              FROM telegram_migration.history h
             WHERE h.success AND h.version ~ '^[0-9]+$'
            """;

    @Override
    public String usage() {
        return """
                [--format text|json]
                asks the database through the pooler; 69: no answer, 65: its schema is older than this version""";
    }

    @Override
    public Set<String> flags() {
        return Set.of();
    }

    @Override
    public Set<String> valued() {
        return Set.of("--format");
    }

    @Override
    public void run(Options options, Settings settings, PrintStream out) {
        boolean json = options.json();
        Database database = Database.pooled(settings);
        Answer answer = ask(database);
        if (answer.schema < answer.needed) {
            throw new Refused(
                    Exit.DATA,
                    "%s has schema %d, this version needs %d: run scripts/migrate.sh"
                            .formatted(database, answer.schema, answer.needed));
        }
        out.print(json ? JsonMapper.builder().build().writeValueAsString(answer) + "\n" : answer.text());
    }

    private static Answer ask(Database database) {
        try (Connection connection = database.connect();
                var rows = connection.createStatement().executeQuery(VERSION)) {
            rows.next();
            int schema = rows.getInt(1);
            return new Answer(
                    database.name(),
                    database.user(),
                    Database.isPooled(connection),
                    schema,
                    Migrations.gatewayVersion());
        } catch (SQLException e) {
            throw SqlFault.refused(database, e);
        }
    }

    /// @param pooled whether a pooler gave the answer
    /// @param schema the version the database has
    /// @param needed the version of this jar
    record Answer(String database, String user, boolean pooled, int schema, int needed) {

        String text() {
            return "%s answers %s as %s, schema %d\n"
                    .formatted(database, pooled ? "through the pooler" : "without a pooler", user, schema);
        }
    }
}
