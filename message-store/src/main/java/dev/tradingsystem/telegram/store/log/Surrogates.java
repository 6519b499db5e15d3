package dev.tradingsystem.telegram.store.log;

/// Half surrogate pairs in JSON text.
///
/// The driver's encoder would silently turn one into a question mark; as an escape it reaches the
/// database, which refuses it, so that the event is reported instead of altered.
final class Surrogates {

    private Surrogates() {}

    static String escapeLone(String json) {
        int lone = firstLone(json, 0);
        if (lone < 0) {
            return json;
        }
        var escaped = new StringBuilder(json.length() + 16);
        int from = 0;
        while (lone >= 0) {
            escaped.append(json, from, lone).append("\\u%04x".formatted((int) json.charAt(lone)));
            from = lone + 1;
            lone = firstLone(json, from);
        }
        return escaped.append(json, from, json.length()).toString();
    }

    private static int firstLone(String text, int from) {
        int i = from;
        while (i < text.length()) {
            int codePoint = text.codePointAt(i);
            if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
                return i;
            }
            i += Character.charCount(codePoint);
        }
        return -1;
    }
}
