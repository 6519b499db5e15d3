package dev.tradingsystem.telegram.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Where the programs of one PostgreSQL version lie.
///
/// @param bin the folder that holds `postgres` and `initdb`
record PostgresPrograms(Path bin) {

    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

    /// What is installed, the search path first, else the newest version of the packages.
    static Optional<PostgresPrograms> installed() {
        var onPath = Programs.find("postgres").flatMap(PostgresPrograms::realFolder);
        var packaged = Programs.versions(DEBIAN, "").stream().map(version -> version.resolve("bin"));
        return Stream.concat(onPath.stream(), packaged)
                .filter(PostgresPrograms::isWhole)
                .findFirst()
                .map(PostgresPrograms::new);
    }

    /// What lies in the class path, unpacked at the first use.
    static PostgresPrograms embedded() {
        return new PostgresPrograms(EmbeddedPostgresArchive.unpacked().resolve("bin"));
    }

    List<String> initdb(Path data, String user, Path passwordFile, boolean keep) {
        var locale = System.getProperty("os.name").startsWith("Linux") ? "C.UTF-8" : "C";
        return List.of(
                bin.resolve("initdb").toString(),
                "--pgdata=" + data,
                "--username=" + user,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=" + locale,
                keep ? "--data-checksums" : "--no-sync");
    }

    /// Durable and on loopback only: what the tests prove about lost messages is worth nothing
    /// without `fsync`.
    List<String> postgres(Path data, int port) {
        return List.of(
                bin.resolve("postgres").toString(),
                "-D",
                data.toString(),
                "-cport=" + port,
                "-clisten_addresses=127.0.0.1",
                "-cunix_socket_directories=",
                "-cmax_connections=100",
                "-cfsync=on",
                "-csynchronous_commit=on",
                "-cfull_page_writes=on",
                "-cpassword_encryption=scram-sha-256",
                "-ctimezone=UTC",
                "-clog_timezone=UTC",
                "-clogging_collector=off");
    }

    private static Optional<Path> realFolder(Path program) {
        try {
            return Optional.ofNullable(program.toRealPath().getParent());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean isWhole(Path folder) {
        return Programs.isProgram(folder.resolve("postgres")) && Programs.isProgram(folder.resolve("initdb"));
    }
}
