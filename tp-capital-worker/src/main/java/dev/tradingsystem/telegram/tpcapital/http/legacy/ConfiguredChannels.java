package dev.tradingsystem.telegram.tpcapital.http.legacy;

import java.util.List;

/// The channels whose signals are kept, as they are set; the first is the one that is meant when
/// none is named.
record ConfiguredChannels(List<Long> ids) {

    ConfiguredChannels {
        ids = List.copyOf(ids);
    }
}
