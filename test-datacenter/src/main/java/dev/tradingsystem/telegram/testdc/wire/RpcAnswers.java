package dev.tradingsystem.telegram.testdc.wire;

import dev.tradingsystem.telegram.testdc.tl.Tl;
import dev.tradingsystem.telegram.testdc.tl.TlException;
import dev.tradingsystem.telegram.testdc.tl.TlSchema;
import dev.tradingsystem.telegram.testdc.tl.TlWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers methods, each with its result or its error.
///
/// What goes wrong here is answered 400, which a client takes as a plain no: 401 would log it
/// out, and after 500 it would ask again.
final class RpcAnswers {

    private static final Logger log = LoggerFactory.getLogger(RpcAnswers.class);
    private static final int RPC_RESULT = 0xf35c6d01;

    private final TlSchema schema = TlSchema.telegram();
    private final DatacenterServer server;

    RpcAnswers(DatacenterServer server) {
        this.server = server;
    }

    void answer(ClientSession session, Message message, Tl method) {
        server.tally().called(method.name());
        byte[] answer;
        try {
            answer = schema.write(result(session, message, method));
        } catch (RpcError e) {
            answer = error(e);
        } catch (RuntimeException e) {
            server.tally().failures.increment();
            log.atError().addKeyValue("method", method.name()).setCause(e).log("method could not be answered");
            answer = error(new RpcError(400, "TEST_DATACENTER_FAILED"));
        }
        send(session, message, answer);
    }

    /// A message that cannot be read: one of its arguments is not in the schema, mostly.
    void refuse(ClientSession session, Message message, TlException cause) {
        server.tally().unknown.increment();
        log.atDebug().addKeyValue("error", cause.getMessage()).log("message not understood");
        send(session, message, error(new RpcError(400, "INPUT_CONSTRUCTOR_INVALID")));
    }

    void send(ClientSession session, Message message, Tl answer) {
        send(session, message, schema.write(answer));
    }

    private Tl result(ClientSession session, Message message, Tl method) throws RpcError {
        if (method.isUnknown()) {
            server.tally().unknown.increment();
        }
        return switch (method.name()) {
            case "auth.bindTempAuthKey" -> {
                TempKeyBinding.bind(server.keys(), session, message.id(), method);
                yield Tl.bool(true);
            }
            case "auth.dropTempAuthKeys" -> Tl.bool(true);
            default -> server.methods().answer(method, session);
        };
    }

    private void send(ClientSession session, Message message, byte[] answer) {
        session.sendContent(
                new TlWriter(schema)
                        .int32(RPC_RESULT)
                        .int64(message.id())
                        .raw(answer)
                        .toByteArray(),
                true);
    }

    private byte[] error(RpcError error) {
        return schema.write(Tl.of("rpc_error", "error_code", error.code(), "error_message", error.text()));
    }
}
