package dev.tradingsystem.telegram.gateway.channel;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The channels to begin with.
///
/// @param first ids watched at the first start; later changes are made at the API
@ConfigurationProperties("telegram.channels")
record ChannelProperties(@DefaultValue List<Long> first) {}
