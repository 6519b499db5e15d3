package dev.tradingsystem.telegram.store.command;

import java.sql.SQLException;

/// Says what an answer of PostgreSQL, or the lack of one, means to the operator.
final class SqlFault {

    private SqlFault() {}

    /// Never with what PostgreSQL wrote: its details can hold content.
    static Refused refused(Database database, SQLException fault) {
        String state = fault.getSQLState() == null ? "" : fault.getSQLState();
        return switch (state) {
            case "28P01", "28000" ->
                new Refused(Exit.CONFIGURATION, "user or password refused: %s".formatted(database));
            case "3D000" -> new Refused(Exit.CONFIGURATION, "there is no such database: %s".formatted(database));
            case "42501" -> new Refused(Exit.CONFIGURATION, "not allowed to do this: %s".formatted(database));
            case "57P03", "53300" -> away(database, state);
            case String other when other.startsWith("08") -> away(database, other);
            case String other -> new Refused(Exit.SOFTWARE, "%s: SQL state %s".formatted(database, other));
        };
    }

    private static Refused away(Database database, String state) {
        return new Refused(Exit.UNAVAILABLE, "the server does not answer (%s): %s".formatted(state, database));
    }
}
