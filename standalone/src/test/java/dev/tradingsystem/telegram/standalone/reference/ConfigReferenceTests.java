package dev.tradingsystem.telegram.standalone.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `docs/reference/config.md` names every setting of ours, and nothing else.
class ConfigReferenceTests {

    private static final String METADATA = "META-INF/spring-configuration-metadata.json";

    /// A setting, as an operator sees it.
    ///
    /// @param environment names in the order they are asked, joined by "else"; empty when none is
    ///     mapped
    /// @param value what holds when nothing is set
    private record Setting(String property, String environment, String value) {}

    @ParameterizedTest
    @CsvSource({
        "telegram-gateway.yaml, dev.tradingsystem.telegram.gateway.",
        "telegram-gateway-api.yaml, dev.tradingsystem.telegram.api.",
        "tp-capital.yaml, dev.tradingsystem.telegram.tpcapital."
    })
    void namesEverySettingOfAnAppWithItsDefaultAndNothingElse(String file, String base) throws IOException {
        Properties mapped = settingsFile(file);
        List<Setting> real = fromEnvironment(mapped);
        metadata(base).stream()
                .filter(setting -> !mapped.containsKey(setting.property()))
                .forEach(real::add);
        assertThat(documented(file)).hasSizeGreaterThan(20).containsExactlyInAnyOrderElementsOf(real);
    }

    @Test
    void standsForNoOtherSettingsFile() {
        int all = Page.of("config.md").rows("property").size();
        int known = documented("telegram-gateway.yaml").size()
                + documented("telegram-gateway-api.yaml").size()
                + documented("tp-capital.yaml").size();
        assertThat(all).isEqualTo(known);
    }

    private static List<Setting> documented(String file) {
        return Page.of("config.md").rows("`" + file + "`", "property").stream()
                .map(row -> new Setting(row.plain(0), row.plain(1), row.plain(2).equals("–") ? "" : row.plain(2)))
                .toList();
    }

    private static Properties settingsFile(String name) {
        var yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource(name));
        Properties properties = yaml.getObject();
        assertThat(properties).as(name).isNotNull();
        return properties;
    }

    private static List<Setting> fromEnvironment(Properties mapped) {
        List<Setting> settings = new ArrayList<>();
        for (String property : mapped.stringPropertyNames()) {
            List<Placeholder> placeholders = Placeholder.in(mapped.getProperty(property));
            placeholders.forEach(
                    found -> settings.add(new Setting(property, String.join(" else ", found.names()), found.value())));
            if (placeholders.isEmpty() && isOurs(property)) {
                settings.add(new Setting(property, "", mapped.getProperty(property)));
            }
        }
        return settings;
    }

    private static List<Setting> metadata(String base) throws IOException {
        List<Setting> settings = new ArrayList<>();
        for (URL url :
                Collections.list(ConfigReferenceTests.class.getClassLoader().getResources(METADATA))) {
            try (InputStream in = url.openStream()) {
                for (JsonNode property :
                        JsonMapper.shared().readTree(in.readAllBytes()).path("properties")) {
                    String name = property.path("name").asString();
                    if (isOurs(name) && property.path("sourceType").asString("").startsWith(base)) {
                        settings.add(new Setting(name, "", text(property.path("defaultValue"))));
                    }
                }
            }
        }
        assertThat(settings).as("properties of %s in the metadata", base).isNotEmpty();
        return settings;
    }

    private static boolean isOurs(String property) {
        return property.startsWith("telegram.") || property.startsWith("tp-capital.");
    }

    private static String text(JsonNode value) {
        boolean emptyList = value.isArray() && value.isEmpty();
        return value.isMissingNode() || value.isNull() || emptyList ? "" : value.asString();
    }
}
