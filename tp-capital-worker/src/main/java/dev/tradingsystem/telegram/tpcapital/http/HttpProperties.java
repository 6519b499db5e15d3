package dev.tradingsystem.telegram.tpcapital.http;

import java.time.ZoneId;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Who may ask, and how dates are meant.
///
/// @param keys the keys that are accepted; several while they are being exchanged
/// @param zone in which a date without a time is a day
@Validated
@ConfigurationProperties("tp-capital.http")
record HttpProperties(
        @DefaultValue({}) List<String> keys,
        @DefaultValue("America/Sao_Paulo") ZoneId zone) {

    HttpProperties {
        keys = List.copyOf(keys);
    }

    @Override
    public String toString() {
        return "HttpProperties[%d keys, %s]".formatted(keys.size(), zone);
    }
}
