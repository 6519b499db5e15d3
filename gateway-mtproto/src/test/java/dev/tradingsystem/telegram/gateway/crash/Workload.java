package dev.tradingsystem.telegram.gateway.crash;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Files of made-up messages, and what must be in the database when all of them are taken in.
final class Workload {

    private static final long FIRST_CHANNEL = -1_001_000_000_000L;
    private static final long FIRST_DATE = 1_760_000_000L;
    private static final int TDLIB_SHIFT = 20;

    /// What a message must have become.
    record Truth(int versions, String text, boolean deleted) {}

    record Id(long channelId, long messageId) {}

    private final Map<Id, Truth> truth = new HashMap<>();
    private final List<Path> files = new ArrayList<>();
    private final Random random;

    Workload(long seed) {
        random = new Random(seed);
    }

    Map<Id, Truth> truth() {
        return truth;
    }

    List<Path> files() {
        return files;
    }

    /// A full export with several channels.
    Workload exported(Path file, int channels, int messagesEach) throws IOException {
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write("{\"chats\":{\"list\":[");
            for (int channel = 0; channel < channels; channel++) {
                long bare = 1_000_000_000L + channel;
                out.write("%s{\"name\":\"channel %d\",\"type\":\"public_channel\",\"id\":%d,\"messages\":["
                        .formatted(channel == 0 ? "" : ",", channel, bare));
                for (int id = 1; id <= messagesEach; id++) {
                    String text = text(id);
                    out.write(
                            "%s{\"id\":%d,\"type\":\"message\",\"date\":\"2025-10-09T08:53:20\",\"date_unixtime\":\"%d\",\"text\":\"%s\"}%n"
                                    .formatted(id == 1 ? "" : ",", id, FIRST_DATE + id, text));
                    truth.put(new Id(-1_000_000_000_000L - bare, id), new Truth(1, text, false));
                }
                out.write("]}");
            }
            out.write("]}}");
        }
        files.add(file);
        return this;
    }

    /// Recorded updates of one channel: posts, every fifth edited up to twice, every eleventh
    /// deleted.
    Workload updates(Path file, int channel, int messages) throws IOException {
        long channelId = FIRST_CHANNEL - channel - 500;
        try (Writer out = Files.newBufferedWriter(file)) {
            for (int id = 1; id <= messages; id++) {
                writeMessage(out, channelId, id);
            }
        }
        files.add(file);
        return this;
    }

    /// The same messages once more, as updates, in the order of their numbers.
    void alsoAsUpdates(Path file) throws IOException {
        try (Writer out = Files.newBufferedWriter(file)) {
            for (Id id : truth.keySet().stream()
                    .sorted(Comparator.comparingLong(Id::messageId))
                    .toList()) {
                writePost(out, id.channelId(), id.messageId(), truth.get(id).text());
            }
        }
        files.add(file);
    }

    private static void writePost(Writer out, long channelId, long id, String text) throws IOException {
        out.write("""
                {"@type":"updateNewMessage","message":{"@type":"message","id":%d,"chat_id":%d,"sender_id":{"@type":"messageSenderChat","chat_id":%d},"is_channel_post":true,"date":%d,"edit_date":0,"media_album_id":"0","content":{"@type":"messageText","text":{"@type":"formattedText","text":"%s","entities":[]}}}}
                """.formatted(id << TDLIB_SHIFT, channelId, channelId, FIRST_DATE + id, text));
    }

    private void writeMessage(Writer out, long channelId, int id) throws IOException {
        String text = text(id);
        long tdId = (long) id << TDLIB_SHIFT;
        writePost(out, channelId, id, text);
        int versions = 1;
        int edits = id % 5 == 0 ? 1 + random.nextInt(2) : 0;
        for (int edit = 1; edit <= edits; edit++) {
            text = text + " edit " + edit;
            out.write("""
                    {"@type":"updateMessageContent","chat_id":%d,"message_id":%d,"new_content":{"@type":"messageText","text":{"@type":"formattedText","text":"%s","entities":[]}}}
                    {"@type":"updateMessageEdited","chat_id":%d,"message_id":%d,"edit_date":%d}
                    """.formatted(channelId, tdId, text, channelId, tdId, FIRST_DATE + id + edit));
            versions++;
        }
        boolean deleted = id % 11 == 0;
        if (deleted) {
            out.write("""
                    {"@type":"updateDeleteMessages","chat_id":%d,"message_ids":[%d],"is_permanent":true,"from_cache":false}
                    """.formatted(channelId, tdId));
            versions++;
        }
        truth.put(new Id(channelId, id), new Truth(versions, text, deleted));
    }

    private String text(int id) {
        return "message %d %s".formatted(id, "x".repeat(random.nextInt(200)));
    }
}
