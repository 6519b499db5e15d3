package dev.tradingsystem.telegram.api.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class MessagePropertiesTests {

    @Test
    void daysAreBrazilianUnlessSaidOtherwise() {
        var properties = new Binder(new MapConfigurationPropertySource(Map.of()))
                .bindOrCreate("telegram.api", MessageProperties.class);

        assertThat(properties).isEqualTo(new MessageProperties(ZoneId.of("America/Sao_Paulo")));
    }
}
