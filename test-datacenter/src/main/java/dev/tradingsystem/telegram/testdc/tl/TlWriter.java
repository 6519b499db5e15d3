package dev.tradingsystem.telegram.testdc.tl;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Writes objects and their parts, little-endian, into a buffer that grows.
public final class TlWriter {

    static final int VECTOR = 0x1cb5c415;
    static final int BOOL_TRUE = 0x997275b5;
    static final int BOOL_FALSE = 0xbc799737;

    private final TlSchema schema;
    private ByteBuffer out = ByteBuffer.allocate(256).order(ByteOrder.LITTLE_ENDIAN);

    public TlWriter(TlSchema schema) {
        this.schema = schema;
    }

    /// An object with its constructor's number in front.
    public TlWriter object(Tl object) {
        if (object.isVector()) {
            return vector(object);
        }
        TlConstructor constructor = schema.constructor(object.name());
        int32(constructor.id());
        return bare(constructor, object);
    }

    public TlWriter int32(int value) {
        room(Integer.BYTES).putInt(value);
        return this;
    }

    public TlWriter int64(long value) {
        room(Long.BYTES).putLong(value);
        return this;
    }

    /// Bytes as they are: no length, no padding.
    public TlWriter raw(byte[] bytes) {
        room(bytes.length).put(bytes);
        return this;
    }

    /// Bytes with their length, padded to whole words.
    public TlWriter bytes(byte[] bytes) {
        int head = 1;
        if (bytes.length < 254) {
            room(1).put((byte) bytes.length);
        } else {
            head = 4;
            int32(bytes.length << 8 | 254);
        }
        raw(bytes);
        return raw(new byte[-(head + bytes.length) & 3]);
    }

    public byte[] toByteArray() {
        return Arrays.copyOf(out.array(), out.position());
    }

    private TlWriter bare(TlConstructor constructor, Tl object) {
        Set<String> left = new HashSet<>(object.fields().keySet());
        for (TlConstructor.Field field : constructor.fields()) {
            left.remove(field.name());
            if (field.type() == TlType.Basic.FLAGS) {
                int32(flags(constructor, field.name(), object));
            } else if (field.flags() == null || isSet(field, object)) {
                field(constructor, field, object);
            }
        }
        if (!left.isEmpty()) {
            throw new TlException("%s has no field %s".formatted(constructor.name(), String.join(", ", left)));
        }
        return this;
    }

    private static int flags(TlConstructor constructor, String flags, Tl object) {
        int bits = 0;
        for (TlConstructor.Field field : constructor.fields()) {
            if (flags.equals(field.flags()) && isSet(field, object)) {
                bits |= 1 << field.bit();
            }
        }
        return bits;
    }

    private static boolean isSet(TlConstructor.Field field, Tl object) {
        return field.type() == TlType.Basic.TRUE ? object.flag(field.name()) : object.has(field.name());
    }

    private void field(TlConstructor constructor, TlConstructor.Field field, Tl object) {
        String place = constructor.name() + '.' + field.name();
        Object value = object.fields().get(field.name());
        if (value == null) {
            throw new TlException(place + " is absent");
        }
        try {
            value(field.type(), value);
        } catch (ClassCastException e) {
            throw new TlException(
                    "%s cannot be %s".formatted(place, value.getClass().getSimpleName()));
        }
    }

    private void value(TlType type, Object value) {
        switch (type) {
            case TlType.Basic basic -> basic(basic, value);
            case TlType.Vector(TlType element, boolean boxed) -> {
                if (boxed) {
                    int32(VECTOR);
                }
                List<?> items = (List<?>) value;
                int32(items.size());
                items.forEach(item -> value(element, item));
            }
            case TlType.Boxed boxed -> boxed(boxed.type(), (Tl) value);
            case TlType.Bare bare -> bare(schema.constructor(bare.constructor()), (Tl) value);
        }
    }

    private void boxed(String type, Tl value) {
        String actual = schema.constructor(value.name()).result();
        if (!actual.equals(type)) {
            throw new TlException("%s is %s where %s belongs".formatted(value.name(), actual, type));
        }
        object(value);
    }

    private void basic(TlType.Basic type, Object value) {
        switch (type) {
            case INT -> int32(Math.toIntExact(((Number) value).longValue()));
            case LONG -> int64(((Number) value).longValue());
            case DOUBLE -> int64(Double.doubleToLongBits(((Number) value).doubleValue()));
            case STRING -> bytes(((String) value).getBytes(StandardCharsets.UTF_8));
            case BYTES -> bytes((byte[]) value);
            case INT128 -> raw(sized((byte[]) value, 16));
            case INT256 -> raw(sized((byte[]) value, 32));
            case BOOL -> int32((Boolean) value ? BOOL_TRUE : BOOL_FALSE);
            case TRUE, FLAGS -> {}
            case QUERY -> object((Tl) value);
        }
    }

    private TlWriter vector(Tl vector) {
        List<?> items = (List<?>) vector.fields().getOrDefault("items", List.of());
        int32(VECTOR).int32(items.size());
        for (Object item : items) {
            switch (item) {
                case Tl object -> object(object);
                case Integer number -> int32(number);
                case Long number -> int64(number);
                case String text -> bytes(text.getBytes(StandardCharsets.UTF_8));
                default -> throw new TlException("no vector holds " + item.getClass());
            }
        }
        return this;
    }

    private static byte[] sized(byte[] value, int size) {
        if (value.length != size) {
            throw new TlException("%d bytes where %d belong".formatted(value.length, size));
        }
        return value;
    }

    private ByteBuffer room(int bytes) {
        if (out.remaining() < bytes) {
            int size = Math.max(out.capacity() * 2, out.position() + bytes);
            out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN).put(out.flip());
        }
        return out;
    }
}
