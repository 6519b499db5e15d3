package dev.tradingsystem.telegram.api.store;

import dev.tradingsystem.telegram.store.cache.CacheClient;
import dev.tradingsystem.telegram.store.job.Jobs;
import dev.tradingsystem.telegram.store.key.ApiKeys;
import dev.tradingsystem.telegram.store.mark.Marks;
import dev.tradingsystem.telegram.store.mark.Unprocessed;
import dev.tradingsystem.telegram.store.read.Changes;
import dev.tradingsystem.telegram.store.read.ChannelStates;
import dev.tradingsystem.telegram.store.read.Channels;
import dev.tradingsystem.telegram.store.read.MessageCounts;
import dev.tradingsystem.telegram.store.read.Messages;
import dev.tradingsystem.telegram.store.read.MessagesBySeq;
import dev.tradingsystem.telegram.store.read.RecentMessages;
import dev.tradingsystem.telegram.store.read.Versions;
import dev.tradingsystem.telegram.store.start.Schema;
import dev.tradingsystem.telegram.store.start.SchemaCheck;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CacheProperties.class)
class StoreConfiguration {

    @Bean
    Cache cache(CacheProperties properties, Clock clock) {
        return new Cache(properties.enabled() ? new CacheClient(properties.settings()) : null, clock);
    }

    @Bean
    SchemaCheck schemaCheck(DataSource database, ApplicationContext context) {
        return new SchemaCheck(context, Schema.gateway(database));
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
    ChannelStates channelStates(DataSource database) {
        return new ChannelStates(database);
    }

    @Bean
    RecentMessages recentMessages(
            Cache cache, Messages messages, Changes changes, ChannelStates states, MeterRegistry registry) {
        return new RecentMessages(cache.hot().orElse(null), messages, changes, states, registry);
    }

    @Bean
    MessagesBySeq messagesBySeq(DataSource database) {
        return new MessagesBySeq(database);
    }

    @Bean
    MessageCounts messageCounts(DataSource database, Messages messages) {
        return new MessageCounts(database, messages);
    }

    @Bean
    Versions versions(DataSource database) {
        return new Versions(database);
    }

    @Bean
    Marks marks(DataSource database) {
        return new Marks(database);
    }

    @Bean
    Unprocessed unprocessed(DataSource database) {
        return new Unprocessed(database);
    }

    @Bean
    Jobs jobs(DataSource database, Clock clock) {
        return new Jobs(database, clock);
    }

    @Bean
    ApiKeys apiKeys(DataSource database, Clock clock) {
        return new ApiKeys(database, clock);
    }
}
