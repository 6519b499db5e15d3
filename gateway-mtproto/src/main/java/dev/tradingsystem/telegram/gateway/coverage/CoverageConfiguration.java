package dev.tradingsystem.telegram.gateway.coverage;

import dev.tradingsystem.telegram.gateway.channel.ChannelAccess;
import dev.tradingsystem.telegram.gateway.channel.Discovery;
import dev.tradingsystem.telegram.gateway.channel.WatchedChannels;
import dev.tradingsystem.telegram.gateway.ingest.IngestPipeline;
import dev.tradingsystem.telegram.gateway.lease.LeaseProperties;
import dev.tradingsystem.telegram.gateway.session.TelegramSession;
import dev.tradingsystem.telegram.store.coverage.ChannelStates;
import dev.tradingsystem.telegram.store.coverage.CoverageLedger;
import dev.tradingsystem.telegram.store.coverage.RowRepair;
import dev.tradingsystem.telegram.store.read.Coverage;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CoverageProperties.class)
class CoverageConfiguration {

    @Bean
    Coverage coverage(DataSource database) {
        return new Coverage(database);
    }

    @Bean
    Pacer historyPacer(Clock clock) {
        return new Pacer(clock);
    }

    @Bean
    CoverageMetrics coverageMetrics(MeterRegistry registry, Clock clock) {
        return new CoverageMetrics(registry, clock);
    }

    @Bean
    Retention retention(Clock clock, CoverageProperties properties) {
        return new Retention(clock, properties.retentionDays());
    }

    @Bean
    MissingRows missingRows(DataSource database, LeaseProperties lease, CoverageMetrics metrics) {
        return new MissingRows(new RowRepair(database), lease.account(), metrics);
    }

    @Bean
    PageTaker pageTaker(IngestPipeline pipeline, Clock clock) {
        return new PageTaker(pipeline, clock);
    }

    @Bean
    ById messagesById(TelegramSession session, PageTaker taker, Pacer pacer, CoverageMetrics metrics) {
        return new ById(session, taker, pacer, metrics);
    }

    @Bean
    History history(
            TelegramSession session,
            IngestPipeline pipeline,
            PageTaker taker,
            ById byId,
            Retention retention,
            DataSource database,
            MissingRows missingRows,
            Pacer pacer,
            CoverageMetrics metrics,
            Clock clock) {
        var ledger = new CoverageLedger(database);
        var states = new ChannelStates(database);
        var settlement = new Settlement(pipeline, byId, retention, ledger, states, missingRows, metrics, clock);
        return new History(session, taker, settlement, retention, ledger, states, pacer, metrics);
    }

    @Bean
    Works works(
            History history,
            ById byId,
            Retention retention,
            DataSource database,
            CoverageMetrics metrics,
            Coverage coverage,
            CoverageProperties properties,
            Clock clock) {
        var ledger = new CoverageLedger(database);
        var probed = new ProbedIds(byId, retention, ledger, metrics);
        return new Works(history, probed, new ChannelStates(database), ledger, coverage, properties, clock);
    }

    @Bean
    Agenda agenda() {
        return new Agenda();
    }

    @Bean
    Lookout lookout(
            LeaseProperties lease,
            Agenda agenda,
            Works works,
            DataSource database,
            Coverage coverage,
            MissingRows missingRows,
            Retention retention,
            CoverageMetrics metrics,
            CoverageProperties properties,
            CacheDoubt doubt,
            Clock clock) {
        return new Lookout(
                lease.account(),
                agenda,
                works,
                new ChannelStates(database),
                new CoverageLedger(database),
                coverage,
                missingRows,
                retention,
                metrics,
                properties,
                doubt,
                clock);
    }

    @Bean
    CacheDoubt cacheDoubt(CoverageProperties properties, Clock clock) {
        return new CacheDoubt(properties.openAnewEvery(), clock);
    }

    @Bean
    CatchUp catchUp(
            TelegramSession session,
            Discovery discovery,
            WatchedChannels watched,
            ChannelAccess access,
            Lookout lookout,
            Agenda agenda,
            Works works,
            CacheDoubt doubt) {
        return new CatchUp(session, discovery, watched, access, lookout, agenda, works, doubt);
    }
}
