package dev.tradingsystem.telegram.gateway.web;

import java.net.InetAddress;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The addresses the service's own endpoints are reached at.
///
/// @param bind those of this machine; loopback always is one of them, so that the login and the
///     health check find the service
/// @param retryEvery how often an address that is not there yet is tried again
@ConfigurationProperties("telegram.web")
record WebProperties(
        @DefaultValue("127.0.0.1") List<InetAddress> bind,
        @DefaultValue("5s") Duration retryEvery) {

    WebProperties {
        bind = List.copyOf(bind);
    }

    /// The one the start depends on: everything when that is asked for, else loopback.
    InetAddress first() {
        return bind.stream()
                .filter(InetAddress::isAnyLocalAddress)
                .findFirst()
                .orElseGet(InetAddress::getLoopbackAddress);
    }

    /// Those that may come later, as the bridge to the containers does; none beside everything.
    List<InetAddress> later() {
        if (first().isAnyLocalAddress()) {
            return List.of();
        }
        var later = new LinkedHashSet<>(bind);
        later.removeIf(first()::equals);
        return List.copyOf(later);
    }
}
