package dev.tradingsystem.telegram.reliability.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/// What no log may ever hold, each made for one run alone, so that to find it means that it was
/// told.
public final class Secrets {

    private final Map<String, String> planted = new LinkedHashMap<>();

    Secrets() {
        for (String name :
                List.of("api-key", "gateway-key", "worker-key", "cursor-secret", "session-key", "api-hash")) {
            planted.put(name, UUID.randomUUID().toString());
        }
    }

    String of(String name) {
        String secret = planted.get(name);
        if (secret == null) {
            throw new IllegalArgumentException("no secret " + name);
        }
        return secret;
    }

    void plant(String name, String secret) {
        planted.put(name, secret);
    }

    /// The places where a secret stands in plain sight, as file and name of the secret.
    ///
    /// @throws IOException when a log cannot be read
    public List<String> told(Path logs) throws IOException {
        List<String> places = new ArrayList<>();
        try (Stream<Path> files = Files.list(logs)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                planted.forEach((name, secret) -> {
                    if (text.contains(secret)) {
                        places.add(file.getFileName() + " tells the " + name);
                    }
                });
            }
        }
        return places;
    }
}
