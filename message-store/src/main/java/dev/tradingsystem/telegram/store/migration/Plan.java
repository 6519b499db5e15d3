package dev.tradingsystem.telegram.store.migration;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a migration would do to a database.
///
/// @param flavour what the database is or would become; `null` for the worker's, which has none
/// @param version of the schema when every step is done
/// @param steps still to do, in their order, each as `version description`
public record Plan(@Nullable Flavour flavour, String version, List<String> steps) {

    public Plan {
        steps = List.copyOf(steps);
    }
}
