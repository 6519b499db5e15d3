package dev.tradingsystem.telegram.testdc.wire;

import dev.tradingsystem.telegram.testdc.crypto.Bytes;
import dev.tradingsystem.telegram.testdc.crypto.Kdf;
import dev.tradingsystem.telegram.testdc.tl.Tl;
import dev.tradingsystem.telegram.testdc.tl.TlSchema;
import dev.tradingsystem.telegram.testdc.tl.TlWriter;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What becomes of the encrypted packets of one connection, in their order.
final class Inbox {

    private static final Logger log = LoggerFactory.getLogger(Inbox.class);
    private static final int UNKNOWN_KEY = -404;

    private final TlSchema schema = TlSchema.telegram();
    private final Connection connection;
    private final DatacenterServer server;
    private final Transport.Target target;
    private final ServiceMessages service;

    Inbox(Connection connection, DatacenterServer server, Transport.Target target) {
        this.connection = connection;
        this.server = server;
        this.target = target;
        this.service = new ServiceMessages(server);
    }

    void take(byte[] frame) {
        AuthKey key = server.keys().find(Bytes.int64(frame, 0));
        if (key == null) {
            log.atDebug().log("key unknown");
            server.tally().unknownKeys.increment();
            connection.send(new TlWriter(schema).int32(UNKNOWN_KEY).toByteArray());
            connection.close();
            return;
        }
        Packet packet = Packet.decrypt(schema, key, Kdf.From.CLIENT, frame);
        ClientSession session = server.sessions().at(key, packet.session(), target);
        take(session, packet.message().parts(schema));
    }

    private void take(ClientSession session, List<Message> messages) {
        messages.forEach(message -> service.takeAcknowledgement(session, message));
        session.heardOn(connection);
        if (session.begins()) {
            welcome(session, messages);
        }
        List<Long> content =
                messages.stream().filter(Message::isContent).map(Message::id).toList();
        if (!content.isEmpty()) {
            session.sendService(schema.write(Tl.of("msgs_ack", "msg_ids", content)), false);
        }
        for (Message message : messages) {
            if (session.isNew(message.id())) {
                service.take(session, message);
            }
        }
    }

    /// Tells the client that what it sent earlier in this session is unknown here.
    private void welcome(ClientSession session, List<Message> messages) {
        long first = messages.stream().mapToLong(Message::id).min().orElse(0);
        session.sendContent(
                schema.write(Tl.of(
                        "new_session_created",
                        "first_msg_id",
                        first,
                        "unique_id",
                        Bytes.int64(Bytes.random(Long.BYTES), 0),
                        "server_salt",
                        session.encryptionKey().salt())),
                false);
        server.methods().opened(session);
    }
}
