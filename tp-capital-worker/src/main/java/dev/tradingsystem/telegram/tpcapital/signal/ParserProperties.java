package dev.tradingsystem.telegram.tpcapital.signal;

import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How much an order must say.
///
/// @param channels channels with a level of their own, `channel=level` each
@Validated
@ConfigurationProperties("tp-capital.parser")
record ParserProperties(
        @DefaultValue("standard") Strictness strictness,
        @DefaultValue List<String> channels) {

    ParserProperties {
        channels = List.copyOf(channels);
    }

    PerChannel<Strictness> levels() {
        return PerChannel.of(strictness, channels, word -> Strictness.valueOf(word.toUpperCase(Locale.ROOT)));
    }
}
