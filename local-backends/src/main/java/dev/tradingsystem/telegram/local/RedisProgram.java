package dev.tradingsystem.telegram.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import redis.embedded.core.ExecutableProvider;
import redis.embedded.error.OsArchitectureNotFound;
import redis.embedded.model.OsArchitecture;

/// The `redis-server` to run: the installed one, else the one of the class path. Either serves as
/// sentinel too.
final class RedisProgram {

    private RedisProgram() {}

    static Optional<Path> installed() {
        return Programs.find("redis-server");
    }

    /// Whether the class path holds one for this machine.
    static boolean isEmbedded() {
        try {
            return ExecutableProvider.newProvidedVersionsMap().containsKey(OsArchitecture.detectOSandArchitecture());
        } catch (OsArchitectureNotFound e) {
            return false;
        }
    }

    static Path find() {
        return installed().orElseGet(RedisProgram::unpack);
    }

    /// The one of the class path.
    static Path unpack() {
        var folder = Run.current().newFolder("redis-program");
        try {
            var program = ExecutableProvider.newJarResourceProvider(folder.toFile())
                    .get()
                    .toPath();
            Folders.permit(program, "rwxr-xr-x");
            return program;
        } catch (IOException e) {
            throw new ServerStartException("cannot unpack the embedded Redis: " + e.getMessage(), e);
        }
    }
}
