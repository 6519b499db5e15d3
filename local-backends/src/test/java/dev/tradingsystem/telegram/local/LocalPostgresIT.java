package dev.tradingsystem.telegram.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPostgresIT {

    @BeforeAll
    static void needsPostgres() {
        assumeThat(Availability.missing(Server.POSTGRES)).isEmpty();
    }

    @Test
    void keepsWhatIsCommittedOverKillAndStop() throws SQLException {
        try (var server = LocalPostgres.start()) {
            server.createDatabase("kept");
            server.createDatabase("kept");
            Sql.run(server, "kept", "CREATE TABLE word (text text)", "INSERT INTO word VALUES ('first')");
            server.kill();
            assertThat(server.isRunning()).isFalse();
            assertThatThrownBy(() -> server.connect("kept")).isInstanceOf(SQLException.class);
            server.startAgain();
            Sql.run(server, "kept", "INSERT INTO word VALUES ('second')");
            server.stop();
            server.startAgain();
            assertThat(Sql.value(server, "kept", "SELECT string_agg(text, ' ' ORDER BY text) FROM word"))
                    .isEqualTo("first second");
        }
    }

    @Test
    void writesNothingMoreOnceItsFilesAreLimitedAndGoesOnAfterwards(@TempDir Path folder) throws Exception {
        assumeThat(Programs.find("prlimit")).isPresent();
        try (var server = LocalPostgres.start()) {
            Sql.run(server, "postgres", "CREATE TABLE word (text text)");
            server.limitFiles(4096);
            assertThatThrownBy(() -> Sql.run(
                            server,
                            "postgres",
                            "INSERT INTO word SELECT repeat('x', 1000) FROM generate_series(1, 99)"))
                    .isInstanceOf(SQLException.class);
            server.limitFiles(-1);
            server.kill();
            server.startAgain();
            Sql.run(server, "postgres", "INSERT INTO word SELECT repeat('x', 1000) FROM generate_series(1, 99)");
            assertThat(Sql.value(server, "postgres", "SELECT count(*) FROM word"))
                    .isEqualTo("99");
            ServerLogs.copyTo(folder);
            assertThat(folder).isDirectoryRecursivelyContaining("glob:**postgres.log");
        }
    }

    @Test
    void answersNobodyWhileItIsFrozen() throws SQLException {
        try (var server = LocalPostgres.start()) {
            var url = server.jdbcUrl("postgres") + "&socketTimeout=1";
            server.freeze();
            assertThatThrownBy(() -> DriverManager.getConnection(url, server.user(), server.password()))
                    .isInstanceOf(SQLException.class);
            server.thaw();
            assertThat(Sql.value(server, "postgres", "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void isDurableAndOnLoopbackOnly() throws SQLException {
        try (var server = LocalPostgres.start()) {
            assertThat(Sql.value(server, "postgres", "SHOW fsync")).isEqualTo("on");
            assertThat(Sql.value(server, "postgres", "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(Sql.value(server, "postgres", "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(Sql.value(server, "postgres", "SHOW max_connections")).isEqualTo("100");
        }
    }

    @Test
    void refusesAWrongPassword() {
        try (var server = LocalPostgres.start()) {
            var url = server.jdbcUrl("postgres");
            assertThatThrownBy(() -> DriverManager.getConnection(url, server.user(), "wrong"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("authentication failed");
        }
    }

    @Test
    void wipesTemporaryDataWhenClosed() {
        var server = LocalPostgres.start();
        var folder = server.workFolder();
        assertThat(folder).isDirectory();
        server.close();
        assertThat(folder).doesNotExist();
    }

    @Test
    void serverOfTheClassPathServesToo() throws SQLException {
        assumeThat(EmbeddedPostgresArchive.isThere()).isTrue();
        try (var server = LocalPostgres.start(PostgresPrograms.embedded())) {
            assertThat(Sql.value(server, "postgres", "SHOW fsync")).isEqualTo("on");
            assertThat(Sql.value(server, "postgres", "SHOW server_version_num")).startsWith("18");
        }
    }

    @Test
    void embeddedKeepsItsData(@TempDir Path parent) throws Exception {
        var data = parent.resolve("data");
        int port = Ports.free();
        try (var server = LocalPostgres.embedded(data, port)) {
            server.createDatabase("kept");
            Sql.run(server, "kept", "CREATE TABLE word (text text)", "INSERT INTO word VALUES ('ä')");
        }
        try (var server = LocalPostgres.embedded(data, port)) {
            assertThat(server.port()).isEqualTo(port);
            assertThat(Sql.value(server, "kept", "SELECT text FROM word")).isEqualTo("ä");
            assertThat(Sql.value(server, "kept", "SHOW fsync")).isEqualTo("on");
        }
    }

    @Test
    void embeddedRefusesDataAnotherOwnerUses(@TempDir Path parent) {
        var data = parent.resolve("data");
        try (var server = LocalPostgres.embedded(data, Ports.free())) {
            assertThatThrownBy(() -> LocalPostgres.embedded(data, Ports.free()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("held by another owner");
            assertThat(server.isRunning()).isTrue();
        }
    }

    @Test
    void embeddedStartsOverAPidFileThatNamesAnotherProgram(@TempDir Path parent) throws Exception {
        var data = parent.resolve("data");
        int port = Ports.free();
        LocalPostgres.embedded(data, port).close();
        long ourselves = ProcessHandle.current().pid();
        Files.writeString(data.resolve("postmaster.pid"), "%d%n%s%n0%n%d%n".formatted(ourselves, data, port));
        try (var server = LocalPostgres.embedded(data, port)) {
            assertThat(server.isRunning()).isTrue();
        }
    }
}
