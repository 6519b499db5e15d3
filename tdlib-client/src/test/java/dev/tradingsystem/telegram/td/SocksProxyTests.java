package dev.tradingsystem.telegram.td;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SocksProxyTests {

    @Test
    void readsHostAndPort() {
        assertThat(SocksProxy.parse("127.0.0.1:1080")).isEqualTo(new SocksProxy("127.0.0.1", 1080));
        assertThat(SocksProxy.parse("[::1]:1080")).isEqualTo(new SocksProxy("::1", 1080));
        assertThat(SocksProxy.parse("proxy:1080:me:a:b:")).isEqualTo(new SocksProxy("proxy", 1080, "me", "a:b:"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "proxy", ":1080", "proxy:", "proxy:x", "proxy:0", "proxy:65536", "proxy:1:user", "[::1"})
    void refusesOtherTextsWithoutRepeatingThem(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SocksProxy.parse(text))
                .withMessageStartingWith("a proxy ");
    }

    @Test
    void asksTdlibToAddIt() {
        assertThat(new SocksProxy("proxy", 1080, "me", "secret").add().json())
                .isEqualTo("{\"@type\":\"addProxy\",\"proxy\":{\"@type\":\"proxy\",\"server\":\"proxy\",\"port\":1080,"
                        + "\"type\":{\"@type\":\"proxyTypeSocks5\",\"username\":\"me\",\"password\":\"secret\"}},"
                        + "\"enable\":true}");
        assertThat(new SocksProxy("proxy", 1080, "me", "secret")).hasToString("SocksProxy[proxy:1080]");
    }
}
