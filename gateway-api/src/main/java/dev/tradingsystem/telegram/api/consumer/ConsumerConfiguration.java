package dev.tradingsystem.telegram.api.consumer;

import dev.tradingsystem.telegram.store.consumer.ConsumerResults;
import dev.tradingsystem.telegram.store.consumer.Consumers;
import dev.tradingsystem.telegram.store.read.Changes;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ConsumerConfiguration {

    @Bean
    Consumers consumers(DataSource database) {
        return new Consumers(database);
    }

    @Bean
    ConsumerResults consumerResults(DataSource database) {
        return new ConsumerResults(database);
    }

    @Bean
    KnownConsumers knownConsumers(Consumers consumers, Changes changes, Clock clock) {
        return new KnownConsumers(consumers, changes, clock);
    }
}
