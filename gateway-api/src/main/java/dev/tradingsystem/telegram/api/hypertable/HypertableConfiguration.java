package dev.tradingsystem.telegram.api.hypertable;

import dev.tradingsystem.telegram.api.figure.Figures;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class HypertableConfiguration {

    private static final Duration PERIOD = Duration.ofSeconds(60);

    @Bean
    Figures hypertableFigures(DataSource database, PrometheusRegistry registry) {
        return new Figures("hypertables", PERIOD, new HypertableMetrics(database), registry);
    }
}
