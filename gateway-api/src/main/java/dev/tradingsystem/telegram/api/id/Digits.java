package dev.tradingsystem.telegram.api.id;

/// Numbers in the one form that is accepted: no sign but minus, no blanks, no other digits than
/// ASCII.
final class Digits {

    private Digits() {}

    static long parse(String form, String text) {
        if (!text.matches(form)) {
            throw new IllegalArgumentException("not an id: " + text);
        }
        return Long.parseLong(text);
    }
}
