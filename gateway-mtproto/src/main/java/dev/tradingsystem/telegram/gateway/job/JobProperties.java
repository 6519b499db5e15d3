package dev.tradingsystem.telegram.gateway.job;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How jobs are taken.
///
/// @param lookEvery how often new ones are looked for
/// @param keep how long those that ended are kept
@ConfigurationProperties("telegram.jobs")
record JobProperties(
        @DefaultValue("1s") Duration lookEvery,
        @DefaultValue("30d") Duration keep) {}
