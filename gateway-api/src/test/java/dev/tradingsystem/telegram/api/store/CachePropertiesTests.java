package dev.tradingsystem.telegram.api.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class CachePropertiesTests {

    @Test
    void theCacheIsOnThisHostUnlessSaidOtherwise() {
        assertThat(bound(Map.of())).isEqualTo(new CacheProperties(true, "localhost", 6379, "", "", "", ""));
    }

    @Test
    void showsNoPassword() {
        assertThat(bound(Map.of("telegram.cache.password", "planted")))
                .asString()
                .doesNotContain("planted");
    }

    private static CacheProperties bound(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values))
                .bindOrCreate("telegram.cache", CacheProperties.class);
    }
}
