package dev.tradingsystem.telegram.reliability.check;

import java.util.List;

/// What the data centre holds of one id.
///
/// @param service whether it is a service message, which is never stored
/// @param deleted whether it was deleted in the end
/// @param texts as posted and after each edit, in order; all different
/// @param order whether it is an order that the worker has to make one signal of
public record Told(Key key, boolean service, boolean deleted, List<String> texts, boolean order) {

    public Told {
        texts = List.copyOf(texts);
    }
}
