package dev.tradingsystem.telegram.api.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.MediaType;

/// The files of the page, as they lie in the jar.
///
/// They are served below one folder whose name is the digest of all of them: what a browser has
/// kept under a name never changes, modules find each other by plain relative names, and nothing
/// has to be built.
final class ConsoleFiles {

    private static final String PLACE = "classpath*:console/*.*";
    private static final String PAGE = "index.html";
    private static final String VERSION_MARK = "{version}";
    private static final int VERSION_BYTES = 8;
    private static final Map<String, MediaType> TYPES = Map.of(
            "html", new MediaType("text", "html", StandardCharsets.UTF_8),
            "css", new MediaType("text", "css", StandardCharsets.UTF_8),
            "js", new MediaType("text", "javascript", StandardCharsets.UTF_8),
            "svg", new MediaType("image", "svg+xml"));

    private final Map<String, byte[]> files;
    private final String version;

    private ConsoleFiles(Map<String, byte[]> files) {
        this.files = files;
        this.version = digest(files);
    }

    /// Those of this build.
    static ConsoleFiles bundled() {
        var files = new TreeMap<String, byte[]>();
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources(PLACE)) {
                files.put(Objects.requireNonNull(file.getFilename()), file.getContentAsByteArray());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the files of the console cannot be read", e);
        }
        return new ConsoleFiles(files);
    }

    /// What their folder is called.
    String version() {
        return version;
    }

    /// The page itself, with the folder's name in it.
    byte[] page() {
        String html = new String(Objects.requireNonNull(files.get(PAGE), PAGE), StandardCharsets.UTF_8);
        return html.replace(VERSION_MARK, version).getBytes(StandardCharsets.UTF_8);
    }

    /// A file by its name; the page is none of them.
    Optional<byte[]> file(String name) {
        return name.equals(PAGE) ? Optional.empty() : Optional.ofNullable(files.get(name));
    }

    static MediaType type(String name) {
        @Nullable MediaType type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        return type == null ? MediaType.APPLICATION_OCTET_STREAM : type;
    }

    private static String digest(Map<String, byte[]> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            files.forEach((name, content) -> {
                digest.update(name.getBytes(StandardCharsets.UTF_8));
                digest.update(content);
            });
            return HexFormat.of().formatHex(digest.digest(), 0, VERSION_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
