package dev.tradingsystem.telegram.tpcapital.signal;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How much an order must say.
@Validated
@ConfigurationProperties("tp-capital.parser")
record ParserProperties(@DefaultValue("standard") Strictness strictness) {}
