package dev.tradingsystem.telegram.gateway.sink;

import dev.tradingsystem.telegram.store.cache.CacheClient;
import dev.tradingsystem.telegram.store.cache.CacheSettings;
import dev.tradingsystem.telegram.store.cache.CacheUnavailable;
import dev.tradingsystem.telegram.store.cache.HotMessages;
import dev.tradingsystem.telegram.store.channel.ChannelRecords;
import dev.tradingsystem.telegram.store.log.Checkpoints;
import dev.tradingsystem.telegram.store.log.LogReader;
import dev.tradingsystem.telegram.store.read.Changes;
import io.lettuce.core.api.sync.RedisCommands;
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
    CacheClient cacheClient(SinkProperties properties) {
        SinkProperties.Redis redis = properties.redis();
        return new CacheClient(CacheSettings.of(redis.host(), redis.port(), redis.password(), redis.sentinels()));
    }

    @Bean
    @Order(1)
    LogFollower redisFollower(
            CacheClient client,
            DataSource database,
            LogReader reader,
            Checkpoints checkpoints,
            MeterRegistry registry,
            Clock clock,
            SinkProperties properties) {
        var sink = new HotCacheSink(
                new HotMessages(client, clock),
                new ChannelRecords(database),
                new Changes(database),
                registry.counter("redis.failures"));
        return SinkConfiguration.follower(sink, reader, checkpoints, registry, clock, properties);
    }

    static boolean answers(CacheClient client) {
        try {
            return "PONG".equals(client.call(RedisCommands::ping));
        } catch (CacheUnavailable e) {
            return false;
        }
    }
}
