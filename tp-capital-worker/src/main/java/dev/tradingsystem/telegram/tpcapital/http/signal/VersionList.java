package dev.tradingsystem.telegram.tpcapital.http.signal;

import dev.tradingsystem.telegram.tpcapital.read.OrderDocument;
import dev.tradingsystem.telegram.tpcapital.read.SignalHistory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Every state of a signal.
record VersionList(List<SignalVersion> items) {

    VersionList {
        items = List.copyOf(items);
    }

    /// One state.
    ///
    /// @param changed the fields in which it differs from the one before; `status` among them
    /// @param by `parser`, `operator`, or `replay:` and a number
    /// @param status of the signal from then on; null when it was not kept
    /// @param reason what a person gave as reason
    record SignalVersion(
            int version,
            int messageVersion,
            Instant at,
            String by,
            @Nullable String status,
            @Nullable String reason,
            SignalView.ParserView parser,
            List<String> changed,
            OrderDocument signal) {}

    static VersionList of(List<SignalHistory.Version> stored) {
        List<SignalVersion> items = new ArrayList<>();
        for (SignalHistory.Version version : stored) {
            items.add(version(version, items.isEmpty() ? null : items.getLast()));
        }
        return new VersionList(items);
    }

    private static SignalVersion version(SignalHistory.Version version, @Nullable SignalVersion before) {
        OrderDocument order = OrderDocument.of(version.signal());
        List<String> changed = new ArrayList<>();
        if (before != null) {
            changed.addAll(order.changedSince(before.signal()));
            if (!Objects.equals(version.status(), before.status())) {
                changed.add("status");
            }
        }
        return new SignalVersion(
                version.number(),
                version.messageVersion(),
                version.at(),
                version.madeBy(),
                version.status(),
                version.reason(),
                new SignalView.ParserView(version.parserVersion()),
                changed,
                order);
    }
}
