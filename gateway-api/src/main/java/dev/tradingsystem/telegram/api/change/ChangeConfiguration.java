package dev.tradingsystem.telegram.api.change;

import dev.tradingsystem.telegram.store.read.Changes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ChangeConfiguration {

    @Bean
    ChangeReader changeReader(Changes changes) {
        return new ChangeReader(changes);
    }
}
