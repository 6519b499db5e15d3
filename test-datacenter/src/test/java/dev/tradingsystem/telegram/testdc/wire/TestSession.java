package dev.tradingsystem.telegram.testdc.wire;

import dev.tradingsystem.telegram.testdc.crypto.Bytes;
import dev.tradingsystem.telegram.testdc.crypto.ClientPadding;
import dev.tradingsystem.telegram.testdc.crypto.DiffieHellman;
import dev.tradingsystem.telegram.testdc.crypto.Kdf;
import dev.tradingsystem.telegram.testdc.crypto.Sha;
import dev.tradingsystem.telegram.testdc.crypto.TestRsaKey;
import dev.tradingsystem.telegram.testdc.tl.Tl;
import dev.tradingsystem.telegram.testdc.tl.TlReader;
import dev.tradingsystem.telegram.testdc.tl.TlSchema;
import dev.tradingsystem.telegram.testdc.tl.TlWriter;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// A client's side of MTProto: agrees on a key, sends messages, waits for what comes.
final class TestSession {

    private static final TlSchema SCHEMA = TlSchema.telegram();
    private static final int RPC_RESULT = 0xf35c6d01;

    /// What came, with the number of its message.
    record Received(long id, boolean content, Tl body) {}

    private final AuthKey key;
    private final long id;
    private final MessageIds ids = new MessageIds();
    private TestClient client;
    private int sent;

    TestSession(AuthKey key, long id, TestClient client) {
        this.key = key;
        this.id = id;
        this.client = client;
    }

    static AuthKey agreeOnKey(TestClient client, boolean temporary) throws IOException {
        byte[] nonce = Bytes.random(16);
        Tl pq = ask(client, Tl.of("req_pq_multi", "nonce", nonce));
        byte[] serverNonce = pq.bytes("server_nonce");
        byte[] newNonce = Bytes.random(32);
        byte[] p = HexFormat.of().parseHex("494c553b");
        byte[] q = HexFormat.of().parseHex("53911073");
        Tl inner = Tl.of(
                        temporary ? "p_q_inner_data_temp_dc" : "p_q_inner_data_dc",
                        "pq",
                        pq.bytes("pq"),
                        "p",
                        p,
                        "q",
                        q,
                        "nonce",
                        nonce,
                        "server_nonce",
                        serverNonce,
                        "new_nonce",
                        newNonce,
                        "dc",
                        2)
                .with("expires_in", temporary ? 3600 : null);
        Tl offer = ask(
                client,
                Tl.of(
                        "req_DH_params",
                        "nonce",
                        nonce,
                        "server_nonce",
                        serverNonce,
                        "p",
                        p,
                        "q",
                        q,
                        "public_key_fingerprint",
                        pq.longs("server_public_key_fingerprints").getFirst(),
                        "encrypted_data",
                        ClientPadding.encrypt(TestRsaKey.get(), SCHEMA.write(inner))));
        byte[] plain = Kdf.keyExchange(newNonce, serverNonce).decrypt(offer.bytes("encrypted_answer"));
        Tl answer = new TlReader(SCHEMA, Bytes.cut(plain, 20, plain.length)).object();
        var secret = new DiffieHellman();
        byte[] agreed = secret.agree(answer.bytes("g_a"));
        byte[] ours = SCHEMA.write(Tl.of(
                "client_DH_inner_data",
                "nonce",
                nonce,
                "server_nonce",
                serverNonce,
                "retry_id",
                0L,
                "g_b",
                secret.publicPart()));
        byte[] padded = Bytes.join(Sha.sha1(ours), ours, new byte[-(20 + ours.length) & 15]);
        Tl end = ask(
                client,
                Tl.of(
                        "set_client_DH_params",
                        "nonce",
                        nonce,
                        "server_nonce",
                        serverNonce,
                        "encrypted_data",
                        Kdf.keyExchange(newNonce, serverNonce).encrypt(padded)));
        if (!Arrays.equals(end.bytes("new_nonce_hash1"), Kdf.proof(newNonce, agreed))) {
            throw new IOException("the data centre agreed on another key");
        }
        return new AuthKey(agreed, Bytes.int64(newNonce, 0) ^ Bytes.int64(serverNonce, 0), temporary);
    }

    private static Tl ask(TestClient client, Tl question) throws IOException {
        byte[] body = SCHEMA.write(question);
        client.send(new TlWriter(SCHEMA)
                .int64(0)
                .int64(1)
                .int32(body.length)
                .raw(body)
                .toByteArray());
        var reader = new TlReader(SCHEMA, client.receive());
        reader.raw(16);
        return SCHEMA.read(reader.raw(reader.int32()));
    }

    /// Goes on over another connection.
    void continueOn(TestClient other) {
        client = other;
    }

    /// Sends a message; answers its number.
    long send(Tl body) throws IOException {
        return send(SCHEMA.write(body), true);
    }

    long send(byte[] body, boolean content) throws IOException {
        long messageId = ids.next(false);
        int seqNo = content ? 2 * sent++ + 1 : 2 * sent;
        client.send(new Packet(id, new Message(messageId, seqNo, body)).encrypt(SCHEMA, key, Kdf.From.CLIENT));
        return messageId;
    }

    void acknowledge(Received message) throws IOException {
        send(SCHEMA.write(Tl.of("msgs_ack", "msg_ids", List.of(message.id()))), false);
    }

    /// The next message, acknowledgements passed over.
    Received receive() throws IOException {
        while (true) {
            Packet packet = Packet.decrypt(SCHEMA, key, Kdf.From.SERVER, client.receive());
            Message message = packet.message();
            Tl body = read(message.body());
            if (!body.is("msgs_ack")) {
                return new Received(message.id(), message.isContent(), body);
            }
        }
    }

    /// The next message of this name; what comes before is passed over.
    Received receive(String name) throws IOException {
        Received received = receive();
        while (!received.body().is(name)) {
            received = receive();
        }
        return received;
    }

    /// Calls a method; answers its result or `rpc_error`.
    Tl call(Tl method) throws IOException {
        long messageId = send(method);
        Tl result = receive("rpc_result").body();
        while (result.int64("req_msg_id") != messageId) {
            result = receive("rpc_result").body();
        }
        return result.tl("result");
    }

    private static Tl read(byte[] body) {
        var reader = new TlReader(SCHEMA, body);
        if (reader.peek() != RPC_RESULT) {
            return SCHEMA.read(body);
        }
        reader.int32();
        return Tl.of("rpc_result", "req_msg_id", reader.int64(), "result", reader.object());
    }
}
