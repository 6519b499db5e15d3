package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.model.MessageRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds the signals that a later message is about: those its earlier version was about, else
/// those of the message it replies to, else the asset's newest, else, when it says so, the
/// channel's newest of the last 24 hours.
final class SignalTargets {

    private static final Duration PREVIOUS = Duration.ofHours(24);

    private final Board board;
    private final MessageReading read;

    SignalTargets(Board board, MessageReading read) {
        this.board = board;
        this.read = read;
    }

    List<Standing> of(Update update) {
        return named(update.asset());
    }

    List<Standing> of(Cancel cancel) {
        return switch (cancel.scope()) {
            case ASSET -> named(cancel.asset());
            case ALL -> followed().toList();
            case PREVIOUS -> {
                List<Standing> named = named(null);
                yield named.isEmpty() ? previous() : named;
            }
        };
    }

    private List<Standing> named(@Nullable Asset asset) {
        List<Standing> told = board.signals()
                .filter(standing -> standing.wasToldBy(read.change().messageId()))
                .filter(standing -> isOf(standing, asset))
                .toList();
        if (!told.isEmpty()) {
            return told;
        }
        List<Standing> replied = replied(asset);
        return replied.isEmpty() && asset != null
                ? followed().filter(standing -> isOf(standing, asset)).limit(1).toList()
                : replied;
    }

    private List<Standing> replied(@Nullable Asset asset) {
        MessageRef reply = read.message().replyTo();
        if (reply == null || reply.channelId() != read.change().channelId()) {
            return List.of();
        }
        return followed()
                .filter(standing -> standing.messageId() == reply.messageId())
                .filter(standing -> isOf(standing, asset))
                .toList();
    }

    private List<Standing> previous() {
        Instant since = read.message().sentAt().minus(PREVIOUS);
        return followed()
                .filter(standing -> standing.sentAt().isAfter(since))
                .limit(1)
                .toList();
    }

    /// What can still be told about, newest first. Old news is about old signals too, which are
    /// never open.
    private Stream<Standing> followed() {
        Instant at = read.message().sentAt();
        return board.signals()
                .filter(standing -> !standing.sentAt().isAfter(at))
                .filter(standing -> standing.isLiveAt(at) || (read.historic() && standing.status() == Status.HISTORIC))
                .sorted(Standing.NEWEST_FIRST);
    }

    private static boolean isOf(Standing standing, @Nullable Asset asset) {
        return asset == null || standing.order().asset().equals(asset.ticker());
    }
}
