package dev.tradingsystem.telegram.gateway.job;

import dev.tradingsystem.telegram.gateway.channel.ChannelAccess;
import dev.tradingsystem.telegram.gateway.channel.Discovery;
import dev.tradingsystem.telegram.gateway.channel.WatchedChannels;
import dev.tradingsystem.telegram.gateway.coverage.Works;
import dev.tradingsystem.telegram.gateway.ingest.IngestPipeline;
import dev.tradingsystem.telegram.gateway.lease.LeaseProperties;
import dev.tradingsystem.telegram.gateway.session.TelegramSession;
import dev.tradingsystem.telegram.store.channel.ChannelRecords;
import dev.tradingsystem.telegram.store.coverage.ChannelStates;
import dev.tradingsystem.telegram.store.coverage.CoverageLedger;
import dev.tradingsystem.telegram.store.job.JobKind;
import dev.tradingsystem.telegram.store.job.Jobs;
import dev.tradingsystem.telegram.store.mark.Marks;
import dev.tradingsystem.telegram.store.mark.UnloggedMarks;
import dev.tradingsystem.telegram.store.read.Messages;
import java.time.Clock;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(JobProperties.class)
class JobConfiguration {

    @Bean
    Jobs jobs(DataSource database, Clock clock) {
        return new Jobs(database, clock);
    }

    @Bean
    SyncChannel syncChannel(DataSource database, Works works, LeaseProperties lease, Clock clock) {
        return new SyncChannel(
                works,
                new ChannelRecords(database),
                new ChannelStates(database),
                new CoverageLedger(database),
                lease.account(),
                clock);
    }

    @Bean
    AuditChannel auditChannel(DataSource database, Works works) {
        return new AuditChannel(works, new CoverageLedger(database));
    }

    @Bean
    MarksJob marksJob(DataSource database, IngestPipeline pipeline, Jobs jobs, Clock clock) {
        return new MarksJob(new UnloggedMarks(database), new Messages(database, clock), pipeline, jobs, clock);
    }

    @Bean
    ReprocessJob reprocessJob(DataSource database, WatchedChannels watched) {
        return new ReprocessJob(new Marks(database), watched);
    }

    /// After the session, so that it stops first.
    @Bean
    @Order(4)
    JobRunner jobRunner(
            Jobs jobs,
            SyncChannel sync,
            AuditChannel audit,
            MarksJob marks,
            ReprocessJob reprocess,
            WatchedChannels watched,
            ChannelAccess access,
            Discovery discovery,
            TelegramSession session,
            JobProperties properties) {
        Map<JobKind, JobWork> works = Map.of(
                JobKind.SYNC, new ChannelsJob(watched, access, discovery, sync),
                JobKind.AUDIT, new ChannelsJob(watched, access, discovery, audit),
                JobKind.DISCOVER, new DiscoverJob(discovery),
                JobKind.REFRESH_TITLES, new TitlesJob(watched, access),
                JobKind.APPEND_DELETION, marks,
                JobKind.REPROCESS, reprocess);
        return new JobRunner(jobs, works, session, properties);
    }
}
