package dev.tradingsystem.telegram.api.store;

import dev.tradingsystem.telegram.store.cache.CacheClient;
import dev.tradingsystem.telegram.store.cache.HotMessages;
import dev.tradingsystem.telegram.store.key.ApiKeys;
import dev.tradingsystem.telegram.store.read.Changes;
import dev.tradingsystem.telegram.store.read.ChannelStates;
import dev.tradingsystem.telegram.store.read.Channels;
import dev.tradingsystem.telegram.store.read.Messages;
import dev.tradingsystem.telegram.store.read.RecentMessages;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CacheProperties.class)
class StoreConfiguration {

    @Bean
    Cache cache(CacheProperties properties) {
        return new Cache(properties.enabled() ? new CacheClient(properties.settings()) : null);
    }

    @Bean
    Messages messages(DataSource database, Clock clock) {
        return new Messages(database, clock);
    }

    @Bean
    Changes changes(DataSource database) {
        return new Changes(database);
    }

    @Bean
    Channels channels(DataSource database) {
        return new Channels(database);
    }

    @Bean
    RecentMessages recentMessages(
            Cache cache, Messages messages, Changes changes, DataSource database, Clock clock, MeterRegistry registry) {
        HotMessages hot =
                cache.client().map(client -> new HotMessages(client, clock)).orElse(null);
        return new RecentMessages(hot, messages, changes, new ChannelStates(database), registry);
    }

    @Bean
    ApiKeys apiKeys(DataSource database, Clock clock) {
        return new ApiKeys(database, clock);
    }
}
