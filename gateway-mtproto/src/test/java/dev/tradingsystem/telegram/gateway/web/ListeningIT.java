package dev.tradingsystem.telegram.gateway.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/// Promise: an address that is not there yet fails no start, and is listened on once it is there.
class ListeningIT {

    private static final InetAddress LOOPBACK = address(1);
    private static final InetAddress BRIDGE = address(2);
    private static final InetAddress OTHER = address(3);

    @SpringBootConfiguration
    @ImportAutoConfiguration(TomcatServletWebServerAutoConfiguration.class)
    @Import(WebConfiguration.class)
    static class Server {}

    @Test
    void startsWithoutTheBridgeAndListensThereOnceItIsFree() throws IOException {
        var taken = new ServerSocket(0, 1, BRIDGE);
        int port = taken.getLocalPort();
        try (var app = start(port, "127.0.0.2")) {
            assertThat(app.isRunning()).isTrue();
            assertThat(speaksHttp(LOOPBACK, port)).isTrue();
            taken.close();
            await().atMost(Duration.ofSeconds(10)).until(() -> speaksHttp(BRIDGE, port));
            assertThat(isOpen(OTHER, port)).isFalse();
        }
        assertThat(isOpen(BRIDGE, port)).isFalse();
    }

    @Test
    void stopsWhileItStillWaitsForAnAddressNobodyHas() {
        var app = start(0, "192.0.2.1,127.0.0.1");
        app.close();
        assertThat(app.isActive()).isFalse();
    }

    @Test
    void everythingIsOneAddress() throws IOException {
        int port;
        try (var free = new ServerSocket(0, 1, LOOPBACK)) {
            port = free.getLocalPort();
        }
        try (var _ = start(port, "127.0.0.2,0.0.0.0")) {
            assertThat(speaksHttp(LOOPBACK, port)).isTrue();
            assertThat(speaksHttp(OTHER, port)).isTrue();
        }
    }

    private static ConfigurableApplicationContext start(int port, String bind) {
        return new SpringApplicationBuilder(Server.class)
                .bannerMode(Banner.Mode.OFF)
                .properties("spring.config.name=none")
                .run("--server.port=" + port, "--telegram.web.bind=" + bind, "--telegram.web.retry-every=100ms");
    }

    /// There is nothing to serve, so 404 is an answer.
    private static boolean speaksHttp(InetAddress address, int port) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 1000);
            socket.setSoTimeout(5000);
            socket.getOutputStream().write("GET / HTTP/1.0\r\n\r\n".getBytes(US_ASCII));
            byte[] start = socket.getInputStream().readNBytes(12);
            return new String(start, US_ASCII).equals("HTTP/1.1 404");
        } catch (ConnectException | SocketTimeoutException e) {
            return false;
        }
    }

    private static boolean isOpen(InetAddress address, int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static InetAddress address(int last) {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last});
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
