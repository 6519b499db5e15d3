package dev.tradingsystem.telegram.api.gateway;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where the worker can be asked.
///
/// @param url of its endpoints; blank: signals are not served here
/// @param token its key for us; of several with commas the first one is sent
@ConfigurationProperties("telegram.worker")
record WorkerProperties(
        @DefaultValue("") String url, @DefaultValue("") String token) {

    @Override
    public String toString() {
        return "WorkerProperties[url=" + url + "]";
    }
}
