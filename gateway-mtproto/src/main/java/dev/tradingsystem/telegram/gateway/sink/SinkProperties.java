package dev.tradingsystem.telegram.gateway.sink;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/// Where the sinks are.
///
/// @param redis the hot cache; switched off, no connection is made
/// @param queue the broker; switched off, no connection is made
/// @param sinkFinishLimit how long a stop waits for each sink to take what is committed
@ConfigurationProperties("telegram")
record SinkProperties(
        @DefaultValue Redis redis,
        @DefaultValue Queue queue,
        @DefaultValue("5s") Duration sinkFinishLimit) {

    record Redis(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("localhost") String host,
            @DefaultValue("6379") int port,
            @DefaultValue("") String sentinels,
            @DefaultValue("") String password) {

        @Override
        public String toString() {
            return "Redis[%s:%d]".formatted(host, port);
        }
    }

    record Queue(
            @DefaultValue("false") boolean enabled,
            @DefaultValue("localhost") String host,
            @DefaultValue("5672") int port,
            @Name("virtual-host") @DefaultValue("telegram") String virtualHost,
            @DefaultValue("telegram") String user,
            @DefaultValue("") String password) {

        @Override
        public String toString() {
            return "Queue[%s:%d]".formatted(host, port);
        }
    }
}
