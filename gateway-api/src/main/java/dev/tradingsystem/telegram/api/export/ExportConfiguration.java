package dev.tradingsystem.telegram.api.export;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class ExportConfiguration {

    private static final int PER_KEY = 2;

    @Bean
    Exports exports(JsonMapper json, Clock clock) {
        return new Exports(json, clock, PER_KEY);
    }
}
