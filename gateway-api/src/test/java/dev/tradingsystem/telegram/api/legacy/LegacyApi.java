package dev.tradingsystem.telegram.api.legacy;

import dev.tradingsystem.telegram.api.ApiFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// One running API and a gateway that is none, for all tests of the previous stack's paths.
final class LegacyApi implements ParameterResolver {

    private static final AtomicLong CHANNELS = new AtomicLong(-700_000);

    /// A channel nobody else uses.
    static long channel() {
        return CHANNELS.decrementAndGet();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == ApiFixture.class || type == FakeGateway.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var store = context.getRoot().getStore(Namespace.create(LegacyApi.class));
        FakeGateway gateway = store.computeIfAbsent(FakeGateway.class, _ -> new FakeGateway(), FakeGateway.class);
        if (parameter.getParameter().getType() == FakeGateway.class) {
            return gateway;
        }
        return store.computeIfAbsent(
                ApiFixture.class,
                _ -> new ApiFixture(
                        "--GATEWAY_SERVICE_URL=" + gateway.url(),
                        "--API_SECRET_TOKEN=the-gateways-own-key",
                        "--TELEGRAM_PHOTO_DIRECTORY=" + photos(),
                        "--telegram.legacy.sync-wait=2s"),
                ApiFixture.class);
    }

    /// Ids come again with each run, photos must not.
    private static Path photos() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target")), "photos");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
