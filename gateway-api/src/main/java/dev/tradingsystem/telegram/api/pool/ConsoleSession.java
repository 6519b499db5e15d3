package dev.tradingsystem.telegram.api.pool;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One conversation with the console: a login, then questions one at a time.
///
/// A server that asks for the password itself, or lets in without a proof of its own, is not
/// talked to. Whatever else it sends ends in an [IOException] or an answer.
final class ConsoleSession {

    private static final int AUTHENTICATED = 0;
    private static final int SASL = 10;
    private static final int SASL_CONTINUE = 11;
    private static final int SASL_FINAL = 12;
    private static final int BESIDE_A_COLUMNS_NAME = 18;

    private final Frames frames;

    ConsoleSession(InputStream in, OutputStream out) {
        this.frames = new Frames(in, out);
    }

    void login(String user, Scram scram) throws IOException {
        frames.startup("user", user, "database", "pgbouncer", "application_name", "telegram-gateway-api");
        if (!List.of(authentication(SASL).rest().split("\0")).contains(Scram.MECHANISM)) {
            throw new ProtocolException("the pooler does not offer " + Scram.MECHANISM);
        }
        frames.send('p', firstWord(scram.first()));
        String challenge = authentication(SASL_CONTINUE).rest();
        frames.send('p', scram.last(challenge).getBytes(StandardCharsets.UTF_8));
        scram.verify(authentication(SASL_FINAL).rest());
        authentication(AUTHENTICATED);
        expect('Z');
    }

    private static byte[] firstWord(String text) throws IOException {
        byte[] words = text.getBytes(StandardCharsets.UTF_8);
        var body = new ByteArrayOutputStream();
        body.write(Frames.zeroEnded(Scram.MECHANISM));
        var data = new DataOutputStream(body);
        data.writeInt(words.length);
        data.write(words);
        return body.toByteArray();
    }

    private Frame authentication(int step) throws IOException {
        Frame frame = expect('R');
        int said = frame.int32();
        if (said != step) {
            throw new ProtocolException("the pooler's login goes another way: %d, not %d".formatted(said, step));
        }
        return frame;
    }

    private Frame expect(char type) throws IOException {
        Frame frame = frames.next();
        if (frame.type() != type) {
            throw new ProtocolException("the pooler sent '%c', not '%c'".formatted(frame.type(), type));
        }
        return frame;
    }

    List<Row> ask(String question) throws IOException {
        frames.send('Q', Frames.zeroEnded(question));
        List<String> columns = List.of();
        List<Row> rows = new ArrayList<>();
        for (Frame frame = frames.next(); frame.type() != 'Z'; frame = frames.next()) {
            switch (frame.type()) {
                case 'T' -> columns = columns(frame);
                case 'D' -> rows.add(row(frame, columns));
                case 'C' -> {}
                default -> throw new ProtocolException("the pooler sent '%c' as answer".formatted(frame.type()));
            }
        }
        return rows;
    }

    private static List<String> columns(Frame frame) throws ProtocolException {
        List<String> columns = new ArrayList<>();
        for (int left = frame.int16(); left > 0; left--) {
            columns.add(frame.text());
            frame.skip(BESIDE_A_COLUMNS_NAME);
        }
        return columns;
    }

    private static Row row(Frame frame, List<String> columns) throws ProtocolException {
        if (frame.int16() != columns.size()) {
            throw new ProtocolException("the pooler sent a row with other columns than it named");
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (String column : columns) {
            String value = frame.value();
            if (value != null) {
                values.put(column, value);
            }
        }
        return new Row(values);
    }

    /// Says goodbye.
    void leave() throws IOException {
        frames.send('X', new byte[0]);
    }
}
