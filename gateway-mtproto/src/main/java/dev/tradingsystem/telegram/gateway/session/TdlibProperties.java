package dev.tradingsystem.telegram.gateway.session;

import dev.tradingsystem.telegram.td.SocksProxy;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// TDLib itself.
///
/// @param libraryPath the native library
/// @param proxy SOCKS5 proxy to Telegram as `host:port` or `host:port:user:password`; empty for a
///     direct connection
/// @param testDc whether to talk to Telegram's test servers, which know other accounts
@ConfigurationProperties("tdlib")
public record TdlibProperties(
        @DefaultValue("/opt/telegram-gateway/lib/libtdjson.so")
        Path libraryPath,

        @DefaultValue("") String proxy,
        @DefaultValue("false") boolean testDc) {

    public TdlibProperties {
        if (!proxy.isBlank()) {
            SocksProxy _ = SocksProxy.parse(proxy);
        }
    }

    @Override
    public String toString() {
        return "TdlibProperties[libraryPath=%s, proxy=%s, testDc=%s]"
                .formatted(libraryPath, proxy.isBlank() ? "none" : "set", testDc);
    }
}
