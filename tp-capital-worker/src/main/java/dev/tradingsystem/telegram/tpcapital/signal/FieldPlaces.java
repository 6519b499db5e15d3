package dev.tradingsystem.telegram.tpcapital.signal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Spans as plain numbers, for documents: `[start, end)` by field, in UTF-16 units.
public final class FieldPlaces {

    private FieldPlaces() {}

    /// The places of a finding's fields.
    public static Map<String, List<Integer>> of(Spans spans) {
        Map<String, List<Integer>> places = new LinkedHashMap<>();
        spans.byField().forEach((field, span) -> places.put(field, List.of(span.start(), span.end())));
        return places;
    }
}
