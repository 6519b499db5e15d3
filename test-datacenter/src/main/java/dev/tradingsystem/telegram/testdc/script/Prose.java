package dev.tradingsystem.telegram.testdc.script;

import dev.tradingsystem.telegram.testdc.account.Draft;
import dev.tradingsystem.telegram.testdc.account.Entity;
import java.util.List;
import java.util.random.RandomGenerator;

/// Texts as such channels have them, by chance; no two alike.
final class Prose {

    private static final List<String> WORDS = List.of(
            "BTCUSDT",
            "ETHUSDT",
            "long",
            "short",
            "entry",
            "target",
            "stop",
            "moved",
            "to",
            "break-even",
            "closed",
            "half",
            "🚀",
            "📈",
            "leverage",
            "über",
            "сигнал",
            "risk",
            "wait",
            "cancelled");

    private final RandomGenerator random;
    private int texts;

    Prose(RandomGenerator random) {
        this.random = random;
    }

    /// A text with a number no other has.
    String text() {
        var text = new StringBuilder("#").append(++texts);
        int words = 2 + random.nextInt(10);
        for (int i = 0; i < words; i++) {
            text.append(i % 5 == 4 ? '\n' : ' ').append(WORDS.get(random.nextInt(WORDS.size())));
        }
        return text.append(' ').append(random.nextInt(100_000)).toString();
    }

    /// A text, sometimes with marks.
    Draft draft() {
        Draft draft = Draft.of(text());
        int first = draft.text().indexOf(' ');
        return switch (random.nextInt(6)) {
            case 0 -> draft.mark(Entity.Kind.BOLD, 0, first);
            case 1 -> draft.link(0, first, "https://example.org/" + texts);
            case 2 -> draft.button("Open");
            default -> draft;
        };
    }

    byte[] bytes() {
        byte[] bytes = new byte[1_000 + random.nextInt(20_000)];
        random.nextBytes(bytes);
        return bytes;
    }
}
