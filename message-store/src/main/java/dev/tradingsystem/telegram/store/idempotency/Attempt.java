package dev.tradingsystem.telegram.store.idempotency;

/// What is known of a request that came with a word of its caller's choice.
public sealed interface Attempt {

    /// It is the first with that word: it must be [IdempotencyRecords#keep]t or
    /// [IdempotencyRecords#forget]ten.
    record First() implements Attempt {}

    /// The first one has not been answered yet.
    record Running() implements Attempt {}

    /// The word was used for another request.
    record Other() implements Attempt {}

    /// It was answered before.
    ///
    /// @param headers one `Name: value` per line
    record Answered(int status, String headers, String body) implements Attempt {}
}
