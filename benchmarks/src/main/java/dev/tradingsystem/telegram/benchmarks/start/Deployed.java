package dev.tradingsystem.telegram.benchmarks.start;

import java.util.List;

/// An app, and where its deployment says how it is started and what it may take.
enum Deployed {
    /// Limits of `docker-compose.telegram.yml`.
    API("gateway-api", "deploy/compose/app/gateway-api", "/readyz", 256, 0.5),
    /// Limits of `docker-compose.tp-capital.yml`.
    WORKER("tp-capital-worker", "deploy/compose/app/tp-capital-worker", "/readyz", 256, 0.5),
    /// `MemoryHigh` and `CPUQuota` of `telegram-gateway.service`.
    GATEWAY("gateway-mtproto", "deploy/systemd/java", "/livez", 900, 1);

    private final String module;
    private final String options;
    private final String ready;
    private final int megabytes;
    private final double processors;

    Deployed(String module, String options, String ready, int megabytes, double processors) {
        this.module = module;
        this.options = options;
        this.ready = ready;
        this.megabytes = megabytes;
        this.processors = processors;
    }

    /// The name of its module.
    String module() {
        return module;
    }

    /// The path that answers 200 once it works.
    String ready() {
        return ready;
    }

    int megabytes() {
        return megabytes;
    }

    double processors() {
        return processors;
    }

    /// The file of its JVM options.
    String options() {
        return options + ".options";
    }

    /// The words that train its AOT cache, in the folder it lies in.
    List<String> training() {
        return this == GATEWAY
                ? List.of(
                        "-XX:AOTCacheOutput=app.aot",
                        "-Dspring.context.exit=onRefresh",
                        "-Dtelegram.http.keys=only-for-this-run-not-a-key",
                        "-Dtelegram.redis.enabled=false",
                        "-jar",
                        "app.jar")
                : List.of("@training");
    }

    /// The file of its words of training, if it has one.
    String trainingFile() {
        return options + ".training";
    }
}
