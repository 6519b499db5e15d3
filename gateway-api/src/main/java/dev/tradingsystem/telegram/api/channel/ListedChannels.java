package dev.tradingsystem.telegram.api.channel;

import dev.tradingsystem.telegram.api.id.ChannelId;
import dev.tradingsystem.telegram.api.problem.ApiProblem;
import dev.tradingsystem.telegram.api.problem.Problem;
import dev.tradingsystem.telegram.store.read.Channels;

/// Finds listed channels.
final class ListedChannels {

    private final Channels channels;

    ListedChannels(Channels channels) {
        this.channels = channels;
    }

    /// @throws ApiProblem when it is not listed
    ChannelDocument find(ChannelId channel) {
        return channels.find(channel.value())
                .map(ChannelDocument::of)
                .orElseThrow(() -> ApiProblem.of(Problem.CHANNEL_NOT_FOUND, "channel " + channel + " is not listed"));
    }
}
