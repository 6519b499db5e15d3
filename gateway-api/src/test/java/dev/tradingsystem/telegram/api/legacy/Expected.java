package dev.tradingsystem.telegram.api.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradingsystem.telegram.api.ApiFixture.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A body as it must be: the same names in the same order, the same types, the same words. In a
/// file `<time>` stands for a time with three decimals, `<text>` and `<number>` for any one.
final class Expected {

    private static final String TIME = "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z";

    private Expected() {}

    /// @param words pairs: what is replaced in the file, and by what
    static void body(Answer answer, int status, String file, String... words) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        String text = read(file);
        for (int i = 0; i < words.length; i += 2) {
            text = text.replace(words[i], words[i + 1]);
        }
        same("", JsonMapper.shared().readTree(text), answer.json());
    }

    /// A whole body in the test itself.
    static void error(Answer answer, int status, String body) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.text()).isEqualTo(body);
    }

    private static String read(String file) {
        try (InputStream in = Expected.class.getResourceAsStream("/legacy/" + file)) {
            return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void same(String at, JsonNode wanted, JsonNode found) {
        String word = wanted.asString("");
        if (word.equals("<time>")) {
            assertThat(found.asString("")).as(at).matches(TIME);
        } else if (word.equals("<text>")) {
            assertThat(found.isString()).as(at).isTrue();
        } else if (word.equals("<number>")) {
            assertThat(found.isNumber()).as(at).isTrue();
        } else if (wanted.isObject()) {
            assertThat(List.copyOf(found.propertyNames())).as(at).isEqualTo(List.copyOf(wanted.propertyNames()));
            wanted.propertyNames().forEach(name -> same(at + "/" + name, wanted.path(name), found.path(name)));
        } else if (wanted.isArray()) {
            assertThat(found.size()).as(at).isEqualTo(wanted.size());
            for (int i = 0; i < wanted.size(); i++) {
                same(at + "/" + i, wanted.path(i), found.path(i));
            }
        } else {
            assertThat(found).as(at).isEqualTo(wanted);
        }
    }
}
