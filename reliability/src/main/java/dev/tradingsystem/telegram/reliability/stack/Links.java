package dev.tradingsystem.telegram.reliability.stack;

import dev.tradingsystem.telegram.local.CuttableProxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The proxies between the pairs. Whoever has a sentinel is told by it the ports of
/// proxies of its own, so that each app's way to Redis can be cut alone.
final class Links implements AutoCloseable {

    private final Map<Pair, List<CuttableProxy>> proxies = new EnumMap<>(Pair.class);

    Links(Servers servers) {
        for (Pair pair : Pair.values()) {
            proxies.put(
                    pair,
                    switch (pair) {
                        case GATEWAY_POOLER, API_POOLER, WORKER_POOLER ->
                            to(servers.pooler().port());
                        case GATEWAY_BROKER, WORKER_BROKER ->
                            to(servers.rabbit().port());
                        case GATEWAY_TELEGRAM -> to(servers.telegram().proxyPort());
                        case GATEWAY_REDIS, API_REDIS, WORKER_REDIS -> redis(servers);
                    });
        }
    }

    private static List<CuttableProxy> to(int port) {
        return List.of(CuttableProxy.to(port));
    }

    /// The sentinel's first, as the one that is asked first.
    private static List<CuttableProxy> redis(Servers servers) {
        List<CuttableProxy> nodes = new ArrayList<>();
        Map<String, String> ports = new HashMap<>();
        for (int port : servers.redis().dataPorts()) {
            CuttableProxy proxy = CuttableProxy.to(port);
            nodes.add(proxy);
            ports.put(Integer.toString(port), Integer.toString(proxy.port()));
        }
        nodes.addFirst(CuttableProxy.to(servers.redis().sentinelPort(), ports));
        return List.copyOf(nodes);
    }

    /// Where the one finds the other.
    int port(Pair pair) {
        return of(pair).getFirst().port();
    }

    /// Cuts what there is and lets nothing new through until [#mend].
    void cut(Pair pair) {
        of(pair).forEach(proxy -> {
            proxy.refuse(true);
            proxy.cutNow();
        });
    }

    void delay(Pair pair, Duration each) {
        of(pair).forEach(proxy -> proxy.delay(each));
    }

    void mend(Pair pair) {
        of(pair).forEach(proxy -> {
            proxy.refuse(false);
            proxy.delay(Duration.ZERO);
        });
    }

    private List<CuttableProxy> of(Pair pair) {
        return proxies.getOrDefault(pair, List.of());
    }

    @Override
    public void close() {
        proxies.values().forEach(all -> all.forEach(CuttableProxy::close));
    }
}
