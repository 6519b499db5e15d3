package dev.tradingsystem.telegram.reliability.stack;

import java.nio.file.Path;

/// One of the three apps.
public enum App {
    GATEWAY("gateway-mtproto", "telegram-gateway"),
    API("gateway-api", "telegram-gateway-api"),
    WORKER("tp-capital-worker", "tp-capital");

    private final String module;
    private final String title;

    App(String module, String title) {
        this.module = module;
        this.title = title;
    }

    /// What its log is called.
    public String title() {
        return title;
    }

    /// The jar that is delivered.
    ///
    /// @param checkout the folder of the repository, with everything packaged
    Path jar(Path checkout) {
        return checkout.resolve(module).resolve("target").resolve(module + "-0.1.0-SNAPSHOT-exec.jar");
    }
}
