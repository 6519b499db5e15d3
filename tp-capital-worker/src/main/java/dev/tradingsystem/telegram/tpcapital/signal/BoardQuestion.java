package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.model.MessageRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which stored signals a number of changes can have to do with.
///
/// @param messages signals of these messages: edited ones, and ones that are replied to
/// @param edited messages of which an earlier version may have had news, or been repeated
/// @param assets signals of these assets
/// @param fingerprints the same orders given before
/// @param all whether any signal of the channel may be meant
/// @param historic whether old news is among them, which is about old signals
/// @param oldest the earliest time sent
/// @param newest the latest time sent
record BoardQuestion(
        long channelId,
        Set<Long> messages,
        Set<Long> edited,
        Set<String> assets,
        List<String> fingerprints,
        boolean all,
        boolean historic,
        Instant oldest,
        Instant newest) {

    /// How many orders may be added.
    int orders() {
        return fingerprints.size();
    }

    /// What one order can have to do with that a person makes of a message.
    static BoardQuestion of(Source source, Signal signal) {
        Set<Long> message = Set.of(source.messageId());
        return new BoardQuestion(
                source.channelId(),
                message,
                message,
                Set.of(signal.asset().ticker()),
                List.of(Fingerprint.hex(source.channelId(), signal)),
                false,
                false,
                source.sentAt(),
                source.sentAt());
    }

    static BoardQuestion of(List<MessageReading> reads) {
        return of(reads, false);
    }

    /// As [#of] for messages that were read before, whatever their version.
    static BoardQuestion again(List<MessageReading> reads) {
        return of(reads, true);
    }

    private static BoardQuestion of(List<MessageReading> reads, boolean again) {
        Set<Long> messages = new HashSet<>();
        Set<Long> edited = new HashSet<>();
        Set<String> assets = new HashSet<>();
        List<String> fingerprints = new ArrayList<>();
        boolean all = false;
        boolean historic = false;
        for (MessageReading read : reads) {
            if (again || !read.isFirst()) {
                messages.add(read.change().messageId());
                edited.add(read.change().messageId());
            }
            MessageRef reply = read.message().replyTo();
            if (reply != null) {
                messages.add(reply.messageId());
            }
            for (Finding finding : read.reading().findings()) {
                String asset = assetOf(finding);
                if (asset != null) {
                    assets.add(asset);
                }
                all |= finding instanceof Cancel cancel && cancel.scope() != Scope.ASSET;
                if (finding instanceof Signal signal) {
                    fingerprints.add(Fingerprint.hex(read.change().channelId(), signal));
                }
            }
            historic |= read.historic();
        }
        return new BoardQuestion(
                reads.getFirst().change().channelId(),
                messages,
                edited,
                assets,
                fingerprints,
                all,
                historic,
                sent(reads).min(Instant::compareTo).orElseThrow(),
                sent(reads).max(Instant::compareTo).orElseThrow());
    }

    private static @Nullable String assetOf(Finding finding) {
        Asset asset = switch (finding) {
            case Signal signal -> signal.asset();
            case Update update -> update.asset();
            case Cancel cancel -> cancel.asset();
            case Review _, Noise _ -> null;
        };
        return asset == null ? null : asset.ticker();
    }

    private static Stream<Instant> sent(List<MessageReading> reads) {
        return reads.stream().map(read -> read.message().sentAt());
    }
}
