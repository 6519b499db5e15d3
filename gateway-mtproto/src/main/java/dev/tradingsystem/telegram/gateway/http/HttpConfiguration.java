package dev.tradingsystem.telegram.gateway.http;

import dev.tradingsystem.telegram.gateway.lease.LeaseKeeper;
import dev.tradingsystem.telegram.gateway.session.TelegramSession;
import dev.tradingsystem.telegram.gateway.sink.SinkStates;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HttpProperties.class)
class HttpConfiguration {

    @Bean
    RequestFilter requestFilter() {
        return new RequestFilter();
    }

    @Bean
    KeyFilter keyFilter(HttpProperties properties) {
        return new KeyFilter(properties);
    }

    @Bean
    ServiceHealth serviceHealth(
            DataSource database, TelegramSession session, LeaseKeeper lease, SinkStates sinks, Clock clock) {
        return new ServiceHealth(database, session, lease, sinks, clock);
    }
}
