package dev.tradingsystem.telegram.api.health;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where the gateway itself can be asked.
///
/// @param url of its endpoints; blank: it is not asked
/// @param token its key
@ConfigurationProperties("telegram.gateway")
record HealthProperties(
        @DefaultValue("") String url, @DefaultValue("") String token) {

    @Override
    public String toString() {
        return "HealthProperties[url=" + url + "]";
    }
}
