package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.tpcapital.signal.text.Span;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// Where each field stands in the original text, by the field's name.
public record Spans(Map<String, Span> byField) {

    /// Nothing has a place.
    public static final Spans NONE = new Spans(Map.of());

    public Spans {
        byField = Collections.unmodifiableMap(new LinkedHashMap<>(byField));
    }
}
