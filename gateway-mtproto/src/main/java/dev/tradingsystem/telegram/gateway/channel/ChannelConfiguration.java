package dev.tradingsystem.telegram.gateway.channel;

import dev.tradingsystem.telegram.gateway.ingest.ReceivedByChannel;
import dev.tradingsystem.telegram.gateway.lease.LeaseProperties;
import dev.tradingsystem.telegram.gateway.session.TelegramSession;
import dev.tradingsystem.telegram.store.channel.ChannelFacts;
import dev.tradingsystem.telegram.store.channel.ChannelRecords;
import dev.tradingsystem.telegram.store.coverage.ChannelStates;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ChannelProperties.class)
class ChannelConfiguration {

    @Bean
    @Order(0)
    FirstWatched firstWatched(DataSource database, ChannelProperties properties) {
        return new FirstWatched(new ChannelRecords(database), properties.first());
    }

    /// After the first ones were added, before the session opens.
    @Bean
    @Order(1)
    WatchedChannels watchedChannels(
            DataSource database,
            LeaseProperties lease,
            ChannelProperties properties,
            ReceivedByChannel received,
            ObjectProvider<WatchListener> listeners) {
        return new WatchedChannels(
                new ChannelRecords(database), lease.account(), properties.refreshEvery(), received, listeners);
    }

    @Bean
    Chats chats(TelegramSession session) {
        return new Chats(session);
    }

    @Bean
    ChannelAccess channelAccess(
            Chats chats,
            DataSource database,
            LeaseProperties lease,
            ObjectProvider<WatchListener> listeners,
            Clock clock) {
        return new ChannelAccess(chats, new ChannelFacts(database), lease.account(), listeners, clock);
    }

    @Bean
    Discovery discovery(Chats chats, DataSource database, ChannelAccess access, LeaseProperties lease, Clock clock) {
        return new Discovery(chats, new ChannelFacts(database), access, lease.account(), clock);
    }

    @Bean
    ChannelNews channelNews(WatchedChannels watched, ChannelAccess access, ChannelProperties properties) {
        return new ChannelNews(watched, access, properties.titlesEvery());
    }

    @Bean
    Watching watching(DataSource database, WatchedChannels watched, Discovery discovery, LeaseProperties lease) {
        return new Watching(
                new ChannelRecords(database), new ChannelStates(database), watched, discovery, lease.account());
    }
}
