package dev.tradingsystem.telegram.api.message;

import dev.tradingsystem.telegram.api.page.Cursor;
import dev.tradingsystem.telegram.model.MessageKey;

/// Where a page lies.
sealed interface Start {

    /// At the beginning of the list.
    record First() implements Start {}

    /// Beside a position.
    record Beside(Cursor cursor) implements Start {}

    /// On both sides of a message, which is on the page.
    record Around(MessageKey position) implements Start {}
}
