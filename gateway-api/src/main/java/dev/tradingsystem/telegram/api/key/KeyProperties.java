package dev.tradingsystem.telegram.api.key;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The keys that are there before any was made.
///
/// @param token key of `TELEGRAM_GATEWAY_API_TOKEN`; several with commas
/// @param key key of `TELEGRAM_GATEWAY_API_KEY`; several with commas
/// @param required false opens everything, on a loopback binding only
@ConfigurationProperties("telegram.key")
record KeyProperties(
        @DefaultValue("") String token,
        @DefaultValue("") String key,
        @DefaultValue("true") boolean required) {

    KeyProperties {
        BootstrapKeys _ = new BootstrapKeys(token, key, required);
    }

    @Override
    public String toString() {
        return "KeyProperties[required=" + required + "]";
    }
}
