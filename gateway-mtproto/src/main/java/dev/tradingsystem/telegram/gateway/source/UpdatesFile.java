package dev.tradingsystem.telegram.gateway.source;

import dev.tradingsystem.telegram.gateway.ingest.BrokenElement;
import dev.tradingsystem.telegram.gateway.ingest.EventIntake;
import dev.tradingsystem.telegram.gateway.ingest.MalformedUpdate;
import dev.tradingsystem.telegram.gateway.ingest.Normalised;
import dev.tradingsystem.telegram.gateway.ingest.Plausible;
import dev.tradingsystem.telegram.gateway.ingest.UpdateNormaliser;
import dev.tradingsystem.telegram.td.TdObject;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/// Replays TDLib updates that were recorded as JSON, one to a line. To the intake they are live.
///
/// A line that cannot be read is reported with its number and the rest goes on. Blank lines are
/// nothing.
public final class UpdatesFile implements FileSource {

    private final InputFile file;
    private final Pace pace;
    private final Clock clock;
    private final UpdateNormaliser normaliser = new UpdateNormaliser();
    private final AtomicLong bytesRead = new AtomicLong();

    public UpdatesFile(InputFile file, Pace pace, Clock clock) {
        this.file = file;
        this.pace = pace;
        this.clock = clock;
    }

    @Override
    public InputFile file() {
        return file;
    }

    @Override
    public long bytesRead() {
        return bytesRead.get();
    }

    /// Replays the file from its beginning.
    ///
    /// @throws UnreadableSource when it holds nothing, or reading fails
    @Override
    public void feed(EventIntake intake) throws InterruptedException {
        bytesRead.set(0);
        try (InputStream in = new CountingStream(file.open(), bytesRead)) {
            var lines = new Lines(in);
            var dispatch = new UpdateDispatch(intake);
            boolean empty = true;
            for (Lines.Line line = lines.next(); line != null; line = lines.next()) {
                if (line.isBlank()) {
                    continue;
                }
                empty = false;
                take(line, dispatch, intake);
            }
            if (empty) {
                throw new UnreadableSource("%s is empty".formatted(file.name()));
            }
        } catch (IOException e) {
            throw new UnreadableSource("%s cannot be read: %s".formatted(file.name(), e), e);
        }
    }

    private void take(Lines.Line line, UpdateDispatch dispatch, EventIntake intake) throws InterruptedException {
        pace.await();
        Instant receivedAt = clock.instant();
        TdObject update;
        Normalised normalised;
        try {
            update = TdObject.parse(text(line));
            normalised = normaliser.normalise(update, receivedAt);
            title(update, dispatch);
        } catch (TdObject.Malformed | MalformedUpdate e) {
            String reason = String.valueOf(e.getMessage());
            intake.broken(new BrokenElement(file.name(), "line " + line.number(), reason, line.shown()));
            return;
        }
        dispatch.take(normalised, receivedAt);
    }

    private static String text(Lines.Line line) {
        if (line.tooLong()) {
            throw new MalformedUpdate("the line has more than %d bytes".formatted(Lines.LONGEST));
        }
        String text = line.text();
        if (text == null) {
            throw new MalformedUpdate("the line is not UTF-8");
        }
        return text;
    }

    private static void title(TdObject update, UpdateDispatch dispatch) throws InterruptedException {
        switch (update.type()) {
            case "updateNewChat" -> {
                TdObject chat = update.object("chat");
                title(chat.int64("id"), chat.string("title"), dispatch);
            }
            case "updateChatTitle" -> title(update.int64("chat_id"), update.string("title"), dispatch);
            default -> {}
        }
    }

    private static void title(long channelId, String title, UpdateDispatch dispatch) throws InterruptedException {
        if (Plausible.isChannel(channelId)) {
            dispatch.channel(channelId, title);
        }
    }
}
