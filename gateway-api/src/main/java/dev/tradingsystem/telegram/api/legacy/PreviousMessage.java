package dev.tradingsystem.telegram.api.legacy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A message as the previous stack showed it; its names and their order are promised.
///
/// @param id `channel:message`, opaque
/// @param publishedAt when the queue had its newest change; known for a week, then null
/// @param failedAt null: nothing fails for good any more
/// @param queuedAt null, for the same reason
/// @param reprocessedAt null: the wish is gone when it is fulfilled
/// @param createdAt when its first version was committed
/// @param updatedAt when it changed last, here or at Telegram
record PreviousMessage(
        String id,
        String channelId,
        String messageId,
        @Nullable String threadId,
        String source,
        String messageType,
        @Nullable String text,
        @Nullable String caption,
        String mediaType,
        List<String> mediaRefs,
        String status,
        String receivedAt,
        String telegramDate,
        @Nullable String publishedAt,
        @Nullable String failedAt,
        @Nullable String queuedAt,
        @Nullable String reprocessRequestedAt,
        @Nullable String reprocessedAt,
        Metadata metadata,
        String createdAt,
        String updatedAt,
        @Nullable String deletedAt) {

    /// @param contentPreview the first 140 characters
    /// @param processedBy the consumer that processed it last
    record Metadata(
            Telegram telegram,
            Gateway gateway,
            Details telegramDetails,
            @Nullable String contentPreview,
            @Nullable ReplyTo replyTo,
            @JsonProperty("isForwarded") boolean forwarded,
            @Nullable Integer views,
            Photo photo,

            @JsonProperty("processed_by") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String processedBy,

            @JsonProperty("processed_at") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String processedAt,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Deletion deletion,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Reprocess reprocess) {}

    record Telegram(String chatId, @Nullable String threadId, String messageType) {}

    record Gateway(String source, String receivedAt) {}

    record Details(
            @Nullable String chatTitle,
            @Nullable String chatUsername,
            @Nullable String mediaGroupId) {}

    /// @param text null when that message is not held, or not for this key
    record ReplyTo(String messageId, @Nullable String text) {}

    record Photo(String channelId, String messageId, boolean hasPhoto) {}

    record Deletion(@Nullable String reason, String deletedAt) {}

    record Reprocess(String requestedAt, String requestedBy) {}
}
