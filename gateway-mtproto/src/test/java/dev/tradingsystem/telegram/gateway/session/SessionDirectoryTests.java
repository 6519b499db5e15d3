package dev.tradingsystem.telegram.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionDirectoryTests {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    Path folder;

    @Test
    void makesADirectoryForOurselvesAlone() throws IOException {
        var directory = new SessionDirectory(folder.resolve("new/.session"));
        directory.prepare();
        assertThat(Files.getPosixFilePermissions(directory.path()))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        assertThat(directory.isOursAlone()).isTrue();
    }

    @Test
    void narrowsWhatIsTooWideAtAnyDepth() throws IOException {
        var directory = new SessionDirectory(folder.resolve(".session"));
        Path file = Files.createDirectories(directory.path().resolve("files/photos"))
                .resolve("wide");
        Files.writeString(file, "x");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
        assertThat(directory.isOursAlone()).isFalse();
        directory.prepare();
        assertThat(directory.isOursAlone()).isTrue();
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void setsContentsAsideBesideTheDirectoryAndBeginsAnew() throws IOException {
        var directory = new SessionDirectory(folder.resolve(".session"));
        directory.prepare();
        Files.writeString(directory.path().resolve("td.binlog"), "kept");
        Path aside = directory.setAside(NOW);
        assertThat(aside).isEqualTo(folder.resolve(".session.corrupt.20260102T030405Z"));
        assertThat(aside.resolve("td.binlog")).hasContent("kept");
        assertThat(directory.path()).isEmptyDirectory();
    }

    @Test
    void setsAFileInItsPlaceAside() throws IOException {
        Path place = Files.writeString(folder.resolve(".session"), "kept");
        var directory = new SessionDirectory(place);
        assertThat(directory.isNoDirectory()).isTrue();
        assertThat(directory.setAside(NOW)).hasContent("kept");
        assertThat(place).isEmptyDirectory();
    }
}
