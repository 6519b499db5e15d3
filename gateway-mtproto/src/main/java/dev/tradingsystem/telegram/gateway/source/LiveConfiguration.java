package dev.tradingsystem.telegram.gateway.source;

import dev.tradingsystem.telegram.gateway.channel.WatchedChannels;
import dev.tradingsystem.telegram.gateway.ingest.IngestPipeline;
import dev.tradingsystem.telegram.gateway.session.TelegramSession;
import dev.tradingsystem.telegram.store.coverage.CoverageLedger;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LiveConfiguration {

    @Bean
    LiveMetrics liveMetrics(MeterRegistry registry) {
        return new LiveMetrics(registry);
    }

    @Bean
    LiveVerdicts liveVerdicts(DataSource database) {
        return new LiveVerdicts(new CoverageLedger(database));
    }

    @Bean
    WholeMessages wholeMessages(TelegramSession session, IngestPipeline pipeline, LiveMetrics metrics, Clock clock) {
        return new WholeMessages(session, pipeline, metrics, clock);
    }

    @Bean
    UnheldMessages unheldMessages(WatchedChannels watched, WholeMessages whole, LiveVerdicts verdicts) {
        return new UnheldMessages(watched, whole, verdicts);
    }

    @Bean
    LiveUpdates liveUpdates(
            IngestPipeline pipeline,
            WatchedChannels watched,
            WholeMessages whole,
            LiveVerdicts verdicts,
            LiveMetrics metrics,
            Clock clock) {
        return new LiveUpdates(pipeline, watched, whole, verdicts, metrics, clock);
    }
}
