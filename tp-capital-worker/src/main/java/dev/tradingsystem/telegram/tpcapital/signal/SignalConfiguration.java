package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.tpcapital.database.SignalDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The desk and what stands on it.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({SignalProperties.class, ParserProperties.class})
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
    SignalDesk signalDesk(
            SignalDatabase database,
            SignalProperties properties,
            ParserProperties parser,
            Verdicts verdicts,
            Offsets offsets,
            Attempts attempts,
            Reviews reviews,
            SignalMetrics metrics,
            Clock clock) {
        var reader = new MessageReader(properties, parser.strictness(), clock, metrics.parsing());
        var signals = new MessageSignals(new Signals(database), metrics);
        var news = new SignalNews(database, new SignalTargets(database), metrics);
        var effects = new MessageEffects(signals, news, reviews, verdicts, metrics);
        var failures = new Failures(database, attempts, verdicts, offsets, metrics, clock);
        return new SignalDesk(database, reader, effects, verdicts, offsets, failures, metrics, clock);
    }
}
