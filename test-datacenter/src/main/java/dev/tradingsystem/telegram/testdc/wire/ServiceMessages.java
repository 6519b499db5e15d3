package dev.tradingsystem.telegram.testdc.wire;

import dev.tradingsystem.telegram.testdc.tl.Tl;
import dev.tradingsystem.telegram.testdc.tl.TlException;
import dev.tradingsystem.telegram.testdc.tl.TlReader;
import dev.tradingsystem.telegram.testdc.tl.TlSchema;
import java.util.List;

/// The messages of the protocol itself; what is none of them is a method of the API.
final class ServiceMessages {

    private static final int MSGS_ACK = 0x62d6b459;
    private static final int SALT_LASTS = 10 * 365 * 24 * 3600;
    private static final byte STATE_UNKNOWN = 1;
    private static final byte STATE_RECEIVED = 4;

    private final TlSchema schema = TlSchema.telegram();
    private final DatacenterServer server;
    private final RpcAnswers answers;

    ServiceMessages(DatacenterServer server) {
        this.server = server;
        this.answers = new RpcAnswers(server);
    }

    void takeAcknowledgement(ClientSession session, Message message) {
        var reader = new TlReader(schema, message.body());
        if (reader.peek() == MSGS_ACK) {
            session.acknowledge(reader.object().longs("msg_ids"));
        }
    }

    void take(ClientSession session, Message message) {
        Tl method;
        try {
            method = Wrappers.unwrap(schema, message.body());
        } catch (TlException e) {
            answers.refuse(session, message, e);
            return;
        }
        switch (method.name()) {
            // acknowledgements are taken before; the others need nothing here
            case "msgs_ack", "msgs_state_info", "msgs_all_info", "bad_msg_notification", "http_wait" -> {}
            case "ping", "ping_delay_disconnect" -> pong(session, message, method);
            case "get_future_salts" -> salts(session, message);
            case "msgs_state_req" -> states(session, message, method);
            case "msg_resend_req" -> session.sendAgain(method.longs("msg_ids"));
            case "rpc_drop_answer" -> answers.send(session, message, Tl.of("rpc_answer_unknown"));
            case "destroy_auth_key" -> destroyKey(session);
            default -> answers.answer(session, message, method);
        }
    }

    private void pong(ClientSession session, Message message, Tl ping) {
        reply(session, Tl.of("pong", "msg_id", message.id(), "ping_id", ping.int64("ping_id")));
    }

    /// One salt for years: the client need not ask again.
    private void salts(ClientSession session, Message message) {
        int now = (int) (System.currentTimeMillis() / 1000);
        Tl salt = Tl.of(
                "future_salt",
                "valid_since",
                now - 60,
                "valid_until",
                now + SALT_LASTS,
                "salt",
                session.encryptionKey().salt());
        reply(session, Tl.of("future_salts", "req_msg_id", message.id(), "now", now, "salts", List.of(salt)));
    }

    private void states(ClientSession session, Message message, Tl question) {
        List<Long> ids = question.longs("msg_ids");
        byte[] states = new byte[ids.size()];
        for (int i = 0; i < states.length; i++) {
            states[i] = session.hasReceived(ids.get(i)) ? STATE_RECEIVED : STATE_UNKNOWN;
        }
        reply(session, Tl.of("msgs_state_info", "req_msg_id", message.id(), "info", states));
    }

    private void destroyKey(ClientSession session) {
        reply(session, Tl.of("destroy_auth_key_ok"));
        server.keys().remove(session.encryptionKey());
        server.sessions().forget(session.encryptionKey());
    }

    private void reply(ClientSession session, Tl answer) {
        session.sendService(schema.write(answer), true);
    }
}
