package dev.tradingsystem.telegram.tpcapital.database;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// Counts and times every statement, whoever sends it.
final class MeteredDataSource extends DelegatingDataSource {

    private final Counter queries;
    private final Counter errors;
    private final Timer duration;

    MeteredDataSource(DataSource target, String database, DatabaseMetrics metrics) {
        super(target);
        this.queries = metrics.queries(database);
        this.duration = metrics.duration(database);
        this.errors = metrics.connectionErrors();
    }

    @Override
    public Connection getConnection() throws SQLException {
        try {
            Connection connection = super.getConnection();
            return proxy(Connection.class, (method, arguments) -> metered(invoke(connection, method, arguments)));
        } catch (SQLException e) {
            errors.increment();
            throw e;
        }
    }

    private @Nullable Object metered(@Nullable Object made) {
        if (!(made instanceof PreparedStatement statement)) {
            return made;
        }
        return proxy(PreparedStatement.class, (method, arguments) -> {
            if (!method.getName().startsWith("execute")) {
                return invoke(statement, method, arguments);
            }
            queries.increment();
            long began = System.nanoTime();
            try {
                return invoke(statement, method, arguments);
            } finally {
                Duration took = Duration.ofNanos(System.nanoTime() - began);
                duration.record(took);
                StatementTime.add(took);
            }
        });
    }

    private static @Nullable Object invoke(Object target, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> call.make(method, arguments)));
    }

    private interface Call {
        @Nullable
        Object make(Method method, @Nullable Object @Nullable [] arguments) throws Throwable;
    }
}
