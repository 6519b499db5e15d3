package dev.tradingsystem.telegram.api.key;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How much one caller may ask for.
///
/// @param perMinute requests a minute for each key; an export counts 10, a search for words 3, an
///     answer 304 nothing
/// @param failures wrong keys a minute from one address
@Validated
@ConfigurationProperties("telegram.api.rate")
record RateProperties(
        @DefaultValue("300") @Positive int perMinute,
        @DefaultValue("20") @Positive int failures) {}
