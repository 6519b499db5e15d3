package dev.tradingsystem.telegram.gateway.source;

import dev.tradingsystem.telegram.gateway.ingest.EventIntake;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Reads an export of Telegram Desktop in JSON: of one chat, or of an account with all its chats.
///
/// Files of any size: one message at a time is in memory. Only channels and supergroups are
/// taken; their messages have the origin `import`. A broken message is reported with its place
/// and the rest goes on. Where the file stops being JSON it ends, because nothing says where the
/// next message would begin: that place is reported, what stands before it is taken.
public final class ExportReader implements FileSource {

    private static final int LONGEST_TEXT = 16 * 1024 * 1024;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(LONGEST_TEXT)
                            .build())
                    .build())
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS) // one message is read out of a longer file
            .build();

    private final InputFile file;
    private final ZoneId zone;
    private final Clock clock;
    private final AtomicLong bytesRead = new AtomicLong();

    /// @param zone of the dates in files that are too old to carry them as Unix time
    public ExportReader(InputFile file, ZoneId zone, Clock clock) {
        this.file = file;
        this.zone = zone;
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

    /// Reads the file from its beginning.
    ///
    /// @throws UnreadableSource when it is empty, not JSON, no export, or of a chat that is no
    ///     channel
    @Override
    public void feed(EventIntake intake) throws InterruptedException {
        bytesRead.set(0);
        try (InputStream in = new CountingStream(file.open(), bytesRead);
                JsonParser json = MAPPER.createParser(in)) {
            var walk = new ExportWalk(json, file.name(), new ExportMessages(zone), clock, intake);
            try {
                walk.root();
            } catch (JacksonIOException e) {
                throw e.getCause();
            } catch (JacksonException e) {
                walk.endsHere(e);
            }
        } catch (IOException e) {
            throw new UnreadableSource("%s cannot be read: %s".formatted(file.name(), e), e);
        }
    }
}
