package dev.tradingsystem.telegram.gateway.channel;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The channels to begin with, and how often what is known of channels is looked at again.
///
/// @param first ids watched at the first start; later changes are made at the API
/// @param refreshEvery how often the watch list is read
/// @param titlesEvery how often titles, members and access of watched channels are asked for
@ConfigurationProperties("telegram.channels")
record ChannelProperties(
        @DefaultValue List<Long> first,
        @DefaultValue("3s") Duration refreshEvery,
        @DefaultValue("24h") Duration titlesEvery) {}
