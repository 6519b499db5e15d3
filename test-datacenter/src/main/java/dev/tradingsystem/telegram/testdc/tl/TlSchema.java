package dev.tradingsystem.telegram.testdc.tl;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The constructors and methods this data centre speaks, read from lines of the TL language.
///
/// A line is `message#9815cec8 flags:# out:flags.1?true … = Message;`. Each must carry its
/// number; lines below `---functions---` are methods, those below `---types---` constructors
/// again. `//` begins a comment. The built-in types (`int`, `string`, `vector` …) need no line.
public final class TlSchema {

    private static final String FOLDER = "/dev/tradingsystem/telegram/testdc/";

    private final Map<Integer, TlConstructor> byId = new HashMap<>();
    private final Map<String, TlConstructor> byName = new HashMap<>();

    private TlSchema() {}

    /// The protocol's own lines and those of the API.
    public static TlSchema telegram() {
        return Telegram.SCHEMA;
    }

    /// Reads schema lines.
    ///
    /// @throws TlException when a line cannot be read, or contradicts an earlier one
    public static TlSchema parse(String... texts) {
        var schema = new TlSchema();
        for (String text : texts) {
            schema.add(text);
        }
        return schema;
    }

    /// The bytes of an object, its constructor's number first.
    public byte[] write(Tl object) {
        return new TlWriter(this).object(object).toByteArray();
    }

    /// The object these bytes are; nothing may follow.
    public Tl read(byte[] bytes) {
        var reader = new TlReader(this, bytes);
        Tl object = reader.object();
        if (reader.remaining() > 0) {
            throw new TlException("%d bytes follow %s".formatted(reader.remaining(), object.name()));
        }
        return object;
    }

    /// Whether a line declares this constructor or method.
    public boolean knows(String name) {
        return byName.containsKey(name);
    }

    /// Whether the name is that of a method.
    public boolean isMethod(String name) {
        TlConstructor constructor = byName.get(name);
        return constructor != null && constructor.method();
    }

    @Nullable
    TlConstructor constructor(int id) {
        return byId.get(id);
    }

    TlConstructor constructor(String name) {
        TlConstructor constructor = byName.get(name);
        if (constructor == null) {
            throw new TlException("no schema line declares " + name);
        }
        return constructor;
    }

    private void add(String text) {
        boolean methods = false;
        for (String raw : text.lines().toList()) {
            String line = raw.strip();
            if (line.equals("---functions---") || line.equals("---types---")) {
                methods = line.equals("---functions---");
            } else if (!line.isEmpty() && !line.startsWith("//")) {
                add(TlConstructor.parse(line, methods));
            }
        }
    }

    private void add(TlConstructor constructor) {
        for (TlConstructor known : List.of(
                byName.getOrDefault(constructor.name(), constructor),
                byId.getOrDefault(constructor.id(), constructor))) {
            if (!known.equals(constructor)) {
                throw new TlException("two lines contradict each other: %s and %s".formatted(known, constructor));
            }
        }
        byName.put(constructor.name(), constructor);
        byId.put(constructor.id(), constructor);
    }

    private static String resource(String name) {
        try (InputStream in = TlSchema.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("resource missing: " + FOLDER + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + FOLDER + name, e);
        }
    }

    private static final class Telegram {
        static final TlSchema SCHEMA = parse(resource("mtproto.tl"), resource("api.tl"));
    }
}
