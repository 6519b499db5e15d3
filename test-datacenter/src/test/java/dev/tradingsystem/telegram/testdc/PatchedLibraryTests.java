package dev.tradingsystem.telegram.testdc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tradingsystem.telegram.testdc.crypto.TestRsaKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PatchedLibraryTests {

    private static final String KEY = "-----BEGIN RSA PUBLIC KEY-----\nMIIBCgKCAQEA"
            + ("x".repeat(52) + "\n" + ("y".repeat(64) + "\n").repeat(4) + "z".repeat(40))
            + "\n-----END RSA PUBLIC KEY-----";
    private static final String OTHER_KEY =
            "-----BEGIN RSA PUBLIC KEY-----\nMIIBCgKCAQEAyr+18Rex\nBwXD3\n-----END RSA PUBLIC KEY-----";
    private static final String ADDRESSES = """
            https://dns.google/resolve?name= dns.google/resolve mozilla.cloudflare-dns.com/dns-query
            https://software-download.microsoft.com/ https://firebaseremoteconfig.googleapis.com/v1/projects
            https://reserve-5a846.firebaseio.com/ipconfigv3.json
            https://www.google.com/v1/projects/reserve-5a846/databases
            """;
    private static final String LIBRARY = "code\0" + KEY + "\0" + OTHER_KEY + "\0" + KEY + "\0" + ADDRESSES + "\0end";

    @TempDir
    Path folder;

    @Test
    void replacesKeysAndAddressesAndNothingElse() throws IOException {
        String patched = patched(LIBRARY);
        String nowhere = patched.substring(patched.indexOf("https://"));
        assertThat(patched).hasSameSizeAs(LIBRARY);
        assertThat(patched)
                .startsWith("code\0" + TestRsaKey.get().pem() + "\0" + OTHER_KEY + "\0"
                        + TestRsaKey.get().pem() + "\0");
        assertThat(nowhere.split("127\\.0\\.0\\.1:9/x*", -1)).hasSize(8);
        assertThat(nowhere)
                .doesNotContain("google", "mozilla", "microsoft", "firebase")
                .endsWith("\0end");
    }

    @Test
    void makesTheCopyOnceAndLeavesNothingElseBehind() throws IOException {
        Path first = copy(LIBRARY);
        var made = Files.getLastModifiedTime(first);
        assertThat(copy(LIBRARY)).isEqualTo(first);
        assertThat(Files.getLastModifiedTime(first)).isEqualTo(made);
        assertThat(copy(LIBRARY + "another version")).isNotEqualTo(first);
        try (Stream<Path> files = Files.list(first.getParent())) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void givesNoLibraryInWhichSomethingWasNotFound() throws IOException {
        refuses(LIBRARY.replaceFirst("zzzz\n", "zzz\n"), "holds 1 RSA keys where 2 belong");
        refuses(LIBRARY.replace("mozilla", "Mozilla"), "mozilla.cloudflare-dns.com/dns-query");
        refuses(patched(LIBRARY), "does not hold dns.google/resolve");
        assertThat(folder.resolve("target").toFile().listFiles()).hasSize(1);
    }

    private void refuses(String library, String reason) {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> copy(library))
                .withMessageContaining(reason);
    }

    private String patched(String library) throws IOException {
        return Files.readString(copy(library), StandardCharsets.ISO_8859_1);
    }

    private Path copy(String library) throws IOException {
        Path original = folder.resolve("libtdjson.so");
        Files.writeString(original, library, StandardCharsets.ISO_8859_1);
        return PatchedLibrary.copyOf(original, folder.resolve("target"));
    }
}
