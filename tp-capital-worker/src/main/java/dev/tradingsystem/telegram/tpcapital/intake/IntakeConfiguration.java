package dev.tradingsystem.telegram.tpcapital.intake;

import dev.tradingsystem.telegram.store.cache.CacheClient;
import dev.tradingsystem.telegram.store.consumer.ConsumerReports;
import dev.tradingsystem.telegram.store.read.Changes;
import dev.tradingsystem.telegram.tpcapital.database.GatewayDatabase;
import dev.tradingsystem.telegram.tpcapital.signal.Attempts;
import dev.tradingsystem.telegram.tpcapital.signal.Expiry;
import dev.tradingsystem.telegram.tpcapital.signal.Offsets;
import dev.tradingsystem.telegram.tpcapital.signal.Reviews;
import dev.tradingsystem.telegram.tpcapital.signal.SignalDesk;
import dev.tradingsystem.telegram.tpcapital.signal.Verdicts;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The intake of the mode that is set. Without the queue nothing of the broker is made, not even
/// a connection factory.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IntakeProperties.class)
class IntakeConfiguration {

    @Bean
    IntakeMetrics intakeMetrics(MeterRegistry registry) {
        return new IntakeMetrics(registry);
    }

    @Bean
    Cache cache(IntakeProperties properties) {
        return new Cache(
                properties.redis().enabled()
                        ? new CacheClient(properties.redis().settings())
                        : null);
    }

    @Bean
    ChangeSource changeSource(GatewayDatabase database, Cache cache, IntakeMetrics metrics, Clock clock) {
        return new ChangeSource(new Changes(database.source()), cache.hot(clock), metrics);
    }

    @Bean
    ProgressReports progressReports(GatewayDatabase database) {
        return new ProgressReports(new ConsumerReports(database.source()));
    }

    @Bean
    ChannelIntakes channelIntakes(
            IntakeProperties properties,
            SignalDesk desk,
            Offsets offsets,
            Attempts attempts,
            Verdicts verdicts,
            ChangeSource source,
            Cache cache,
            ProgressReports reports,
            IntakeMetrics metrics,
            Clock clock) {
        var marks = new Marks(cache.marks(), verdicts, metrics, clock);
        desk.watch(properties.channels());
        return new ChannelIntakes(properties.channels().stream()
                .distinct()
                .map(id -> new ChannelIntake(
                        id, desk, offsets, attempts, source, marks, reports, properties.batchSize(), clock))
                .toList());
    }

    @Bean
    CatchUp catchUp(
            IntakeProperties properties,
            ChannelIntakes channels,
            ChangeSource source,
            Reviews reviews,
            Expiry expiry,
            IntakeMetrics metrics,
            Clock clock) {
        IntakeMode mode = properties.intakeMode();
        Duration interval = properties.interval().isZero() ? mode.interval() : properties.interval();
        var catchUp =
                new CatchUp(channels.all(), source, reviews, expiry, mode, interval, properties.retryAfter(), clock);
        metrics.seconds(
                "tp.capital.polling.lag", "age of the oldest change known to wait", () -> seconds(catchUp.lag()));
        metrics.seconds(
                "tp.capital.last.poll", "time since the tail was looked after", () -> seconds(catchUp.sinceLastPoll()));
        metrics.number("tp.capital.messages.waiting", "changes known to wait, 10,000 at most", catchUp::waiting);
        metrics.number("tp.capital.reviews.open", "findings that wait for a person", catchUp::openReviews);
        return catchUp;
    }

    @Bean
    Intake intake(
            IntakeProperties properties,
            ChannelIntakes channels,
            CatchUp catchUp,
            ProgressReports reports,
            Clock clock) {
        IntakeMode mode = properties.intakeMode();
        QueueIntake queue =
                mode.usesQueue() ? new QueueIntake(channels.all(), reports, clock, properties.queue()) : null;
        return new Intake(mode, catchUp, queue, reports);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    /// The channels, as one bean.
    record ChannelIntakes(List<ChannelIntake> all) {}
}
