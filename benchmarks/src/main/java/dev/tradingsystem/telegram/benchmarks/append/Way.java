package dev.tradingsystem.telegram.benchmarks.append;

/// A way of storing the same messages.
enum Way {
    /// The log's own: one call per batch from events in memory to the answer in memory; key,
    /// message, log and heads.
    APPEND("append"),
    /// One COPY per batch, its rows ready as text, into a table like `telegram.messages`.
    COPY_BATCHES("COPY per batch"),
    /// All rows in a single COPY into such a table.
    COPY_ONCE("one COPY"),
    /// Per batch one COPY into a table like `telegram.messages` and one into a table like
    /// `telegram.log`, in one transaction: the two large tables that an append writes.
    COPY_BOTH("COPY into both");

    private final String title;

    Way(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
