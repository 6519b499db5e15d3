package dev.tradingsystem.telegram.td;

/// A SOCKS5 proxy all of TDLib's connections go through.
///
/// TDLib answers [#add] only after its parameters are set, but has to know the proxy before: send
/// it without waiting, then the parameters. It stays in the database of the session.
///
/// @param host name or address
/// @param port 1 to 65535
/// @param user empty when the proxy wants none
/// @param password empty when the proxy wants none
public record SocksProxy(String host, int port, String user, String password) {

    public SocksProxy {
        if (host.isBlank() || port < 1 || port > 65_535) {
            throw new IllegalArgumentException("a proxy needs a host and a port of 1 to 65535");
        }
    }

    /// A proxy that asks for no user.
    public SocksProxy(String host, int port) {
        this(host, port, "", "");
    }

    /// Reads `host:port` or `host:port:user:password`; an IPv6 address stands in brackets. The
    /// password may hold colons.
    ///
    /// @throws IllegalArgumentException when the text is of another shape; the message does not
    ///     repeat it
    public static SocksProxy parse(String text) {
        int hostEnd = text.startsWith("[") ? text.indexOf("]:") + 1 : text.indexOf(':');
        if (hostEnd < 1) {
            throw malformed();
        }
        String host = text.startsWith("[") ? text.substring(1, hostEnd - 1) : text.substring(0, hostEnd);
        String[] rest = text.substring(hostEnd + 1).split(":", 3);
        if (rest.length == 2 || !rest[0].matches("\\d{1,5}")) {
            throw malformed();
        }
        int port = Integer.parseInt(rest[0]);
        return rest.length == 1 ? new SocksProxy(host, port) : new SocksProxy(host, port, rest[1], rest[2]);
    }

    /// The request that adds and enables it.
    public TdRequest add() {
        TdRequest type = TdRequest.of("proxyTypeSocks5").with("username", user).with("password", password);
        TdRequest proxy =
                TdRequest.of("proxy").with("server", host).with("port", port).with("type", type);
        return TdRequest.of("addProxy").with("proxy", proxy).with("enable", true);
    }

    @Override
    public String toString() {
        return "SocksProxy[" + host + ":" + port + "]";
    }

    private static IllegalArgumentException malformed() {
        return new IllegalArgumentException("a proxy is written host:port or host:port:user:password");
    }
}
