package dev.tradingsystem.telegram.gateway.lease;

import com.zaxxer.hikari.HikariDataSource;
import dev.tradingsystem.telegram.store.lease.WriterLease;
import dev.tradingsystem.telegram.store.start.Schema;
import dev.tradingsystem.telegram.store.start.SchemaCheck;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LeaseProperties.class)
class LeaseConfiguration {

    /// A connection of its own, so that a renewal never waits behind appends; not the
    /// application's data source.
    @Bean
    SchemaCheck schemaCheck(DataSource database, ApplicationContext context) {
        return new SchemaCheck(context, Schema.gateway(database));
    }

    @Bean(defaultCandidate = false)
    HikariDataSource leaseDatabase(DataSourceProperties database) {
        var pool = new HikariDataSource();
        pool.setPoolName("lease");
        pool.setJdbcUrl(database.determineUrl());
        pool.setUsername(database.determineUsername());
        pool.setPassword(database.determinePassword());
        pool.setMaximumPoolSize(1);
        pool.setConnectionTimeout(2_000);
        pool.setInitializationFailTimeout(-1);
        return pool;
    }

    @Bean
    LeaseKeeper leaseKeeper(
            @Qualifier("leaseDatabase") HikariDataSource leaseDatabase,
            LeaseProperties properties,
            List<LeaseHolder> holders,
            MeterRegistry registry,
            Clock clock) {
        String holder = "%d@%s".formatted(ProcessHandle.current().pid(), UUID.randomUUID());
        var lease = new WriterLease(leaseDatabase, properties.account(), holder, properties.timeToLive());
        var keeper = new LeaseKeeper(lease, properties, holder, holders, clock);
        Gauge.builder("telegram.lease.held", keeper, held -> held.held().isPresent() ? 1 : 0)
                .description("1 in the one process that may write")
                .register(registry);
        return keeper;
    }
}
