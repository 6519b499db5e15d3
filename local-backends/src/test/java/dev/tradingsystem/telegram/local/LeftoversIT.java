package dev.tradingsystem.telegram.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversIT {

    @BeforeAll
    static void needsServers() {
        assumeThat(Availability.missing(Server.POSTGRES)).isEmpty();
        assumeThat(Availability.missing(Server.REDIS)).isEmpty();
    }

    @Test
    void serversOfAKilledOwnerAreKilledAndWipedAtTheNextStart() throws Exception {
        var owner = start("temporary");
        var servers = started(owner);
        assertThat(servers).hasSizeGreaterThan(6).allMatch(Pid::isAlive);
        assertThat(foldersOf(owner)).hasSize(1);
        LocalRedis.start().close();
        assertThat(servers).as("an owner lives: its servers are left alone").allMatch(Pid::isAlive);
        killOnly(owner);
        assertThat(servers).as("a dead owner leaves its servers behind").anyMatch(Pid::isAlive);
        LocalRedis.start().close();
        assertThat(servers).noneMatch(Pid::isAlive);
        assertThat(foldersOf(owner)).isEmpty();
    }

    @Test
    void nothingIsLeftWhenTheOwnerEndsWithoutClosing() throws Exception {
        var owner = start("temporary");
        var servers = started(owner);
        owner.getOutputStream().close();
        assertThat(owner.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(servers).noneMatch(Pid::isAlive);
        assertThat(foldersOf(owner)).isEmpty();
    }

    @Test
    void embeddedDataSurvivesTheKillOfItsOwner(@TempDir Path parent) throws Exception {
        var data = parent.resolve("data");
        int port = Ports.free();
        var owner = start("embedded", data.toString(), Integer.toString(port));
        var servers = started(owner);
        killOnly(owner);
        assertThat(servers).anyMatch(Pid::isAlive);
        try (var server = LocalPostgres.embedded(data, port)) {
            assertThat(servers).noneMatch(Pid::isAlive);
            assertThat(Sql.value(server, "kept", "SELECT text FROM word")).isEqualTo("kept");
        }
    }

    @Test
    void aReusedNumberIsNotTheRecordedProcess() {
        var ourselves = Pid.of(ProcessHandle.current().pid()).orElseThrow();
        assertThat(ourselves.isAlive()).isTrue();
        assertThat(Pid.parse(ourselves.toLine())).contains(ourselves);
        var other = new Pid(ourselves.number(), "another time");
        other.killTree();
        assertThat(other.isAlive()).isFalse();
    }

    private static Process start(String... arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), LeftBehind.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static List<Pid> started(Process owner) throws IOException {
        var out = new BufferedReader(new InputStreamReader(owner.getInputStream(), StandardCharsets.UTF_8));
        var line = out.readLine();
        while (line != null && !line.startsWith("STARTED ")) {
            line = out.readLine();
        }
        assertThat(line).as("the owner has started its servers").isNotNull();
        return Arrays.stream(line.split(" "))
                .skip(1)
                .flatMap(number -> Pid.of(Long.parseLong(number)).stream())
                .toList();
    }

    private static void killOnly(Process owner) throws InterruptedException {
        owner.destroyForcibly();
        assertThat(owner.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    private static List<Path> foldersOf(Process owner) throws IOException {
        try (var files = Files.list(Run.base())) {
            return files.filter(Files::isDirectory)
                    .filter(file -> file.getFileName().toString().startsWith("run-" + owner.pid() + "-"))
                    .toList();
        }
    }
}
