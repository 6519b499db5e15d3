package dev.tradingsystem.telegram.testdc.rpc;

import dev.tradingsystem.telegram.testdc.wire.RpcError;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/// Errors a test has ordered for methods. Thread-safe.
final class Faults {

    private final Map<String, Deque<RpcError>> ordered = new HashMap<>();

    /// Answers the next calls of a method with an error, after the errors ordered before.
    synchronized void fail(String method, RpcError error, int times) {
        Deque<RpcError> errors = ordered.computeIfAbsent(method, _ -> new ArrayDeque<>());
        for (int i = 0; i < times; i++) {
            errors.add(error);
        }
    }

    synchronized void check(String method) throws RpcError {
        RpcError next = ordered.getOrDefault(method, new ArrayDeque<>()).poll();
        if (next != null) {
            throw next;
        }
    }

    synchronized void clear() {
        ordered.clear();
    }
}
