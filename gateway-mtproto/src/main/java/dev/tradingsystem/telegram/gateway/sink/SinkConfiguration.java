package dev.tradingsystem.telegram.gateway.sink;

import dev.tradingsystem.telegram.store.log.Checkpoints;
import dev.tradingsystem.telegram.store.log.LogReader;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// One follower per sink that is switched on. A sink that is off has no bean and makes no
/// connection.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SinkProperties.class)
class SinkConfiguration {

    @Bean
    LogReader logReader(DataSource database) {
        return new LogReader(database);
    }

    @Bean
    Checkpoints checkpoints(DataSource database) {
        return new Checkpoints(database);
    }

    @Bean
    SinkStates sinkStates(ObjectProvider<HotCacheSink> cache, ObjectProvider<RabbitSink> queue) {
        return new SinkStates(cache.getIfAvailable(), queue.getIfAvailable());
    }

    static LogFollower follower(
            Sink sink,
            LogReader reader,
            Checkpoints checkpoints,
            MeterRegistry registry,
            Clock clock,
            SinkProperties properties) {
        var metrics = new SinkMetrics(sink.name(), registry, clock);
        return new LogFollower(sink, reader, checkpoints, metrics, clock, properties.sinkFinishLimit());
    }
}
