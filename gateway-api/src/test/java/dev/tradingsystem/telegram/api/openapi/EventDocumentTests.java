package dev.tradingsystem.telegram.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradingsystem.telegram.model.wire.Change;
import dev.tradingsystem.telegram.model.wire.ChangeJson;
import dev.tradingsystem.telegram.model.wire.ChangeKind;
import dev.tradingsystem.telegram.model.wire.Topology;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The description of queue and stream says what the codec says.
class EventDocumentTests {

    private static final JsonNode DOCUMENT = read();

    private static JsonNode read() {
        try (var in = new ClassPathResource(EventsController.DOCUMENT).getInputStream()) {
            return JsonMapper.shared().valueToTree(new Yaml().<Object>load(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theCommittedCopyIsTheOneThatIsServed() throws IOException {
        assertThat(Files.readString(Path.of("..", "docs", "api", EventsController.DOCUMENT)))
                .startsWith("asyncapi: 3.0.0")
                .isEqualTo(new ClassPathResource(EventsController.DOCUMENT).getContentAsString(StandardCharsets.UTF_8));
    }

    @Test
    void everyExampleIsAChangeAndNothingElse() {
        List<ChangeKind> kinds = new ArrayList<>();
        for (String message : List.of("change", "streamedChange")) {
            DOCUMENT.at("/components/messages/" + message + "/examples").forEach(example -> {
                JsonNode payload = example.path("payload");
                Change change = ChangeJson.read(payload.toString());
                kinds.add(change.kind());

                assertThat(example.path("name").asString())
                        .isEqualTo(change.kind().word());
                assertThat(JsonMapper.shared().readTree(ChangeJson.write(change)))
                        .isEqualTo(payload);
            });
        }
        assertThat(kinds).contains(ChangeKind.values());
    }

    @Test
    void everyFieldOfAChangeIsDescribed() {
        JsonNode example = DOCUMENT.at("/components/messages/change/examples/0/payload");

        assertThat(names("Change")).containsExactlyElementsOf(example.propertyNames());
        assertThat(names("Message"))
                .containsExactlyElementsOf(example.path("message").propertyNames());
        assertThat(words("/components/schemas/Change/properties/kind/enum"))
                .containsExactlyElementsOf(
                        Stream.of(ChangeKind.values()).map(ChangeKind::word).toList());
    }

    @Test
    void namesOnTheBrokerAreThoseOfTheTopology() {
        JsonNode channel = DOCUMENT.at("/channels/changes");

        assertThat(channel.path("address").asString().replace("{channelId}", "7"))
                .isEqualTo(Topology.routingKey(7));
        assertThat(channel.at("/bindings/amqp/exchange/name").asString()).isEqualTo(Topology.EXCHANGE);
        assertThat(words("/components/messages/change/headers/required"))
                .containsExactlyInAnyOrder(
                        Topology.HEADER_CHANNEL_ID,
                        Topology.HEADER_MESSAGE_ID,
                        Topology.HEADER_VERSION,
                        Topology.HEADER_KIND,
                        Topology.HEADER_TRACE,
                        Topology.HEADER_SOURCE);
        assertThat(DOCUMENT.at("/components/messages/change/headers/properties/x-source/const")
                        .asString())
                .isEqualTo(Topology.SOURCE);
    }

    private static List<String> names(String schema) {
        return List.copyOf(
                DOCUMENT.at("/components/schemas/" + schema + "/properties").propertyNames());
    }

    private static List<String> words(String pointer) {
        return DOCUMENT.at(pointer).valueStream().map(JsonNode::asString).toList();
    }
}
