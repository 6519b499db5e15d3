package dev.tradingsystem.telegram.gateway;

import dev.tradingsystem.telegram.local.TrainedJava;
import java.util.List;

/// How tests start the gateway in a JVM of its own.
public final class GatewayJava {

    private static final TrainedJava JAVA = new TrainedJava(
            GatewayApplication.class,
            List.of("-Xmx384m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"),
            List.of("--API_SECRET_TOKEN=only-for-the-training", "--TELEGRAM_ENABLE_QUEUE=true"));

    private GatewayJava() {}

    /// The command, to which settings are added.
    public static List<String> command() {
        return JAVA.command();
    }
}
