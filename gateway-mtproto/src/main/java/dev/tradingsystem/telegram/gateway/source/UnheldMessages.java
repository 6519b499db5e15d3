package dev.tradingsystem.telegram.gateway.source;

import dev.tradingsystem.telegram.gateway.channel.WatchedChannels;
import dev.tradingsystem.telegram.gateway.ingest.UnheldListener;
import dev.tradingsystem.telegram.model.MessageEvent;
import dev.tradingsystem.telegram.model.Origin;

/// What becomes of live edits and deletions of messages the log does not hold: the edited one is
/// fetched and stored as it is now, the deleted one gets its verdict. Nothing becomes of those
/// below the first wanted message of their channel.
final class UnheldMessages implements UnheldListener {

    private final WatchedChannels watched;
    private final WholeMessages whole;
    private final LiveVerdicts verdicts;

    UnheldMessages(WatchedChannels watched, WholeMessages whole, LiveVerdicts verdicts) {
        this.watched = watched;
        this.whole = whole;
        this.verdicts = verdicts;
    }

    @Override
    public void unheld(MessageEvent event) {
        if (event.messageId() < watched.startId(event.channelId())) {
            return;
        }
        switch (event) {
            case MessageEvent.Edited edit -> {
                if (edit.origin() == Origin.LIVE) {
                    whole.fetch(edit.channelId(), edit.messageId());
                }
            }
            case MessageEvent.Deleted deletion -> verdicts.deleted(deletion.channelId(), deletion.messageId());
            case MessageEvent.Posted _ -> {
                // a posted message is never unheld
            }
        }
    }
}
