package dev.tradingsystem.telegram.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The servers of the compose files as processes of this machine: starts them by
/// `deploy/docker.sh` of the test resources, which says what is left out, and puts that script
/// in the place of `docker` for the scripts under test.
final class NativeDocker implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(1);

    private final Installation installation;
    private final Path program;
    private final Map<String, Process> processes = new LinkedHashMap<>();

    NativeDocker(Installation installation) throws IOException {
        this.installation = installation;
        Path folder = installation.folder();
        Files.createDirectory(folder.resolve("work"));
        succeed(Command.of("cp", "-R", Installation.REPOSITORY + "/deploy/compose", folder + "/compose"));
        succeed(Command.of("chmod", "a+x", folder.toString()));
        succeed(Command.of("chmod", "-R", "a+rX", folder + "/compose", folder + "/work"));
        this.program = Files.createDirectory(folder.resolve("bin")).resolve("docker");
        try (var script = NativeDocker.class.getResourceAsStream("/deploy/docker.sh")) {
            Files.copy(script, program);
        }
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "native-docker-end"));
    }

    /// A command in the container of that name.
    Command exec(String container, String... words) {
        List<String> all = new ArrayList<>(List.of(program.toString(), "exec", "-i", container));
        all.addAll(List.of(words));
        return Command.of(all.toArray(String[]::new)).with(installation.parameters());
    }

    /// A script of ours that finds this in the place of `docker`.
    Command script(String name, String... arguments) {
        List<String> all = new ArrayList<>(List.of(Installation.REPOSITORY + "/scripts/" + name));
        all.addAll(List.of(arguments));
        return Command.of(all.toArray(String[]::new))
                .with(installation.parameters())
                .with("PATH", program.getParent() + ":" + System.getenv("PATH"));
    }

    /// Starts it and waits until its port answers.
    void up(String name, int port) {
        var process = Command.of(program.toString(), "up", name)
                .with(installation.parameters())
                .start(log(name));
        processes.put(name, process);
        await().atMost(START).pollInterval(Duration.ofMillis(50)).until(() -> {
            assertThat(process.isAlive()).as(Files.readString(log(name))).isTrue();
            return answers(port);
        });
    }

    /// SIGKILL to it and everything below it.
    void kill(String name) {
        end(processes.remove(name));
    }

    @Override
    public void close() {
        List<String> names = new ArrayList<>(processes.keySet());
        names.reversed().forEach(this::kill);
    }

    static void succeed(Command command) {
        var result = command.run();
        assertThat(result.code()).as(result.output()).isZero();
    }

    private Path log(String name) {
        return installation.folder().resolve(name + ".log");
    }

    private static void end(Process process) {
        List<ProcessHandle> tree = new ArrayList<>(process.descendants().toList());
        tree.add(process.toHandle());
        tree.forEach(ProcessHandle::destroyForcibly);
        process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }

    private static boolean answers(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
