package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.model.Message;
import dev.tradingsystem.telegram.model.Origin;
import dev.tradingsystem.telegram.model.wire.Change;
import dev.tradingsystem.telegram.model.wire.ChangeKind;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Which messages are read at all. What is filtered out still gets its verdict, as noise.
/// Deletions always pass: they are about what was read before.
///
/// @param messageTypes only content of these types, such as `text` or `photo`; any when empty
/// @param sources only changes of these origins, such as `live` or `import`; any when empty
/// @param textContains only texts and captions that hold one of these; any when empty
/// @param textNotContains no text or caption that holds one of these
@ConfigurationProperties("tp-capital.signal.filter")
public record MessageFilter(
        @DefaultValue List<String> messageTypes,
        @DefaultValue List<String> sources,
        @DefaultValue List<String> textContains,
        @DefaultValue List<String> textNotContains) {

    /// What the previous stack called every message of a channel.
    private static final String EVERY_TYPE = "channel_post";

    /// What it called what was pushed, and what was fetched.
    private static final String LIVE = "user_client";

    private static final String SYNCED = "sync";

    /// Everything passes.
    public static final MessageFilter NONE = new MessageFilter(List.of(), List.of(), List.of(), List.of());

    public MessageFilter {
        messageTypes = folded(messageTypes);
        sources = folded(sources);
        textContains = folded(textContains);
        textNotContains = folded(textNotContains);
    }

    /// Whether the change is to be read.
    public boolean passes(Change change) {
        return change.kind() == ChangeKind.DELETED || passes(change.message(), change.origin());
    }

    private boolean passes(Message message, Origin origin) {
        String words = message.content().words();
        String text = words == null ? "" : words.toLowerCase(Locale.ROOT);
        return isOneOf(messageTypes, message.content().kindWord(), EVERY_TYPE)
                && isOneOf(sources, origin.word(), origin == Origin.LIVE ? LIVE : SYNCED)
                && (textContains.isEmpty() || textContains.stream().anyMatch(text::contains))
                && textNotContains.stream().noneMatch(text::contains);
    }

    private static boolean isOneOf(List<String> wanted, String word, String formerWord) {
        return wanted.isEmpty() || wanted.contains(word) || wanted.contains(formerWord);
    }

    private static List<String> folded(List<String> words) {
        return words.stream()
                .map(word -> word.strip().toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
