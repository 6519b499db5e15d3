package dev.tradingsystem.telegram.benchmarks.signal;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/// What a signals channel posts, as recorded updates: of ten messages three orders, two reports
/// on the order before, two photos without words, three remarks.
public final class Posts {

    public static final long CHANNEL = -1_001_649_127_710L;

    private static final int TDLIB_SHIFT = 20;

    private Posts() {}

    /// Writes so many posts, dated as if they came from now on at the rate.
    public static void write(Path file, int messages, int rate) throws IOException {
        long begin = Instant.now().getEpochSecond();
        try (Writer out = Files.newBufferedWriter(file)) {
            for (int id = 1; id <= messages; id++) {
                out.write("""
                        {"@type":"updateNewMessage","message":{"@type":"message","id":%d,"chat_id":%d,"sender_id":{"@type":"messageSenderChat","chat_id":%d},"is_channel_post":true,"date":%d,"edit_date":0,"media_album_id":"0","content":%s}}
                        """.formatted((long) id << TDLIB_SHIFT, CHANNEL, CHANNEL, begin + id / rate, content(id)));
            }
        }
    }

    /// How many of them are orders.
    static int orders(int messages) {
        int orders = 0;
        for (int id = 1; id <= messages; id++) {
            orders += isOrder(id) ? 1 : 0;
        }
        return orders;
    }

    private static boolean isOrder(int id) {
        return id % 10 == 1 || id % 10 == 4 || id % 10 == 7;
    }

    private static String content(int id) {
        return switch (id % 10) {
            case 1, 4, 7 -> text(order(id));
            case 2, 5 -> text(asset(id - 1) + " ALVO 1 ATINGIDO ✅");
            case 3, 6 ->
                "{\"@type\":\"messagePhoto\",\"photo\":{\"@type\":\"photo\",\"sizes\":[]},"
                        + "\"caption\":{\"@type\":\"formattedText\",\"text\":\"\",\"entities\":[]}}";
            default -> text("Bom dia, pessoal! Mercado em tendência de alta, fiquem atentos aos suportes.");
        };
    }

    private static String order(int id) {
        return "🟢Swing Trade\\n\\nAtivo: %s\\nCompra: 1,04 a 1,06\\nAlvo 1: 1,15\\nAlvo 2: 2,15\\nAlvo final: 3,50\\n\\nStop: 0,%d"
                .formatted(asset(id), 60 + id % 30);
    }

    private static String asset(int id) {
        return "PETR" + (char) ('A' + id % 12) + (100 + id % 240);
    }

    private static String text(String words) {
        return "{\"@type\":\"messageText\",\"text\":{\"@type\":\"formattedText\",\"text\":\"%s\",\"entities\":[]}}"
                .formatted(words);
    }
}
