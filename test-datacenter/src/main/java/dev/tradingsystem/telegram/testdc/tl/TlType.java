package dev.tradingsystem.telegram.testdc.tl;

/// The type of a field, as the schema writes it.
sealed interface TlType {

    /// What is no object of its own. `TRUE` has no bytes, its flag says it all; `FLAGS` is the
    /// `#` whose bits tell which fields follow; `QUERY` is the `!X` of a wrapper.
    enum Basic implements TlType {
        INT,
        LONG,
        DOUBLE,
        STRING,
        BYTES,
        INT128,
        INT256,
        BOOL,
        TRUE,
        FLAGS,
        QUERY
    }

    /// `Vector<t>` with the constructor's number in front, or `vector<t>` without.
    record Vector(TlType element, boolean boxed) implements TlType {}

    /// Any constructor of a type; its number comes first.
    record Boxed(String type) implements TlType {}

    /// One constructor, named by a small letter; nothing comes first.
    record Bare(String constructor) implements TlType {}

    static TlType parse(String text) {
        if (text.startsWith("Vector<") || text.startsWith("vector<")) {
            String element = text.substring("vector<".length(), text.length() - 1);
            return new Vector(parse(element), text.charAt(0) == 'V');
        }
        return switch (text) {
            case "int" -> Basic.INT;
            case "long" -> Basic.LONG;
            case "double" -> Basic.DOUBLE;
            case "string" -> Basic.STRING;
            case "bytes" -> Basic.BYTES;
            case "int128" -> Basic.INT128;
            case "int256" -> Basic.INT256;
            case "Bool" -> Basic.BOOL;
            case "true" -> Basic.TRUE;
            case "#" -> Basic.FLAGS;
            case "!X" -> Basic.QUERY;
            default -> named(text);
        };
    }

    private static TlType named(String text) {
        String last = text.substring(text.lastIndexOf('.') + 1);
        if (last.isEmpty() || !Character.isLetter(last.charAt(0))) {
            throw new TlException("not a type: " + text);
        }
        return Character.isLowerCase(last.charAt(0)) ? new Bare(text) : new Boxed(text);
    }
}
