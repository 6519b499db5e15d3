package dev.tradingsystem.telegram.tpcapital.http;

import dev.tradingsystem.telegram.tpcapital.database.GatewayDatabase;
import dev.tradingsystem.telegram.tpcapital.intake.Cache;
import dev.tradingsystem.telegram.tpcapital.intake.Intake;
import dev.tradingsystem.telegram.tpcapital.signal.SignalBook;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/// The door and what it asks.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HttpProperties.class)
class HttpConfiguration {

    @Bean
    FilterRegistrationBean<ApiKeyFilter> apiKeyFilter(HttpProperties properties) {
        var registration = new FilterRegistrationBean<>(new ApiKeyFilter(ApiKeys.of(properties.keys())));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 100);
        return registration;
    }

    @Bean
    HealthChecks healthChecks(SignalBook book, GatewayDatabase gateway, Cache cache, Intake intake) {
        return new HealthChecks(book, gateway, cache, intake);
    }
}
