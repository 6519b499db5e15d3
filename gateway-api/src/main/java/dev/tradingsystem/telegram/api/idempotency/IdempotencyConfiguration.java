package dev.tradingsystem.telegram.api.idempotency;

import dev.tradingsystem.telegram.store.idempotency.IdempotencyRecords;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.HandlerExceptionResolver;

@Configuration(proxyBeanMethods = false)
class IdempotencyConfiguration {

    private static final int AFTER_KEY_AND_RATE = Ordered.HIGHEST_PRECEDENCE + 30;

    @Bean
    FilterRegistrationBean<BodyFilter> bodyFilter(
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        var registration = new FilterRegistrationBean<>(new BodyFilter(problems));
        registration.setOrder(AFTER_KEY_AND_RATE);
        return registration;
    }

    @Bean
    IdempotencyRecords idempotencyRecords(DataSource database) {
        return new IdempotencyRecords(database);
    }

    @Bean
    FilterRegistrationBean<IdempotencyFilter> idempotencyFilter(
            IdempotencyRecords records, @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        var registration = new FilterRegistrationBean<>(new IdempotencyFilter(records, problems));
        registration.setOrder(AFTER_KEY_AND_RATE + 1);
        return registration;
    }
}
