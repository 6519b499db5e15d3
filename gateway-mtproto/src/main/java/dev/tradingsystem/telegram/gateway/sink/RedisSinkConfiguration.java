package dev.tradingsystem.telegram.gateway.sink;

import dev.tradingsystem.telegram.store.cache.CacheClient;
import dev.tradingsystem.telegram.store.cache.HotMessages;
import dev.tradingsystem.telegram.store.channel.ChannelRecords;
import dev.tradingsystem.telegram.store.log.Checkpoints;
import dev.tradingsystem.telegram.store.log.LogReader;
import dev.tradingsystem.telegram.store.read.Changes;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("telegram.redis.enabled")
class RedisSinkConfiguration {

    @Bean
    HotCacheSink hotCacheSink(SinkProperties properties, DataSource database, MeterRegistry registry, Clock clock) {
        var client = new CacheClient(properties.redis().settings());
        return new HotCacheSink(
                client,
                new HotMessages(client, clock),
                new ChannelRecords(database),
                new Changes(database),
                registry.counter("redis.failures"));
    }

    @Bean
    @Order(1)
    LogFollower redisFollower(
            HotCacheSink sink,
            LogReader reader,
            Checkpoints checkpoints,
            MeterRegistry registry,
            Clock clock,
            SinkProperties properties) {
        return SinkConfiguration.follower(sink, reader, checkpoints, registry, clock, properties);
    }
}
