package dev.tradingsystem.telegram.api.message;

import dev.tradingsystem.telegram.api.page.Cursors;
import dev.tradingsystem.telegram.store.read.Changes;
import dev.tradingsystem.telegram.store.read.Messages;
import dev.tradingsystem.telegram.store.read.RecentMessages;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MessageProperties.class)
class MessageConfiguration {

    @Bean
    MessagePages messagePages(
            RecentMessages recent, Messages messages, Changes changes, Cursors cursors, MeterRegistry registry) {
        return new MessagePages(recent, messages, changes, cursors, new MessageMetrics(registry));
    }
}
