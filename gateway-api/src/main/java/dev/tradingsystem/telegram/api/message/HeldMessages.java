package dev.tradingsystem.telegram.api.message;

import dev.tradingsystem.telegram.api.id.ChannelId;
import dev.tradingsystem.telegram.api.id.MessageId;
import dev.tradingsystem.telegram.api.problem.ApiProblem;
import dev.tradingsystem.telegram.api.problem.Problem;
import dev.tradingsystem.telegram.store.read.Channels;
import dev.tradingsystem.telegram.store.read.Messages;
import dev.tradingsystem.telegram.store.read.Messages.Place;
import dev.tradingsystem.telegram.store.read.StoredMessage;

/// Single messages, and why one is not there.
public final class HeldMessages {

    private final Messages messages;
    private final Channels channels;

    HeldMessages(Messages messages, Channels channels) {
        this.messages = messages;
        this.channels = channels;
    }

    /// A message that is held.
    ///
    /// @throws ApiProblem with the verdict on its id when it is not held
    public StoredMessage find(ChannelId channel, MessageId message) {
        return messages.find(channel.value(), message.value()).orElseThrow(() -> notFound(channel, message));
    }

    /// Where a message stands among the others.
    ///
    /// @throws ApiProblem with the verdict on its id when it is not held
    Place place(ChannelId channel, MessageId message) {
        return messages.place(channel.value(), message.value()).orElseThrow(() -> notFound(channel, message));
    }

    private ApiProblem notFound(ChannelId channel, MessageId message) {
        return notFound(
                channel,
                message,
                channels.verdict(channel.value(), message.value()).orElse("not-watched"));
    }

    static ApiProblem notFound(ChannelId channel, MessageId message, String verdict) {
        return ApiProblem.of(Problem.MESSAGE_NOT_FOUND, "message " + message + " of channel " + channel)
                .with("verdict", verdict)
                .with("coverage", "/channels/" + channel + "/coverage");
    }
}
