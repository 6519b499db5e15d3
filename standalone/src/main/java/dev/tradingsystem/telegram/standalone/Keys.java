package dev.tradingsystem.telegram.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/// The keys of this installation: made once, kept in a file that only its owner can read.
///
/// @param api what callers send to all three apps
/// @param cursors signs page cursors
record Keys(String api, String cursors) {

    private static final int RANDOM_BYTES = 32;

    static Keys in(Path data) {
        Path file = data.resolve("keys.properties");
        try {
            Properties kept = new Properties();
            if (Files.exists(file)) {
                try (var in = Files.newInputStream(file)) {
                    kept.load(in);
                }
            }
            boolean complete = kept.containsKey("api") && kept.containsKey("cursors");
            if (!complete) {
                kept.setProperty("api", random());
                kept.setProperty("cursors", random());
                write(file, kept);
            }
            return new Keys(kept.getProperty("api"), kept.getProperty("cursors"));
        } catch (IOException e) {
            throw new UncheckedIOException("the keys in %s cannot be kept".formatted(data), e);
        }
    }

    private static void write(Path file, Properties keys) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (var out = Files.newOutputStream(file)) {
            keys.store(out, "keys of this installation");
        }
    }

    private static String random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "Keys[]";
    }
}
