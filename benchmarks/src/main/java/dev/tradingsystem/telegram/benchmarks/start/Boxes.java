package dev.tradingsystem.telegram.benchmarks.start;

import java.util.EnumMap;
import java.util.Map;

/// A box for each app, removed together once their processes have ended.
final class Boxes implements AutoCloseable {

    private final Map<Deployed, Box> boxes = new EnumMap<>(Deployed.class);

    Boxes() {
        for (Deployed app : Deployed.values()) {
            boxes.put(app, Box.of(app));
        }
    }

    Box of(Deployed app) {
        return boxes.getOrDefault(app, Box.open());
    }

    @Override
    public void close() {
        boxes.values().forEach(Box::close);
    }
}
