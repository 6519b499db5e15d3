package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.tpcapital.database.SignalDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The desk and what stands on it.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({SignalProperties.class, ParserProperties.class, MessageFilter.class})
class SignalConfiguration {

    @Bean
    SignalMetrics signalMetrics(MeterRegistry registry) {
        return new SignalMetrics(registry);
    }

    @Bean
    Verdicts verdicts(SignalDatabase database) {
        return new Verdicts(database);
    }

    @Bean
    Offsets offsets(SignalDatabase database) {
        return new Offsets(database);
    }

    @Bean
    Attempts attempts(SignalDatabase database) {
        return new Attempts(database);
    }

    @Bean
    Reviews reviews(SignalDatabase database) {
        return new Reviews(database);
    }

    @Bean
    SignalBook signalBook(SignalDatabase database) {
        return new SignalBook(database);
    }

    @Bean
    SignalDecisions signalDecisions(SignalDatabase database, Offsets offsets, SignalBook book) {
        return new SignalDecisions(database, offsets, book);
    }

    @Bean
    ReviewDecisions reviewDecisions(
            SignalDatabase database,
            SignalProperties properties,
            Offsets offsets,
            BoardTable boards,
            SignalBook book,
            MessageReader reader,
            Clock clock) {
        return new ReviewDecisions(database, offsets, boards, book, reader, properties.maxAge(), clock);
    }

    @Bean
    Rereading rereading(
            SignalDatabase database,
            SignalProperties properties,
            MessageReader reader,
            BoardTable boards,
            Reviews reviews,
            Verdicts verdicts,
            Offsets offsets,
            Clock clock) {
        return new Rereading(database, reader, boards, reviews, verdicts, offsets, properties.maxAge(), clock);
    }

    @Bean
    Expiry expiry(SignalDatabase database, Offsets offsets, SignalMetrics metrics) {
        return new Expiry(database, offsets, metrics);
    }

    @Bean
    Parked parked(SignalDatabase database, SignalDesk desk) {
        return new Parked(database, desk);
    }

    @Bean
    BoardTable boardTable(SignalDatabase database, SignalProperties properties) {
        return new BoardTable(database, properties.zones());
    }

    @Bean
    MessageReader messageReader(
            SignalProperties properties,
            ParserProperties parser,
            MessageFilter filter,
            Clock clock,
            SignalMetrics metrics) {
        return new MessageReader(properties, parser, filter, clock, metrics.parsing());
    }

    @Bean
    SignalDesk signalDesk(
            SignalDatabase database,
            MessageReader reader,
            BoardTable boards,
            Verdicts verdicts,
            Offsets offsets,
            Attempts attempts,
            Reviews reviews,
            SignalMetrics metrics,
            Clock clock) {
        var effects = new MessageEffects(boards, reviews);
        var failures = new Failures(database, attempts, verdicts, offsets, metrics, clock);
        return new SignalDesk(database, reader, effects, verdicts, offsets, failures, metrics, clock);
    }
}
