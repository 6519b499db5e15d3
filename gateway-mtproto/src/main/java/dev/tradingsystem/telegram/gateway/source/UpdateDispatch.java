package dev.tradingsystem.telegram.gateway.source;

import dev.tradingsystem.telegram.gateway.ingest.EditPairing;
import dev.tradingsystem.telegram.gateway.ingest.EventIntake;
import dev.tradingsystem.telegram.gateway.ingest.Normalised;
import dev.tradingsystem.telegram.model.MessageEvent;
import dev.tradingsystem.telegram.model.Origin;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/// Hands on what TDLib updates became, in order: names each channel once before its first
/// message, makes one edit of the two updates that report it.
final class UpdateDispatch {

    private final EventIntake intake;
    private final EditPairing edits = new EditPairing();
    private final Set<Long> named = new HashSet<>();

    UpdateDispatch(EventIntake intake) {
        this.intake = intake;
    }

    /// A title was learnt.
    void channel(long channelId, String title) throws InterruptedException {
        named.add(channelId);
        intake.channel(channelId, title);
    }

    void take(Normalised normalised, Instant receivedAt) throws InterruptedException {
        switch (normalised) {
            case Normalised.ContentSeen content -> edits.content(content);
            case Normalised.EditDated dated -> edited(dated, receivedAt);
            case Normalised.Events events -> {
                for (MessageEvent event : events.events()) {
                    name(event.channelId());
                    if (event instanceof MessageEvent.Deleted) {
                        edits.forget(event.channelId(), event.messageId());
                    }
                    intake.accept(event);
                }
            }
            case Normalised.ServiceMessage service -> {
                name(service.channelId());
                intake.service(service.channelId(), service.messageId(), service.sentAt());
            }
            case Normalised.Ignored ignored -> intake.ignored(ignored);
        }
    }

    private void edited(Normalised.EditDated dated, Instant receivedAt) throws InterruptedException {
        switch (edits.dated(dated, Origin.LIVE, receivedAt)) {
            case EditPairing.Paired.Edit(var event) -> {
                name(event.channelId());
                intake.accept(event);
            }
            case EditPairing.Paired.Unpaired _ ->
                intake.ignored(new Normalised.Ignored(Normalised.Reason.EDIT_WITHOUT_CONTENT));
        }
    }

    private void name(long channelId) throws InterruptedException {
        if (named.add(channelId)) {
            intake.channel(channelId, null);
        }
    }
}
