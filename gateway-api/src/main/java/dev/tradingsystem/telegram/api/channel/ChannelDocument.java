package dev.tradingsystem.telegram.api.channel;

import dev.tradingsystem.telegram.api.id.ChannelId;
import dev.tradingsystem.telegram.api.id.MessageId;
import dev.tradingsystem.telegram.store.read.Channel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A channel.
///
/// @param coverage null while no message is held
record ChannelDocument(
        ChannelId channelId,
        @Nullable String title,
        @Nullable String username,
        @Nullable String label,
        @Nullable String description,
        boolean watched,
        boolean accessible,
        Instant addedAt,
        @Nullable LastMessage lastMessage,
        @Nullable Coverage coverage) {

    static ChannelDocument of(Channel channel) {
        Channel.LastMessage last = channel.lastMessage();
        Channel.Coverage coverage = channel.coverage();
        return new ChannelDocument(
                new ChannelId(channel.channelId()),
                channel.title(),
                channel.username(),
                channel.label(),
                channel.description(),
                channel.watched(),
                channel.accessible(),
                channel.addedAt(),
                last == null ? null : new LastMessage(new MessageId(last.messageId()), last.sentAt()),
                coverage == null
                        ? null
                        : new Coverage(
                                coverage.isComplete(),
                                coverage.unknown(),
                                coverage.provedAt(),
                                "/channels/" + channel.channelId() + "/coverage"));
    }

    /// The message with the highest id.
    record LastMessage(MessageId messageId, Instant sentAt) {}

    /// How much is proved.
    record Coverage(
            boolean complete, long unknown, @Nullable Instant provedAt, String href) {}
}
