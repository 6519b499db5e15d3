package dev.tradingsystem.telegram.benchmarks;

import dev.tradingsystem.telegram.model.Content;
import dev.tradingsystem.telegram.model.Forward;
import dev.tradingsystem.telegram.model.MediaKind;
import dev.tradingsystem.telegram.model.Message;
import dev.tradingsystem.telegram.model.MessageEvent;
import dev.tradingsystem.telegram.model.MessageRef;
import dev.tradingsystem.telegram.model.Origin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Invented channel messages: the same ones for the same seed, bodies of about 600 bytes, ids
/// that grow per channel.
public final class Material {

    private static final int CHANNELS = 12;
    private static final long FIRST_CHANNEL = -1_009_000_000_000L;
    private static final Instant FIRST_DATE = Instant.parse("2025-01-02T09:00:00Z");
    private static final List<String> WORDS = List.of(
            "compra",
            "venda",
            "alvo",
            "stop",
            "ação",
            "opção",
            "mercado",
            "abertura",
            "posição",
            "ordem",
            "preço",
            "semana",
            "gráfico",
            "suporte",
            "resistência",
            "volume",
            "índice",
            "dólar",
            "taxa",
            "balanço",
            "lucro",
            "the",
            "price",
            "target",
            "holds",
            "above",
            "below",
            "average",
            "trend",
            "breakout",
            "risk",
            "while",
            "🟢",
            "🎯",
            "📊",
            "🛑",
            "1,04",
            "28.50",
            "R$ 12,30",
            "até",
            "não",
            "então",
            "também",
            "amanhã",
            "atenção");

    private final Random random;
    private final Map<Long, Long> lastIds = new HashMap<>();
    private long count;

    public Material(long seed) {
        random = new Random(seed);
    }

    /// So many messages never seen before, over a dozen channels.
    public List<MessageEvent> posted(int number) {
        var events = new ArrayList<MessageEvent>(number);
        for (int i = 0; i < number; i++) {
            events.add(next());
        }
        return List.copyOf(events);
    }

    private MessageEvent next() {
        long channelId = FIRST_CHANNEL - random.nextInt(CHANNELS);
        long messageId = lastIds.merge(channelId, 1L, Long::sum);
        Instant sentAt = FIRST_DATE.plusSeconds(count++);
        var message = new Message(
                channelId,
                messageId,
                sentAt,
                null,
                null,
                content(),
                null,
                null,
                reply(channelId, messageId),
                forward(sentAt),
                null,
                random.nextInt(5_000));
        return new MessageEvent.Posted(message, Origin.LIVE, sentAt.plusMillis(random.nextInt(900)));
    }

    private Content content() {
        if (random.nextInt(5) > 0) {
            return new Content.Text(text(430));
        }
        return new Content.Media(
                MediaKind.PHOTO,
                text(250),
                "image/jpeg",
                1280,
                720,
                90_000L + random.nextInt(90_000),
                "AQAD" + Long.toHexString(random.nextLong()));
    }

    /// Words up to a length around the mean, in lines.
    private String text(int mean) {
        int length = mean / 2 + random.nextInt(mean);
        var text = new StringBuilder(length + 16);
        while (text.length() < length) {
            text.append(WORDS.get(random.nextInt(WORDS.size()))).append(random.nextInt(9) == 0 ? '\n' : ' ');
        }
        return text.toString();
    }

    private @Nullable MessageRef reply(long channelId, long messageId) {
        return messageId > 1 && random.nextInt(10) == 0 ? new MessageRef(channelId, messageId - 1) : null;
    }

    private @Nullable Forward forward(Instant sentAt) {
        return random.nextInt(10) == 0 ? new Forward(FIRST_CHANNEL + 1, 7L, "another channel", sentAt) : null;
    }
}
