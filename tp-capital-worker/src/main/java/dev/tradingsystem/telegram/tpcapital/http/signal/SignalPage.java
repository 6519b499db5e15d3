package dev.tradingsystem.telegram.tpcapital.http.signal;

import dev.tradingsystem.telegram.tpcapital.http.page.PageInfo;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of signals.
///
/// @param items signals, with the fields that were asked for
/// @param asOf the log's number up to which messages had been read before the page was
/// @param count how many there are, when that was asked
record SignalPage(
        @ArraySchema(schema = @Schema(implementation = SignalView.class))
        List<Object> items,

        PageInfo page,
        long asOf,
        @Nullable SignalCount count) {

    SignalPage {
        items = List.copyOf(items);
    }

    /// How many.
    ///
    /// @param kind `exact`, or `estimate` when that was asked or counting would take too long
    record SignalCount(String kind, long value) {}
}
