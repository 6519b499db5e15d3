package dev.tradingsystem.telegram.testdc.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.tradingsystem.telegram.testdc.tl.Tl;
import dev.tradingsystem.telegram.testdc.tl.TlSchema;
import dev.tradingsystem.telegram.testdc.tl.TlWriter;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DatacenterServerIT {

    private static final TlSchema SCHEMA = TlSchema.telegram();
    private static final Tl STATE = Tl.of("updates.getState");

    private final List<ClientSession> opened = new CopyOnWriteArrayList<>();
    private final DatacenterServer server = new DatacenterServer(new Answers(opened));
    private TestClient client;
    private TestSession session;

    @BeforeEach
    void connect() throws IOException {
        client = new TestClient(server.port());
        session = new TestSession(TestSession.agreeOnKey(client, false), 77, client);
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        server.close();
    }

    @Test
    void answersMethodsUnderTheAgreedKey() throws IOException {
        assertThat(session.call(STATE)).isEqualTo(Tl.bool(true));
        assertThat(opened).singleElement().returns(77L, ClientSession::id).returns(2, ClientSession::dc);
        assertThat(server.keys().all()).containsExactly(opened.getFirst().authKey());
        assertThat(server.calls("updates.getState")).isEqualTo(1);
    }

    @Test
    void tellsTheFirstMessageOfANewSession() throws IOException {
        long id = session.send(STATE);
        assertThat(session.receive().body().int64("first_msg_id")).isEqualTo(id);
        assertThat(session.receive().body().int64("req_msg_id")).isEqualTo(id);
    }

    @Test
    void answersErrorsAndWhatItDoesNotKnowWith400() throws IOException {
        assertThat(session.call(Tl.of("auth.logOut"))).isEqualTo(error(420, "FLOOD_WAIT_3"));
        assertThat(session.call(Tl.of("help.getNearestDc"))).isEqualTo(error(400, "TEST_DATACENTER_FAILED"));
        session.send(new TlWriter(SCHEMA).int32(0x01020304).int64(1).toByteArray(), true);
        assertThat(session.receive("rpc_result").body().tl("result")).isEqualTo(error(400, "METHOD_INVALID"));
        session.send(
                new TlWriter(SCHEMA)
                        .int32(0xda9b0d0d)
                        .int32(227)
                        .int32(0x62d6b459)
                        .int32(5)
                        .toByteArray(),
                true);
        assertThat(session.receive("rpc_result").body().tl("result"))
                .isEqualTo(error(400, "INPUT_CONSTRUCTOR_INVALID"));
        assertThat(server.counters())
                .returns(1L, Counters::failures)
                .returns(2L, Counters::unknown)
                .returns(1L, Counters::keys);
    }

    @Test
    void takesOffContainersWrappersAndPacking() throws IOException {
        Tl packed = Tl.of("gzip_packed", "packed_data", zlib(SCHEMA.write(STATE)));
        Tl connection = Tl.of("initConnection", "api_id", 1, "device_model", "", "system_version", "")
                .with("app_version", "")
                .with("system_lang_code", "")
                .with("lang_pack", "")
                .with("lang_code", "")
                .with("params", Tl.of("jsonObject", "value", List.of()))
                .with("query", packed);
        byte[] wrapped = SCHEMA.write(Tl.of("invokeWithLayer", "layer", 227, "query", connection));
        byte[] after = SCHEMA.write(Tl.of("invokeAfterMsg", "msg_id", 5L, "query", STATE));
        byte[] container = new TlWriter(SCHEMA)
                .int32(0x73f1f8dc)
                .int32(2)
                .int64(5)
                .int32(1)
                .int32(wrapped.length)
                .raw(wrapped)
                .int64(9)
                .int32(3)
                .int32(after.length)
                .raw(after)
                .toByteArray();
        session.send(SCHEMA.write(Tl.of("gzip_packed", "packed_data", zlib(container))), false);
        assertThat(session.receive("rpc_result").body()).isEqualTo(result(5));
        assertThat(session.receive("rpc_result").body()).isEqualTo(result(9));
    }

    @Test
    void answersTheProtocolsOwnQuestions() throws IOException {
        long ping = session.send(Tl.of("ping_delay_disconnect", "ping_id", 3L, "disconnect_delay", 60));
        assertThat(session.receive("pong").body()).isEqualTo(Tl.of("pong", "msg_id", ping, "ping_id", 3L));
        session.send(Tl.of("get_future_salts", "num", 64));
        assertThat(session.receive("future_salts").body().list("salts")).hasSize(1);
        session.send(Tl.of("msgs_state_req", "msg_ids", List.of(ping, 1L)));
        assertThat(session.receive("msgs_state_info").body().bytes("info")).containsExactly(4, 1);
        assertThat(session.call(Tl.of("rpc_drop_answer", "req_msg_id", 1L)).name())
                .isEqualTo("rpc_answer_unknown");
        assertThat(session.call(Tl.of("auth.dropTempAuthKeys", "except_auth_keys", List.of())))
                .isEqualTo(Tl.bool(true));
    }

    @Test
    void aKeyThatWasDestroyedIsUnknown() throws IOException {
        session.send(Tl.of("destroy_auth_key"));
        session.receive("destroy_auth_key_ok");
        session.send(STATE);
        assertThat(client.receive()).asHexString().isEqualTo("6CFEFFFF");
        assertThatExceptionOfType(EOFException.class).isThrownBy(client::receive);
        assertThat(server.counters().unknownKeys()).isEqualTo(1);
    }

    @Test
    void sendsAgainWhatWasNotAcknowledged() throws IOException {
        session.call(STATE);
        ClientSession theirs = opened.getFirst();
        theirs.push(update(1));
        theirs.push(update(2));
        session.acknowledge(session.receive("updateShort"));
        TestSession.Received second = session.receive("updateShort");
        await().until(theirs::unacknowledged, count -> count == 3); // new session, answer, second push
        server.dropConnections();
        await().until(() -> !theirs.connected());
        theirs.push(update(3));
        reconnect();
        session.send(STATE);
        assertThat(session.receive("updateShort")).isEqualTo(second);
        assertThat(session.receive("updateShort").body()).isEqualTo(update(3));
        assertThat(opened).hasSize(1);
    }

    @Test
    void refusesConnectionsInAnOutageAndKeepsKeysAndSessions() throws IOException {
        session.call(STATE);
        server.stopListening();
        assertThatExceptionOfType(IOException.class).isThrownBy(client::receive);
        assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> new TestClient(server.port()));
        server.listenAgain();
        reconnect();
        assertThat(session.call(STATE)).isEqualTo(Tl.bool(true));
        assertThat(opened).hasSize(1);
        assertThat(server.counters().keys()).isEqualTo(1);
    }

    @Test
    void anotherServerTakesOverTheKeys() throws IOException {
        session.call(STATE);
        try (var other = new DatacenterServer(new Answers(opened), server.keys());
                var there = new TestClient(other.port())) {
            session.continueOn(there);
            assertThat(session.call(STATE)).isEqualTo(Tl.bool(true));
        }
        assertThat(opened).hasSize(2);
    }

    @Test
    void beginsSessionsAnewThatItForgot() throws IOException {
        session.call(STATE);
        server.forgetSessions();
        opened.getFirst().push(update(1));
        session.send(STATE);
        assertThat(session.receive().body().name()).isEqualTo("new_session_created");
        assertThat(session.receive().body().name()).isEqualTo("rpc_result");
        assertThat(opened).hasSize(2);
        assertThat(opened.getFirst().isLost()).isTrue();
    }

    @Test
    void swallowsPushes() throws IOException {
        session.call(STATE);
        server.dropPushes(2);
        for (int i = 1; i <= 4; i++) {
            opened.getFirst().push(update(i));
        }
        assertThat(pushes(2)).containsExactly(update(3), update(4));
        assertThat(server.counters()).returns(4L, Counters::pushes).returns(2L, Counters::dropped);
    }

    @Test
    void holdsPushesBackAndReordersThem() throws IOException {
        session.call(STATE);
        ClientSession theirs = opened.getFirst();
        server.holdPushes();
        theirs.push(update(1));
        theirs.push(update(2));
        assertThat(session.call(STATE)).isEqualTo(Tl.bool(true));
        server.releasePushes(true);
        theirs.push(update(3));
        server.holdPushes();
        theirs.push(update(4));
        theirs.push(update(5));
        server.releasePushes(false);
        assertThat(pushes(5)).containsExactly(update(2), update(1), update(3), update(4), update(5));
    }

    @Test
    void wantsTheProxyLoginThatWasSet() throws IOException {
        server.requireProxyLogin("user", "pass");
        new TestClient(server.port(), 2, "user:pass").close();
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> new TestClient(server.port(), 2, "user:word"))
                .withMessage("login refused");
        assertThatExceptionOfType(EOFException.class).isThrownBy(() -> new TestClient(server.port()));
    }

    @Test
    void knowsTestAndMediaDataCentresByTheirNumbers() throws IOException {
        try (var there = new TestClient(server.port(), -10_004, null)) {
            new TestSession(TestSession.agreeOnKey(there, true), 1, there).call(STATE);
        }
        assertThat(opened).singleElement().returns(4, ClientSession::dc).returns(true, ClientSession::testDc);
        assertThat(opened.getFirst().authKey().isTemporary()).isTrue();
    }

    @Test
    void closingEndsEverything() throws IOException {
        session.call(STATE);
        server.close();
        assertThat(server.openConnections()).isZero();
        assertThat(opened.getFirst().connected()).isFalse();
        assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> new TestClient(server.port()));
    }

    private void reconnect() throws IOException {
        client.close();
        client = new TestClient(server.port());
        session.continueOn(client);
    }

    private List<Tl> pushes(int count) throws IOException {
        List<Tl> pushes = new ArrayList<>();
        while (pushes.size() < count) {
            pushes.add(session.receive("updateShort").body());
        }
        return pushes;
    }

    private static Tl update(int number) {
        return Tl.of("updateShort", "update", Tl.of("updateLoginToken"), "date", number);
    }

    private static Tl result(long messageId) {
        return Tl.of("rpc_result", "req_msg_id", messageId, "result", Tl.bool(true));
    }

    private static Tl error(int code, String message) {
        return Tl.of("rpc_error", "error_code", code, "error_message", message);
    }

    private static byte[] zlib(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(out)) {
            deflater.write(bytes);
        }
        return out.toByteArray();
    }

    /// Says yes to everything but two methods.
    private record Answers(List<ClientSession> sessions) implements Methods {

        @Override
        public Tl answer(Tl method, ClientSession caller) throws RpcError {
            return switch (method.name()) {
                case "auth.logOut" -> throw new RpcError(420, "FLOOD_WAIT_3");
                case "help.getNearestDc" -> throw new IllegalStateException("broken on purpose");
                default -> {
                    if (method.isUnknown()) {
                        throw new RpcError(400, "METHOD_INVALID");
                    }
                    yield Tl.bool(true);
                }
            };
        }

        @Override
        public void opened(ClientSession session) {
            sessions.add(session);
        }
    }
}
