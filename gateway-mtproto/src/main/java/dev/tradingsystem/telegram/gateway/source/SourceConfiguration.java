package dev.tradingsystem.telegram.gateway.source;

import dev.tradingsystem.telegram.gateway.ingest.IngestPipeline;
import dev.tradingsystem.telegram.gateway.lease.LeaseProperties;
import dev.tradingsystem.telegram.store.channel.ChannelRecords;
import dev.tradingsystem.telegram.store.coverage.CoverageLedger;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ImportProperties.class)
class SourceConfiguration {

    @Bean
    FileImports fileImports(
            IngestPipeline pipeline,
            DataSource database,
            LeaseProperties lease,
            ImportProperties properties,
            Clock clock) {
        return new FileImports(
                pipeline,
                new ChannelRecords(database),
                new CoverageLedger(database),
                lease.account(),
                properties,
                clock);
    }
}
