package dev.tradingsystem.telegram.tpcapital.replay;

import dev.tradingsystem.telegram.store.read.Changes;
import dev.tradingsystem.telegram.store.read.Messages;
import dev.tradingsystem.telegram.tpcapital.database.GatewayDatabase;
import dev.tradingsystem.telegram.tpcapital.database.SignalDatabase;
import dev.tradingsystem.telegram.tpcapital.read.SignalReader;
import dev.tradingsystem.telegram.tpcapital.signal.Rereading;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.UUID;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The replays and who works on them.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReplayProperties.class)
class ReplayConfiguration {

    @Bean
    ReplayTable replayTable(SignalDatabase database, ReplayProperties properties) {
        return new ReplayTable(database, properties, UUID.randomUUID().toString());
    }

    @Bean
    ReplayChanges replayChanges(SignalDatabase database) {
        return new ReplayChanges(database);
    }

    @Bean
    NewestChange newestChange(GatewayDatabase gateway, Clock clock) {
        return new NewestChange(new Changes(gateway.source()), new Messages(gateway.source(), clock));
    }

    @Bean
    ReplayScan replayScan(
            SignalDatabase database,
            GatewayDatabase gateway,
            SignalReader signals,
            Rereading rereading,
            ReplayTable replays,
            ReplayChanges changes,
            ReplayProperties properties,
            Clock clock) {
        var messages = new Messages(gateway.source(), clock);
        return new ReplayScan(database, messages, signals, rereading, replays, changes, properties.page());
    }

    @Bean
    ReplayRunner replayRunner(
            SignalDatabase database,
            NewestChange newest,
            SignalReader signals,
            Rereading rereading,
            ReplayTable replays,
            ReplayChanges changes,
            ReplayScan scan,
            ReplayProperties properties,
            MeterRegistry registry) {
        var apply = new ReplayApply(
                database, newest, signals, rereading, replays, changes, new ReplayMetrics(registry), properties.page());
        return new ReplayRunner(replays, scan, apply, properties.poll());
    }

    @Bean
    Replays replays(
            SignalDatabase database,
            GatewayDatabase gateway,
            ReplayTable table,
            ReplayChanges changes,
            ReplayRunner runner,
            Clock clock) {
        var range = new Range(database, new Changes(gateway.source()));
        return new Replays(database, range, table, changes, runner, clock);
    }
}
