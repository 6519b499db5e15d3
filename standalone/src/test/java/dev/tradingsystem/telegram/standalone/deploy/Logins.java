package dev.tradingsystem.telegram.standalone.deploy;

import com.rabbitmq.client.ConnectionFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;

/// Ways into the servers of an installation, as the apps and people take them.
record Logins(Installation installation) {

    /// The password of a database role.
    String password(String role) {
        return installation.secret("telegram-timescaledb", role + ".pass");
    }

    Command.Result redis(String server, String user, String password, String... words) {
        String[] command = new String[words.length + 5];
        System.arraycopy(
                new String[] {"redis-cli", "-p", Integer.toString(installation.port(server)), "--user", user},
                0,
                command,
                0,
                5);
        System.arraycopy(words, 0, command, 5, words.length);
        var asked = Command.of(command);
        return (password.isEmpty() ? asked : asked.with("REDISCLI_AUTH", password)).run();
    }

    Connection pooled(String role, String database, String password) throws SQLException {
        return connect(installation.port("POOL"), database, role, password);
    }

    Connection direct(String password) throws SQLException {
        return connect(installation.port("DATABASE"), "telegram_gateway", "telegram", password);
    }

    private static Connection connect(int port, String database, String role, String password) throws SQLException {
        var properties = new Properties();
        properties.putAll(Map.of("user", role, "password", password, "prepareThreshold", "0"));
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database), properties);
    }

    com.rabbitmq.client.Connection broker(String user, String password) throws Exception {
        var factory = new ConnectionFactory();
        factory.setHost("127.0.0.1");
        factory.setPort(installation.port("RABBIT"));
        factory.setVirtualHost("telegram");
        factory.setUsername(user);
        factory.setPassword(password);
        return factory.newConnection();
    }
}
