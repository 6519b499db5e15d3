package dev.tradingsystem.telegram.gateway.retention;

import dev.tradingsystem.telegram.gateway.coverage.Retention;
import io.micrometer.core.instrument.MeterRegistry;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StorageProperties.class)
class RetentionConfiguration {

    /// The last to start and the first to stop: nobody waits for it.
    @Bean
    @Order(5)
    RetentionJob retentionJob(
            DataSource database, Retention retention, StorageProperties properties, MeterRegistry registry) {
        return new RetentionJob(database, retention, properties, new RetentionMetrics(registry));
    }
}
