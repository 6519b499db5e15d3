package dev.tradingsystem.telegram.api.channel;

import dev.tradingsystem.telegram.api.job.AskedJobs;
import dev.tradingsystem.telegram.store.listing.ChannelList;
import dev.tradingsystem.telegram.store.read.Channels;
import dev.tradingsystem.telegram.store.read.Coverage;
import java.time.ZoneId;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
class ChannelConfiguration {

    @Bean
    ChannelList channelList(DataSource database) {
        return new ChannelList(database);
    }

    @Bean
    ListedChannels listedChannels(Channels channels) {
        return new ListedChannels(channels);
    }

    @Bean
    Coverage coverage(DataSource database) {
        return new Coverage(database);
    }

    @Bean
    FirstHistory firstHistory(AskedJobs jobs, ChannelList list, Environment settings) {
        ZoneId zone = settings.getProperty("telegram.api.zone", ZoneId.class, ZoneId.of("America/Sao_Paulo"));
        return new FirstHistory(jobs, list, zone);
    }
}
