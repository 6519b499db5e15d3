package dev.tradingsystem.telegram.api.message;

import dev.tradingsystem.telegram.api.document.MessageDocument;
import dev.tradingsystem.telegram.api.page.PageInfo;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of messages.
///
/// @param asOf every change up to this number is in it: `/changes?since=asOf` goes on without a
///     hole
/// @param count not counted unless asked for
record MessagePage(
        List<MessageDocument> items,
        PageInfo page,
        long asOf,
        @Nullable Count count) {

    MessagePage with(@Nullable Count counted) {
        return new MessagePage(items, page, asOf, counted);
    }

    /// How many messages match, on all pages.
    ///
    /// @param kind `exact`, or `estimate` for what the planner expects
    @Schema(name = "MessageCount")
    record Count(String kind, long value) {}
}
