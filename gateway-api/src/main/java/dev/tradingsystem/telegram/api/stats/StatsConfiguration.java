package dev.tradingsystem.telegram.api.stats;

import dev.tradingsystem.telegram.store.consumer.Consumers;
import dev.tradingsystem.telegram.store.read.Changes;
import dev.tradingsystem.telegram.store.read.Statistics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.ZoneId;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
class StatsConfiguration {

    @Bean
    Statistics statistics(DataSource database) {
        return new Statistics(database);
    }

    @Bean
    Spans spans(Changes changes, Clock clock, Environment settings) {
        ZoneId zone = settings.getProperty("telegram.api.zone", ZoneId.class, ZoneId.of("America/Sao_Paulo"));
        return new Spans(changes, clock, zone);
    }

    @Bean
    Overview overview(Statistics statistics, Consumers consumers, Spans spans, MeterRegistry meters, Clock clock) {
        return new Overview(statistics, consumers, spans, meters, clock);
    }
}
