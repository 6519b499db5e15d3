package dev.tradingsystem.telegram.local;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// Statements for the tests of this module.
final class Sql {

    private Sql() {}

    static void run(LocalPostgres server, String database, String... statements) throws SQLException {
        try (var connection = server.connect(database);
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    static String value(LocalPostgres server, String database, String query) throws SQLException {
        try (var connection = server.connect(database)) {
            return value(connection, query);
        }
    }

    static String value(LocalPostgres server, String url, String query, String password) throws SQLException {
        try (var connection = DriverManager.getConnection(url, server.user(), password)) {
            return value(connection, query);
        }
    }

    private static String value(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
