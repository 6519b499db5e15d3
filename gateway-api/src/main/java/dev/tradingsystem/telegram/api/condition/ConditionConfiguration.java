package dev.tradingsystem.telegram.api.condition;

import dev.tradingsystem.telegram.store.read.ChannelStates;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class ConditionConfiguration {

    @Bean
    Etags etags(JsonMapper json, ChannelStates states) {
        return new Etags(json, states);
    }
}
