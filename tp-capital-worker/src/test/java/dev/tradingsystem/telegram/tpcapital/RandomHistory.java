package dev.tradingsystem.telegram.tpcapital;

import dev.tradingsystem.telegram.model.Content;
import dev.tradingsystem.telegram.model.MediaKind;
import dev.tradingsystem.telegram.model.Message;
import dev.tradingsystem.telegram.model.MessageEvent;
import dev.tradingsystem.telegram.model.MessageRef;
import dev.tradingsystem.telegram.model.Origin;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A made-up life of channels whose messages have the same ids: orders, repetitions, corrections,
/// news by asset and by reply, cancellations, photos, edits, deletions, and messages that come
/// back. The same seed gives the same life.
public final class RandomHistory {

    private static final List<String> STOPS = List.of("29,00", "29,00", "28,50");

    private final Random random;
    private final List<Long> channels;
    private final List<String> assets;
    private final Instant begin = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofHours(20));
    private final List<MessageEvent> events = new ArrayList<>();
    private final int[] messages;
    private int edits;

    /// A life with few assets, so that orders and news meet often.
    public RandomHistory(long seed, List<Long> channels) {
        this(seed, channels, List.of("PETR4", "VALE3", "BOVAW32", "ITUB4"));
    }

    public RandomHistory(long seed, List<Long> channels, List<String> assets) {
        this.assets = List.copyOf(assets);
        this.random = new Random(seed);
        this.channels = List.copyOf(channels);
        this.messages = new int[channels.size()];
    }

    /// So many events, cut so that each portion names a message at most once.
    public List<List<MessageEvent>> portions(int count, int most) {
        for (int i = 0; i < count; i++) {
            events.add(next(random.nextInt(channels.size()), (double) i / count));
        }
        List<List<MessageEvent>> portions = new ArrayList<>();
        List<MessageEvent> portion = new ArrayList<>();
        Set<String> named = new HashSet<>();
        for (MessageEvent event : events) {
            if (!named.add(event.channelId() + ":" + event.messageId()) || portion.size() == most) {
                portions.add(List.copyOf(portion));
                portion.clear();
                named.clear();
                named.add(event.channelId() + ":" + event.messageId());
            }
            portion.add(event);
        }
        portions.add(List.copyOf(portion));
        return portions;
    }

    private MessageEvent next(int channel, double elapsed) {
        int dice = random.nextInt(10);
        if (messages[channel] == 0 || dice < 6) {
            return posted(channel, elapsed);
        }
        long messageId = 1L + random.nextInt(messages[channel]);
        Instant at = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(++edits);
        return dice < 9
                ? new MessageEvent.Edited(channels.get(channel), messageId, at, content(), Origin.LIVE, Instant.now())
                : new MessageEvent.Deleted(
                        channels.get(channel),
                        messageId,
                        at,
                        MessageEvent.Cause.UPSTREAM,
                        null,
                        Origin.LIVE,
                        Instant.now());
    }

    private MessageEvent posted(int channel, double elapsed) {
        long channelId = channels.get(channel);
        long messageId = ++messages[channel];
        Duration age = Duration.ofSeconds((long) (elapsed * Duration.ofHours(19).toSeconds()));
        boolean old = random.nextInt(12) == 0;
        Instant sent = begin.plus(age).minus(old ? Duration.ofDays(1 + random.nextInt(9)) : Duration.ZERO);
        MessageRef reply = messageId > 1 && random.nextInt(4) == 0
                ? new MessageRef(channelId, 1 + random.nextInt((int) messageId - 1))
                : null;
        return new MessageEvent.Posted(
                message(channelId, messageId, sent, reply), old ? Origin.BACKFILL : Origin.LIVE, Instant.now());
    }

    private Message message(long channelId, long messageId, Instant sent, @Nullable MessageRef reply) {
        return new Message(channelId, messageId, sent, null, null, content(), null, null, reply, null, null, null);
    }

    private Content content() {
        int dice = random.nextInt(20);
        if (dice == 0) {
            return Content.Media.of(MediaKind.PHOTO, null);
        }
        return dice < 3 ? Content.Media.of(MediaKind.PHOTO, order()) : new Content.Text(text(dice));
    }

    private String text(int dice) {
        String asset = assets.get(random.nextInt(assets.size()));
        return switch (dice) {
            case 3, 4, 5, 6, 7, 8 -> order();
            case 9 -> order() + "\n\n" + order();
            case 10 -> "CORREÇÃO\n" + order();
            case 11 -> "Ativo: " + asset + "\nCompra: 30,50\nAlvo: 32,00\nStop: 31,20";
            case 12 -> asset + " ALVO 1 ATINGIDO ✅";
            case 13 -> "Stopado em " + asset;
            case 14 -> "Ordem executada em " + asset + " a 30,00";
            case 15 -> "Cancelar a ordem de compra em " + asset;
            case 16 -> "Operação CANCELADA - ignore o sinal anterior";
            case 17 -> "Stopado";
            case 18 -> asset + ": subir o stop para 29,50";
            default -> "Bom dia, pessoal";
        };
    }

    private String order() {
        String asset = assets.get(random.nextInt(assets.size()));
        String stop = STOPS.get(random.nextInt(STOPS.size()));
        String validity = random.nextInt(3) == 0 ? "\nOrdem válida somente hoje" : "";
        return Texts.order(asset, "30,00", "32,00", stop) + validity;
    }
}
