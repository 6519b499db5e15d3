package dev.tradingsystem.telegram.api.change;

import dev.tradingsystem.telegram.store.read.Changes;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StreamProperties.class)
class ChangeConfiguration {

    @Bean
    ChangeReader changeReader(Changes changes) {
        return new ChangeReader(changes);
    }

    @Bean
    LogTail logTail(Changes changes, JsonMapper json, StreamProperties properties) {
        return new LogTail(changes, json, properties);
    }

    @Bean
    LongPoll longPoll(ChangeReader reader, LogTail tail) {
        return new LongPoll(reader, tail);
    }

    @Bean
    LogPages logPages(Changes changes, JsonMapper json) {
        return new LogPages(changes, json);
    }

    @Bean
    OpenStreams openStreams(StreamProperties properties) {
        return new OpenStreams(properties);
    }

    @Bean
    StreamMetrics streamMetrics(MeterRegistry registry, OpenStreams open) {
        return new StreamMetrics(registry, open);
    }
}
