package dev.tradingsystem.telegram.tpcapital.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of signals, newest first.
record SignalPage(List<SignalView> items, Page page) {

    SignalPage {
        items = List.copyOf(items);
    }

    /// Where the page stands.
    ///
    /// @param next the cursor of the next page; `null` on the last
    record Page(
            int limit,
            String order,
            String direction,
            @Nullable String next) {}
}
