package dev.tradingsystem.telegram.tpcapital.http.health;

import dev.tradingsystem.telegram.tpcapital.database.GatewayDatabase;
import dev.tradingsystem.telegram.tpcapital.intake.Cache;
import dev.tradingsystem.telegram.tpcapital.intake.Intake;
import dev.tradingsystem.telegram.tpcapital.signal.SignalBook;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class HealthConfiguration {

    @Bean
    HealthChecks healthChecks(SignalBook book, GatewayDatabase gateway, Cache cache, Intake intake) {
        return new HealthChecks(book, gateway, cache, intake);
    }
}
