package dev.tradingsystem.telegram.testdc.tl;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads objects and their parts, little-endian.
///
/// @see TlWriter
public final class TlReader {

    private final TlSchema schema;
    private final ByteBuffer in;

    public TlReader(TlSchema schema, byte[] bytes) {
        this.schema = schema;
        this.in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /// An object whose constructor's number comes first.
    ///
    /// @throws TlException.UnknownConstructor when no schema line declares it, or a part of it
    public Tl object() {
        int id = int32();
        TlConstructor constructor = schema.constructor(id);
        if (constructor == null) {
            throw new TlException.UnknownConstructor(id);
        }
        return bare(constructor);
    }

    /// A method, or [Tl#unknown] with all that follows when no schema line declares it; inside of
    /// wrappers too. One that is known but has an unknown argument throws.
    public Tl method() {
        int id = peek();
        if (schema.constructor(id) == null) {
            in.position(in.limit());
            return Tl.unknown(id);
        }
        return object();
    }

    /// The answer of a method whose result is the type `result`, as the schema writes it.
    public Tl result(String result) {
        if (TlType.parse(result) instanceof TlType.Vector vector) {
            return Tl.vector((List<?>) value(vector));
        }
        return result.equals("Bool") ? Tl.bool(bool()) : object();
    }

    /// How many bytes have not been read.
    public int remaining() {
        return in.remaining();
    }

    /// The next number, which stays to be read.
    public int peek() {
        return need(Integer.BYTES).getInt(in.position());
    }

    public int int32() {
        return need(Integer.BYTES).getInt();
    }

    public long int64() {
        return need(Long.BYTES).getLong();
    }

    /// Bytes as they are.
    public byte[] raw(int length) {
        if (length < 0) {
            throw new TlException("a length of " + length);
        }
        need(length);
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    /// Bytes with their length, padded to whole words.
    public byte[] bytes() {
        int head = 1;
        int length = need(1).get() & 0xff;
        if (length == 254) {
            head = 4;
            length = (need(3).get() & 0xff) | (in.get() & 0xff) << 8 | (in.get() & 0xff) << 16;
        }
        byte[] bytes = raw(length);
        raw(-(head + length) & 3);
        return bytes;
    }

    private Tl bare(TlConstructor constructor) {
        Map<String, Object> fields = new LinkedHashMap<>();
        Map<String, Integer> flags = new LinkedHashMap<>();
        for (TlConstructor.Field field : constructor.fields()) {
            if (field.type() == TlType.Basic.FLAGS) {
                flags.put(field.name(), int32());
            } else if (field.flags() == null || field.isIn(flags.getOrDefault(field.flags(), 0))) {
                fields.put(field.name(), value(field.type()));
            }
        }
        return new Tl(constructor.name(), fields);
    }

    private Object value(TlType type) {
        return switch (type) {
            case TlType.Basic basic -> basic(basic);
            case TlType.Vector(TlType element, boolean boxed) -> vector(element, boxed);
            case TlType.Boxed _ -> object();
            case TlType.Bare bare -> bare(schema.constructor(bare.constructor()));
        };
    }

    private Object basic(TlType.Basic type) {
        return switch (type) {
            case INT, FLAGS -> int32();
            case LONG -> int64();
            case DOUBLE -> Double.longBitsToDouble(int64());
            case STRING -> new String(bytes(), StandardCharsets.UTF_8);
            case BYTES -> bytes();
            case INT128 -> raw(16);
            case INT256 -> raw(32);
            case BOOL -> bool();
            case TRUE -> true;
            case QUERY -> method();
        };
    }

    private List<Object> vector(TlType element, boolean boxed) {
        if (boxed && int32() != TlWriter.VECTOR) {
            throw new TlException("no vector where one belongs");
        }
        int size = int32();
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            items.add(value(element));
        }
        return items;
    }

    private boolean bool() {
        int id = int32();
        if (id != TlWriter.BOOL_TRUE && id != TlWriter.BOOL_FALSE) {
            throw new TlException("no Bool but %08x".formatted(id));
        }
        return id == TlWriter.BOOL_TRUE;
    }

    private ByteBuffer need(int bytes) {
        if (in.remaining() < bytes) {
            throw new TlException("%d bytes left where %d are needed".formatted(in.remaining(), bytes));
        }
        return in;
    }
}
