package dev.tradingsystem.telegram.tpcapital.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.tradingsystem.telegram.store.start.Schema;
import dev.tradingsystem.telegram.store.start.SchemaCheck;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// One small pool per database, neither of which has to be there at the start.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseProperties.class)
class DatabaseConfiguration {

    /// Below the pooler's `server_lifetime`, so that it is us who close.
    private static final Duration MAX_LIFETIME = Duration.ofMinutes(30);

    @Bean
    DatabaseMetrics databaseMetrics(MeterRegistry registry) {
        return new DatabaseMetrics(registry);
    }

    @Bean
    Pools pools() {
        return new Pools();
    }

    @Bean
    GatewayDatabase gatewayDatabase(
            DatabaseProperties properties, Pools pools, DatabaseMetrics metrics, MeterRegistry registry) {
        var pool = pools.add(pool("gateway", properties.gateway(), properties, registry));
        return new GatewayDatabase(new MeteredDataSource(pool, "gateway", metrics));
    }

    @Bean
    SignalDatabase signalDatabase(
            DatabaseProperties properties, Pools pools, DatabaseMetrics metrics, MeterRegistry registry) {
        var pool = pools.add(pool("tpcapital", properties.signals(), properties, registry));
        return new SignalDatabase(new MeteredDataSource(pool, "tpcapital", metrics));
    }

    @Bean
    SchemaCheck schemaCheck(GatewayDatabase gateway, SignalDatabase signals, ApplicationContext context) {
        return new SchemaCheck(context, Schema.gateway(gateway.source()), Schema.worker(signals.source()));
    }

    private static HikariDataSource pool(
            String name, DatabaseProperties.Server server, DatabaseProperties properties, MeterRegistry registry) {
        var config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(server.url());
        config.setUsername(server.user());
        config.setPassword(server.password());
        config.setMaximumPoolSize(server.poolMax());
        config.setConnectionTimeout(properties.connectionTimeout().toMillis());
        config.setMaxLifetime(MAX_LIFETIME.toMillis());
        config.setInitializationFailTimeout(-1);
        config.setMetricRegistry(registry);
        return new HikariDataSource(config);
    }
}
