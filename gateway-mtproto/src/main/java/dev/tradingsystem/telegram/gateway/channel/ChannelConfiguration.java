package dev.tradingsystem.telegram.gateway.channel;

import dev.tradingsystem.telegram.store.channel.ChannelRecords;
import javax.sql.DataSource;
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
}
