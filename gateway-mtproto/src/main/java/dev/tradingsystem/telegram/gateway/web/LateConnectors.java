package dev.tradingsystem.telegram.gateway.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.Service;
import org.apache.catalina.connector.Connector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;

/// Listens on further addresses as soon as they are there.
///
/// The address of the bridge to the containers does not exist while their engine is down. That
/// fails no start: it is tried again until it works, with one warning. Once bound, a socket
/// outlives the address going and coming back.
final class LateConnectors implements ApplicationListener<WebServerInitializedEvent>, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(LateConnectors.class);

    private final WebProperties properties;
    private final CountDownLatch closed = new CountDownLatch(1);

    LateConnectors(WebProperties properties) {
        this.properties = properties;
    }

    @Override
    public void onApplicationEvent(WebServerInitializedEvent event) {
        if (event.getWebServer() instanceof TomcatWebServer server) {
            for (InetAddress address : properties.later()) {
                Thread.ofVirtual().name("listen-" + address.getHostAddress()).start(() -> listen(server, address));
            }
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }

    private void listen(TomcatWebServer server, InetAddress address) {
        Service service = server.getTomcat().getService();
        String place = address.getHostAddress() + ":" + server.getPort();
        for (boolean warned = false; !bound(service, server, address); warned = true) {
            if (!warned) {
                log.atWarn().log("cannot listen on {} yet, it is tried again", place);
            }
            if (isClosedWithin(properties.retryEvery())) {
                return;
            }
        }
        log.atInfo().log("listening on {} too", place);
    }

    private static boolean bound(Service service, TomcatWebServer server, InetAddress address) {
        if (!isFree(address, server.getPort())) {
            return false;
        }
        var connector = new Connector();
        connector.setPort(server.getPort());
        connector.setProperty("address", address.getHostAddress());
        // as Boot has it: the port is let go when the service stops
        connector.setProperty("bindOnInit", "false");
        var first = server.getTomcat().getConnector().getProtocolHandler();
        connector.getProtocolHandler().setExecutor(first.getExecutor());
        service.addConnector(connector);
        if (connector.getState() == LifecycleState.STARTED) {
            return true;
        }
        service.removeConnector(connector);
        return false;
    }

    /// Asked first, because Tomcat logs an error with its stack for each failed try.
    private static boolean isFree(InetAddress address, int port) {
        try (var _ = new ServerSocket(port, 1, address)) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private boolean isClosedWithin(Duration time) {
        try {
            return closed.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
