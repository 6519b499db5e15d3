package dev.tradingsystem.telegram.td;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TdObjectTests {

    private final TdObject update = TdObject.parse("""
            {"@type":"updateX","album":"7711294238696144906","date":1795425602,"on":true,"title":"a",
             "none":null,"ids":[4194304,"5242880"],"big":99999999999999999999,"half":1.5,"wide":4294967296,
             "message":{"@type":"message","id":-1,"sizes":[{"w":1},{"w":"x"}]}}
            """);

    @Test
    void givesTypedFields() {
        assertThat(update.type()).isEqualTo("updateX");
        assertThat(update.string("title")).isEqualTo("a");
        assertThat(update.int32("date")).isEqualTo(1_795_425_602);
        assertThat(update.bool("on")).isTrue();
        assertThat(update.object("message").int64("id")).isEqualTo(-1);
    }

    @Test
    void readsLongNumbersWrittenAsStringOrNumber() {
        assertThat(update.int64("album")).isEqualTo(7_711_294_238_696_144_906L);
        assertThat(update.int64("date")).isEqualTo(1_795_425_602L);
        assertThat(update.int64s("ids")).containsExactly(4_194_304L, 5_242_880L);
    }

    @Test
    void answersNullForWhatIsAbsentOrNull() {
        assertThat(update.stringOrNull("none")).isNull();
        assertThat(update.stringOrNull("nothing")).isNull();
        assertThat(update.int64OrNull("nothing")).isNull();
        assertThat(update.int32OrNull("nothing")).isNull();
        assertThat(update.boolOrNull("nothing")).isNull();
        assertThat(update.objectOrNull("nothing")).isNull();
        assertThat(update.objects("nothing")).isEmpty();
        assertThat(update.int64s("none")).isEmpty();
        assertThat(update.has("none")).isFalse();
        assertThat(update.has("title")).isTrue();
    }

    @Test
    void namesThePathOfWhatIsMissing() {
        assertThatExceptionOfType(TdObject.Malformed.class)
                .isThrownBy(() -> update.object("message").string("text"))
                .withMessage("updateX.message.text is missing")
                .returns("updateX.message.text", TdObject.Malformed::path);
    }

    @Test
    void namesThePathInsideOfLists() {
        TdObject second = update.object("message").objects("sizes").get(1);
        assertThat(second.path()).isEqualTo("updateX.message.sizes[1]");
        assertThatExceptionOfType(TdObject.Malformed.class)
                .isThrownBy(() -> second.int32("w"))
                .withMessage("updateX.message.sizes[1].w is not a whole number but string");
    }

    @Test
    void refusesWrongTypes() {
        assertThatExceptionOfType(TdObject.Malformed.class).isThrownBy(() -> update.string("date"));
        assertThatExceptionOfType(TdObject.Malformed.class).isThrownBy(() -> update.bool("title"));
        assertThatExceptionOfType(TdObject.Malformed.class).isThrownBy(() -> update.object("title"));
        assertThatExceptionOfType(TdObject.Malformed.class).isThrownBy(() -> update.objects("ids"));
        assertThatExceptionOfType(TdObject.Malformed.class).isThrownBy(() -> update.int64s("title"));
        assertThatExceptionOfType(TdObject.Malformed.class).isThrownBy(() -> update.int64("half"));
        assertThatExceptionOfType(TdObject.Malformed.class).isThrownBy(() -> update.int64("big"));
        assertThatExceptionOfType(TdObject.Malformed.class)
                .isThrownBy(() -> update.int32("wide"))
                .withMessage("updateX.wide is not a number of 32 bits but the number 4294967296");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                | empty
            '  '              | empty
            [1]               | not a JSON object but array
            null              | not a JSON object but null
            {"@type":"a"      | not JSON at line 1
            {"@type":"a"} {}  | not JSON at line 1
            """)
    void saysWhyATextIsNotAnObject(String text, String reason) {
        assertThatExceptionOfType(TdObject.Malformed.class)
                .isThrownBy(() -> TdObject.parse(text))
                .withMessageStartingWith(reason);
    }

    @Test
    void keepsNulAndHalfSurrogatePairs() {
        TdObject odd = TdObject.parse("{\"@type\":\"t\",\"text\":\"a\\u0000b\\ud83dc\"}");
        assertThat(odd.string("text")).isEqualTo("a\0b\ud83dc");
    }

    @Test
    void neverShowsContentsInItsName() {
        assertThat(update).hasToString("TdObject[updateX]");
        assertThat(update.object("message").json()).startsWith("{\"@type\":\"message\",\"id\":-1");
    }
}
