package dev.tradingsystem.telegram.api.pool;

import dev.tradingsystem.telegram.api.figure.Figures;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PoolProperties.class)
class PoolConfiguration {

    private static final Duration PERIOD = Duration.ofSeconds(15);

    /// None when it is switched off: then there is no series either.
    @Bean
    @Nullable
    Figures poolFigures(PoolProperties properties, PrometheusRegistry registry) {
        if (properties.isOff()) {
            return null;
        }
        var console = new PgBouncerConsole(properties);
        return new Figures("connection-pool", PERIOD, new PgBouncerMetrics(console), registry);
    }
}
