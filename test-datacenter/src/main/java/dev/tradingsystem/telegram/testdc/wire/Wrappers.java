package dev.tradingsystem.telegram.testdc.wire;

import dev.tradingsystem.telegram.testdc.tl.Tl;
import dev.tradingsystem.telegram.testdc.tl.TlReader;
import dev.tradingsystem.telegram.testdc.tl.TlSchema;

/// Takes off what a method may be wrapped in: who the client is, what must come before, packing.
///
/// Methods of a connection are answered in their order, so `invokeAfterMsg` is always met.
final class Wrappers {

    private Wrappers() {}

    /// The method itself, read from a message's body.
    static Tl unwrap(TlSchema schema, byte[] body) {
        Tl method = new TlReader(schema, body).method();
        while (true) {
            switch (method.name()) {
                case "invokeWithLayer", "initConnection", "invokeAfterMsg", "invokeAfterMsgs", "invokeWithoutUpdates" ->
                    method = method.tl("query");
                case "gzip_packed" -> method = new TlReader(schema, Gzip.unpack(method.bytes("packed_data"))).method();
                default -> {
                    return method;
                }
            }
        }
    }
}
