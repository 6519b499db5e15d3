package dev.tradingsystem.telegram.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The program that asks our containers for their health, run as it is there but from its source.
class HealthCheckTests {

    private HttpServer server;
    private int status = 200;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/readyz", exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void readyIsHealthy() {
        assertThat(check().code()).isZero();
    }

    @Test
    void notReadyIsNot() {
        status = 503;
        assertThat(check()).isEqualTo(new Command.Result(1, "503\n"));
    }

    @Test
    void nobodyThereIsNot() {
        server.stop(0);
        assertThat(check().code()).isEqualTo(1);
    }

    private Command.Result check() {
        return Command.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:TieredStopAtLevel=1",
                        ComposeFiles.FOLDER.resolve("app/HealthCheck.java").toString(),
                        "http://127.0.0.1:" + server.getAddress().getPort() + "/readyz")
                .run();
    }
}
