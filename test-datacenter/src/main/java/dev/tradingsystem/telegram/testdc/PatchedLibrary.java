package dev.tradingsystem.telegram.testdc;

import dev.tradingsystem.telegram.testdc.crypto.TestRsaKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A copy of TDLib that trusts this data centre and can ask nobody else for help.
///
/// Two things are changed in the bytes of the library: its two RSA keys become [TestRsaKey], and
/// the six addresses outside, where TDLib asks for the way when a data centre keeps silent (past
/// its proxy), become a closed port of this machine. All else is TDLib as it is.
///
/// There is no way to an unpatched library here: when anything was not found that had to be
/// replaced, no path is returned.
public final class PatchedLibrary {

    private static final String PROPERTY = "tdlib.library";
    private static final Path INSTALLED =
            Path.of("tdlib-client/native/node_modules/@prebuilt-tdlib/linux-x64-glibc/libtdjson.so");

    private static final int KEYS = 2;
    private static final byte[] KEY_BEGIN = ascii("-----BEGIN RSA PUBLIC KEY-----\nMIIBCgKCAQEA");
    private static final byte[] KEY_END = ascii("\n-----END RSA PUBLIC KEY-----");
    private static final List<String> ADDRESSES = List.of(
            "dns.google/resolve",
            "mozilla.cloudflare-dns.com/dns-query",
            "software-download.microsoft.com/",
            "firebaseremoteconfig.googleapis.com/v1/",
            "reserve-5a846.firebaseio.com/ipconfigv3.json",
            "www.google.com/v1/projects/reserve-5a846/");
    private static final String NOWHERE = "127.0.0.1:9/";

    private PatchedLibrary() {}

    /// The patched copy of the library that the system property `tdlib.library` names, else of
    /// the one installed in the module `tdlib-client` of this checkout. It is made once per
    /// library, in the module's `target/` (with the property: in that of the working directory).
    ///
    /// @throws IllegalStateException when there is no library, or it is another than expected
    public static synchronized Path forTests() {
        Path folder = Path.of("").toAbsolutePath();
        String named = System.getProperty(PROPERTY);
        if (named != null) {
            return copyOf(Path.of(named), folder.resolve("target/tdlib"));
        }
        Path checkout = checkoutAbove(folder);
        if (checkout == null) {
            throw new IllegalStateException(
                    "no TDLib: run 'npm ci' in tdlib-client/native, or set the system property " + PROPERTY);
        }
        return copyOf(checkout.resolve(INSTALLED), checkout.resolve("tdlib-client/target/tdlib"));
    }

    /// Whether [#forTests] would find a library to patch.
    public static boolean isInstalled() {
        return System.getProperty(PROPERTY) != null || checkoutAbove(Path.of("").toAbsolutePath()) != null;
    }

    /// The patched copy of a library, kept in a folder under a name that follows from the
    /// contents and from what is replaced.
    static Path copyOf(Path original, Path folder) {
        try {
            byte[] library = Files.readAllBytes(original);
            Path copy = folder.resolve("libtdjson-patched-" + digest(library) + ".so");
            if (!Files.exists(copy)) {
                patch(library, original);
                Files.createDirectories(folder);
                Path unfinished = Files.createTempFile(folder, "libtdjson", ".unfinished");
                Files.write(unfinished, library);
                Files.move(unfinished, copy, StandardCopyOption.ATOMIC_MOVE);
            }
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException("patching " + original, e);
        }
    }

    private static void patch(byte[] library, Path original) {
        byte[] key = ascii(TestRsaKey.get().pem());
        int keys = 0;
        for (int at = find(library, KEY_BEGIN, 0); at >= 0; at = find(library, KEY_BEGIN, at + 1)) {
            int end = at + key.length;
            if (end <= library.length && startsAt(library, end - KEY_END.length, KEY_END)) {
                System.arraycopy(key, 0, library, at, key.length);
                keys++;
            }
        }
        if (keys != KEYS) {
            throw new IllegalStateException("%s holds %d RSA keys where %d belong".formatted(original, keys, KEYS));
        }
        for (String address : ADDRESSES) {
            replaceAll(library, address, original);
        }
    }

    private static void replaceAll(byte[] library, String address, Path original) {
        byte[] bytes = ascii(address);
        byte[] nowhere = ascii(NOWHERE + "x".repeat(address.length() - NOWHERE.length()));
        int first = find(library, bytes, 0);
        if (first < 0) {
            throw new IllegalStateException("%s does not hold %s".formatted(original, address));
        }
        for (int at = first; at >= 0; at = find(library, bytes, at)) {
            System.arraycopy(nowhere, 0, library, at, nowhere.length);
        }
    }

    private static int find(byte[] library, byte[] bytes, int from) {
        for (int at = from; at <= library.length - bytes.length; at++) {
            if (library[at] == bytes[0] && startsAt(library, at, bytes)) {
                return at;
            }
        }
        return -1;
    }

    private static boolean startsAt(byte[] library, int at, byte[] bytes) {
        return Arrays.equals(library, at, at + bytes.length, bytes, 0, bytes.length);
    }

    private static @Nullable Path checkoutAbove(Path folder) {
        Path checkout = folder;
        while (checkout != null && !Files.isRegularFile(checkout.resolve(INSTALLED))) {
            checkout = checkout.getParent();
        }
        return checkout;
    }

    private static String digest(byte[] library) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(library);
            digest.update(ascii(TestRsaKey.get().pem() + ADDRESSES + NOWHERE));
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
