package dev.tradingsystem.telegram.api.message;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Answers that are kept in the cache.
///
/// @param keep how long a page of one channel is kept at most, as long as nothing changes; 0:
///     none is
@ConfigurationProperties("telegram.api.answers")
record AnswerProperties(@DefaultValue("30s") Duration keep) {}
