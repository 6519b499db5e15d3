package dev.tradingsystem.telegram.standalone.reference;

import java.util.Map;
import java.util.Set;

/// A meter without its name.
///
/// @param type `counter`, `gauge` or `histogram`
/// @param labels each with its values; an open set of values is empty
public record Meter(String type, Map<String, Set<String>> labels) {

    public Meter {
        labels = Map.copyOf(labels);
    }
}
