package dev.tradingsystem.telegram.gateway.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file to be read as a stream.
///
/// @param name how it is called in reports
/// @param size in bytes; 0 when nobody knows
public record InputFile(String name, long size, Opener opener) {

    /// A file on disk.
    ///
    /// @throws UnreadableSource when it is not there, not a file, or not to be read
    public static InputFile of(Path path) {
        String name = String.valueOf(path.getFileName());
        if (!Files.exists(path)) {
            throw new UnreadableSource("%s does not exist".formatted(path));
        }
        if (!Files.isRegularFile(path)) {
            throw new UnreadableSource("%s is not a file".formatted(path));
        }
        try {
            return new InputFile(name, Files.size(path), () -> Files.newInputStream(path));
        } catch (IOException e) {
            throw new UnreadableSource("%s cannot be read: %s".formatted(path, e), e);
        }
    }

    InputStream open() throws IOException {
        return opener.open();
    }

    /// Opens the file from its beginning.
    @FunctionalInterface
    public interface Opener {
        InputStream open() throws IOException;
    }
}
