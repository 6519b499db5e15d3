package dev.tradingsystem.telegram.api;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives one running API to all classes that need none of their own: it takes seconds to start.
/// Also what it takes for the gateway and the worker.
public final class SharedApi implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == ApiFixture.class || type == FakeUpstream.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var store = context.getRoot().getStore(Namespace.create(SharedApi.class));
        FakeUpstream upstream = store.computeIfAbsent(FakeUpstream.class, _ -> new FakeUpstream(), FakeUpstream.class);
        if (parameter.getParameter().getType() == FakeUpstream.class) {
            return upstream;
        }
        return store.computeIfAbsent(
                ApiFixture.class,
                _ -> new ApiFixture(
                        "--GATEWAY_SERVICE_URL=" + upstream.url(),
                        "--API_SECRET_TOKEN=the-gateways-own-key",
                        "--TP_CAPITAL_SERVICE_URL=" + upstream.url(),
                        "--TELEGRAM_PHOTO_DIRECTORY=target/photos-of-tests"),
                ApiFixture.class);
    }
}
