package dev.tradingsystem.telegram.tpcapital.http.key;

import dev.tradingsystem.telegram.store.key.ApiKeys;
import dev.tradingsystem.telegram.tpcapital.database.GatewayDatabase;
import dev.tradingsystem.telegram.tpcapital.http.web.HttpProperties;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// The door.
@Configuration(proxyBeanMethods = false)
class KeyConfiguration {

    private static final int AFTER_REQUEST_ID = Ordered.HIGHEST_PRECEDENCE + 20;
    private static final int GUESSES_PER_MINUTE = 20;

    @Bean
    FilterRegistrationBean<KeyFilter> keyFilter(
            HttpProperties properties,
            GatewayDatabase database,
            Clock clock,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        var registration = new FilterRegistrationBean<>(new KeyFilter(
                new BootstrapKeys(properties.keys()),
                new ApiKeys(database.source(), clock),
                new RateLimits(properties.rate(), clock),
                new RateLimits(GUESSES_PER_MINUTE, clock),
                problems));
        registration.setOrder(AFTER_REQUEST_ID);
        return registration;
    }

    @Bean
    ExportSlots exportSlots() {
        return new ExportSlots();
    }

    @Bean
    WebMvcConfigurer scopeChecks() {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new ScopeCheck());
            }
        };
    }
}
