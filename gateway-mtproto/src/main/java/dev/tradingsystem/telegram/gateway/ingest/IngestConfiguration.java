package dev.tradingsystem.telegram.gateway.ingest;

import dev.tradingsystem.telegram.gateway.sink.LogFollower;
import dev.tradingsystem.telegram.store.log.MessageLog;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IngestProperties.class)
class IngestConfiguration {

    @Bean
    IngestLanes ingestLanes(IngestProperties properties) {
        return new IngestLanes(properties);
    }

    @Bean
    IngestCounts ingestCounts() {
        return new IngestCounts();
    }

    @Bean
    ReceivedByChannel receivedByChannel(MeterRegistry registry) {
        return new ReceivedByChannel(registry);
    }

    @Bean
    IngestMetrics ingestMetrics(MeterRegistry registry, Clock clock, IngestLanes lanes, ReceivedByChannel channels) {
        return new IngestMetrics(registry, clock, lanes, channels);
    }

    @Bean
    Receipts receipts() {
        return new Receipts();
    }

    @Bean
    IngestPipeline ingestPipeline(IngestLanes lanes, IngestCounts counts, IngestMetrics metrics, Receipts receipts) {
        return new IngestPipeline(lanes, counts, metrics, receipts);
    }

    /// Last to learn of the lease and first to finish: the followers are there before and after
    /// it.
    @Bean
    @Order(2)
    Batcher batcher(
            IngestLanes lanes,
            DataSource database,
            IngestCounts counts,
            IngestMetrics metrics,
            List<LogFollower> followers,
            List<UnheldListener> unheld,
            Receipts receipts,
            IngestProperties properties) {
        var messageLog = new MessageLog(database);
        return new Batcher(lanes, messageLog, counts, metrics, followers, unheld, receipts, properties.finishLimit());
    }
}
