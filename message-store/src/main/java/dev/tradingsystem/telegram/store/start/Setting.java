package dev.tradingsystem.telegram.store.start;

import java.util.regex.Pattern;

/// A setting that holds.
///
/// @param property its full name
/// @param value as it is used; empty when there is none
/// @param source where it comes from, in words
record Setting(String property, String value, String source) {

    private static final Pattern SECRET =
            Pattern.compile("(.*[.-])?(password|secret|token|keys?|api-hash|phone|proxy)(\\[.*)?");
    private static final Pattern LOGIN = Pattern.compile("//[^/@]*@");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

    /// Whether the value must never be shown: secrets, a person's number, an address with a login.
    static boolean isSecret(String property) {
        return SECRET.matcher(property).matches() && !property.endsWith(".per-key");
    }

    /// One line of the report: of a secret only whether there is one.
    String line() {
        return property + " = " + shown() + " (" + source + ")";
    }

    private String shown() {
        if (value.isBlank()) {
            return "";
        }
        return isSecret(property)
                ? "***"
                : LOGIN.matcher(CONTROL.matcher(value).replaceAll(" ")).replaceAll("//***@");
    }
}
