package dev.tradingsystem.telegram.api.pool;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Where the pooler's console is.
///
/// @param user one of its `stats_users`; blank: there is no pooler, or its figures are not wanted
/// @param password of that user; the console is never asked without one
@Validated
@ConfigurationProperties("telegram.pool")
record PoolProperties(
        @DefaultValue("localhost") String host,
        @DefaultValue("6434") @Min(1) @Max(65_535) int port,
        @DefaultValue("exporter") String user,
        @DefaultValue("") String password) {

    boolean isOff() {
        return user.isBlank();
    }

    @Override
    public String toString() {
        return "PoolProperties[%s:%d, user=%s]".formatted(host, port, user);
    }
}
