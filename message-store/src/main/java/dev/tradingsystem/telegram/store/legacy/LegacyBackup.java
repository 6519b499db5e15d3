package dev.tradingsystem.telegram.store.legacy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.postgresql.PGConnection;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Keeps the previous stack's tables as compressed CSV with a manifest, of one snapshot, and
/// brings rows back that are missing there. A dump of the schema alone would not hold the rows of
/// a hypertable, and a dump of the whole database could only be restored over what others own.
public final class LegacyBackup {

    private static final String MANIFEST = "previous-stack.json";
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final LegacySource source;

    public LegacyBackup(LegacySource source) {
        this.source = source;
    }

    /// A table that was kept.
    ///
    /// @param sha256 of its file, in hexadecimal
    public record Kept(String table, String file, List<String> columns, long rows, String sha256) {}

    /// All that was kept.
    public record Manifest(String variant, String schema, List<Kept> tables) {}

    /// Writes the tables and then, as the last file, the manifest.
    public Manifest write(Path folder) throws SQLException {
        try (OldDatabase old = OldDatabase.open(source.database(), source.schema(), source.table())) {
            Files.createDirectories(folder);
            var tables = new ArrayList<Kept>();
            for (String table : List.of(source.table(), "channels")) {
                Map<String, String> columns = LegacyTable.columns(old.connection(), source.schema(), table);
                if (!columns.isEmpty()) {
                    tables.add(write(old.connection(), folder, table, List.copyOf(columns.keySet())));
                }
            }
            var manifest = new Manifest(old.table().variant().word(), source.schema(), tables);
            Path temporary = folder.resolve(MANIFEST + ".new");
            Files.writeString(temporary, MAPPER.writeValueAsString(manifest) + "\n");
            Files.move(temporary, folder.resolve(MANIFEST), StandardCopyOption.REPLACE_EXISTING);
            return manifest;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the backup to " + folder, e);
        }
    }

    private Kept write(Connection old, Path folder, String table, List<String> columns)
            throws SQLException, IOException {
        String file = table + ".csv.gz";
        MessageDigest digest = sha256();
        long rows;
        try (OutputStream out = new GZIPOutputStream(
                new DigestOutputStream(Files.newOutputStream(folder.resolve(file)), digest), 1 << 16)) {
            rows = old.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut(
                            "COPY (SELECT %s FROM %s) TO STDOUT (FORMAT csv)"
                                    .formatted(names(columns, "t."), qualified(table) + " t"),
                            out);
        }
        return new Kept(table, file, columns, rows, HexFormat.of().formatHex(digest.digest()));
    }

    /// Adds what is in the backup and no longer in the tables; what is there stays as it is.
    ///
    /// @return how many rows came back, by table
    /// @throws Differs when a file is not what the manifest says; then nothing was changed
    public Map<String, Long> restore(Path folder) throws SQLException {
        try (Connection old = source.database().getConnection();
                Statement statement = old.createStatement()) {
            Manifest manifest = MAPPER.readValue(Files.readString(folder.resolve(MANIFEST)), Manifest.class);
            for (Kept kept : manifest.tables()) {
                check(folder, kept);
            }
            var restored = new LinkedHashMap<String, Long>();
            old.setAutoCommit(false);
            for (Kept kept : manifest.tables()) {
                restored.put(kept.table(), restore(old, statement, folder, kept));
            }
            old.commit();
            return restored;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the backup in " + folder, e);
        }
    }

    private static void check(Path folder, Kept kept) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = Files.newInputStream(folder.resolve(kept.file()));
                OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            in.transferTo(out);
        }
        if (!HexFormat.of().formatHex(digest.digest()).equals(kept.sha256())) {
            throw new Differs(List.of(folder.resolve(kept.file()) + " is not the file that was written"));
        }
    }

    private long restore(Connection old, Statement statement, Path folder, Kept kept) throws SQLException, IOException {
        String key = kept.columns().contains("id") ? "id" : "channel_id";
        statement.execute("SET LOCAL statement_timeout = 0");
        statement.execute("CREATE TEMP TABLE legacy_restored ON COMMIT DROP AS SELECT * FROM %s WHERE false"
                .formatted(qualified(kept.table())));
        try (InputStream in = new GZIPInputStream(Files.newInputStream(folder.resolve(kept.file())), 1 << 16)) {
            old.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "COPY legacy_restored (%s) FROM STDIN (FORMAT csv)".formatted(names(kept.columns(), "")),
                            in);
        }
        long rows = statement.executeLargeUpdate(
                """
                INSERT INTO %1$s (%2$s)
                SELECT %3$s FROM legacy_restored t WHERE NOT EXISTS (SELECT FROM %1$s m WHERE m.%4$s = t.%4$s)
                """.formatted(qualified(kept.table()), names(kept.columns(), ""), names(kept.columns(), "t."), key));
        statement.execute("DROP TABLE legacy_restored");
        return rows;
    }

    private String qualified(String table) {
        return LegacyTable.quoted(source.schema()) + "." + LegacyTable.quoted(table);
    }

    private static String names(List<String> columns, String prefix) {
        return columns.stream()
                .map(column -> prefix + LegacyTable.quoted(column))
                .collect(Collectors.joining(", "));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
