package dev.tradingsystem.telegram.tpcapital.database;

import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The worker's own database.
public final class SignalDatabase {

    private final DataSource source;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    public SignalDatabase(DataSource source) {
        this.source = source;
        this.jdbc = JdbcClient.create(source);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(source));
    }

    /// The pool behind it.
    DataSource source() {
        return source;
    }

    /// Statements; within [#inTransaction] they are part of it.
    public JdbcClient jdbc() {
        return jdbc;
    }

    /// Runs the work as a whole or not at all.
    public <T extends @Nullable Object> T inTransaction(Supplier<T> work) {
        return transaction.execute(_ -> work.get());
    }
}
