package dev.tradingsystem.telegram.api.health;

import dev.tradingsystem.telegram.api.store.Cache;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HealthProperties.class)
class HealthConfiguration {

    @Bean
    HealthChecks healthChecks(DataSource database, Cache cache, HealthProperties properties, Clock clock) {
        return new HealthChecks(database, cache.client().orElse(null), properties, clock);
    }
}
