package dev.tradingsystem.telegram.api.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/// A console that keeps one waiting.
class ImpatienceIT {

    private static final Duration PATIENCE = Duration.ofMillis(300);
    private static final Duration WHOLE = Duration.ofMillis(900);

    private static Duration asked(ServerSocket server) {
        long begun = System.nanoTime();
        var properties = new PoolProperties("127.0.0.1", server.getLocalPort(), "exporter", "a password");
        var console = new PgBouncerConsole(properties, PATIENCE, WHOLE);
        assertThatThrownBy(() -> console.ask(List.of("SHOW POOLS"))).isInstanceOf(SocketTimeoutException.class);
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private static ServerSocket listening() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    @Test
    void silenceIsGivenUp() throws IOException {
        try (var server = listening()) {
            assertThat(asked(server)).isBetween(PATIENCE, WHOLE.plusSeconds(1));
        }
    }

    @Test
    void byteNowAndThenIsGivenUpToo() throws IOException {
        try (var server = listening()) {
            Thread.ofVirtual().start(() -> drip(server));
            assertThat(asked(server)).isBetween(WHOLE.minus(PATIENCE), WHOLE.plusSeconds(2));
        }
    }

    /// A notice that is long in coming.
    private static void drip(ServerSocket server) {
        try (Socket client = server.accept()) {
            client.getOutputStream().write(new byte[] {'N', 0, 0, 100, 0});
            while (true) {
                client.getOutputStream().write(1);
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        } catch (IOException e) {
            // it has left
        }
    }
}
