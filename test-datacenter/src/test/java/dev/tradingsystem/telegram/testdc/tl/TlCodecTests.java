package dev.tradingsystem.telegram.testdc.tl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlCodecTests {

    private static final TlSchema SCHEMA = TlSchema.parse("""
            resPQ#05162463 nonce:int128 server_nonce:int128 pq:bytes server_public_key_fingerprints:Vector<long> = ResPQ;
            future_salt#0949d9dc valid_since:int valid_until:int salt:long = FutureSalt;
            future_salts#ae500895 req_msg_id:long now:int salts:vector<future_salt> = FutureSalts;
            shape#00000001 flags:# closed:flags.0?true name:flags.1?string flags2:# width:flags2.3?double inner:flags2.31?Shape = Shape;
            dot#00000002 seen:Bool = Shape;
            lists#00000003 texts:Vector<string> numbers:Vector<int> shapes:Vector<Shape> key:int256 = Lists;
            other#00000004 = Other;
            ---functions---
            draw#00000005 shape:Shape = Bool;
            twice#00000006 {X:Type} query:!X = X;
            """);

    @Test
    void readsAndWritesTheDocumentedExample() {
        // resPQ of core.telegram.org/mtproto/samples-auth_key
        byte[] bytes = HexFormat.of()
                .parseHex("632416053e0549828cca27e966b301a48fece2fca5cf4d33f4a11ea877ba4aa573907330"
                        + "0817ed48941a08f98100000015c4b51c01000000216be86c022bb4c3");
        Tl read = SCHEMA.read(bytes);
        assertThat(read.name()).isEqualTo("resPQ");
        assertThat(read.bytes("pq")).asHexString().isEqualTo("17ED48941A08F981");
        assertThat(read.longs("server_public_key_fingerprints")).containsExactly(0xc3b42b026ce86b21L);
        assertThat(SCHEMA.write(read)).isEqualTo(bytes);
    }

    @Test
    void setsFlagsForWhatIsThere() {
        Tl inner = Tl.of("dot", "seen", true);
        Tl shape = Tl.of("shape", "closed", true, "name", "a", "width", 0.5, "inner", inner);
        assertThat(SCHEMA.write(shape))
                .asHexString()
                .isEqualTo("0100000003000000" + "01610000" + "08000080" + "000000000000E03F" + "02000000B5757299");
        assertThat(roundTrip(shape)).isEqualTo(shape);
        assertThat(roundTrip(shape).tl("inner").flag("seen")).isTrue();
    }

    @Test
    void leavesOutWhatIsAbsentNullOrFalse() {
        Tl shape = Tl.of("shape", "closed", false, "name", null);
        assertThat(SCHEMA.write(shape)).asHexString().isEqualTo("010000000000000000000000");
        assertThat(roundTrip(shape).flag("closed")).isFalse();
        assertThat(roundTrip(shape).has("name")).isFalse();
    }

    @Test
    void keepsListsOfAllKinds() {
        Tl lists = Tl.of(
                "lists",
                "texts",
                List.of("", "ü𝄞"),
                "numbers",
                List.of(1, -1),
                "shapes",
                List.of(Tl.of("dot", "seen", false), Tl.of("shape")),
                "key",
                new byte[32]);
        assertThat(roundTrip(lists).strings("texts")).containsExactly("", "ü𝄞");
        assertThat(roundTrip(lists).ints("numbers")).containsExactly(1, -1);
        assertThat(roundTrip(lists).list("shapes")).extracting(Tl::name).containsExactly("dot", "shape");
    }

    @Test
    void writesBareVectorsOfBareObjectsWithoutNumbers() {
        Tl salt = Tl.of("future_salt", "valid_since", 1, "valid_until", 2, "salt", 3L);
        Tl salts = Tl.of("future_salts", "req_msg_id", 4L, "now", 5, "salts", List.of(salt));
        assertThat(SCHEMA.write(salts))
                .asHexString()
                .isEqualTo("950850AE" + "0400000000000000" + "05000000" + "01000000" + "0100000002000000"
                        + "0300000000000000");
        assertThat(roundTrip(salts)).isEqualTo(salts);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 253, 254, 255, 256, 70_000})
    void padsBytesToWholeWords(int length) {
        byte[] bytes = new byte[length];
        byte[] written = new TlWriter(SCHEMA).bytes(bytes).toByteArray();
        assertThat(written.length % 4).isZero();
        assertThat(new TlReader(SCHEMA, written).bytes()).isEqualTo(bytes);
    }

    @Test
    void saysWhichConstructorIsUnknown() {
        byte[] bytes = {4, 3, 2, 1};
        assertThatExceptionOfType(TlException.UnknownConstructor.class)
                .isThrownBy(() -> SCHEMA.read(bytes))
                .withMessageContaining("01020304")
                .returns(0x01020304, TlException.UnknownConstructor::id);
    }

    @Test
    void givesUnknownMethodsInsideOfWrappers() {
        byte[] bytes = new TlWriter(SCHEMA)
                .int32(6)
                .int32(6)
                .int32(0x01020304)
                .int64(7)
                .toByteArray();
        Tl query = new TlReader(SCHEMA, bytes).method().tl("query").tl("query");
        assertThat(query.isUnknown()).isTrue();
        assertThat(query.int32("id")).isEqualTo(0x01020304);
    }

    @Test
    void saysWhichArgumentOfAKnownMethodIsUnknown() {
        byte[] bytes = new TlWriter(SCHEMA).int32(6).int32(5).int32(0x01020304).toByteArray();
        assertThatExceptionOfType(TlException.UnknownConstructor.class)
                .isThrownBy(() -> new TlReader(SCHEMA, bytes).method());
    }

    @Test
    void writesWrappedMethods() {
        Tl wrapped = Tl.of("twice", "query", Tl.of("draw", "shape", Tl.of("dot", "seen", true)));
        assertThat(roundTrip(wrapped)).isEqualTo(wrapped);
    }

    @Test
    void readsAnswersByTheTypeOfTheirMethod() {
        byte[] vector = SCHEMA.write(Tl.vector(List.of(Tl.of("other"), Tl.of("other"))));
        assertThat(new TlReader(SCHEMA, vector).result("Vector<Other>").list("items"))
                .hasSize(2);
        assertThat(new TlReader(SCHEMA, SCHEMA.write(Tl.vector(List.of(1L, 2L))))
                        .result("Vector<long>")
                        .longs("items"))
                .containsExactly(1L, 2L);
    }

    @Test
    void refusesObjectsThatDoNotFitTheSchema() {
        refuses(Tl.of("nothing"), "no schema line declares nothing");
        refuses(Tl.of("dot"), "dot.seen is absent");
        refuses(Tl.of("dot", "seen", true, "colour", 1), "dot has no field colour");
        refuses(Tl.of("dot", "seen", 1), "dot.seen cannot be Integer");
        refuses(Tl.of("shape", "inner", Tl.of("other")), "other is Other where Shape belongs");
        refuses(
                Tl.of("lists", "texts", List.of(), "numbers", List.of(), "shapes", List.of(), "key", new byte[31]),
                "31");
    }

    @Test
    void refusesBytesThatAreTooManyOrTooFew() {
        assertThatExceptionOfType(TlException.class).isThrownBy(() -> SCHEMA.read(new byte[] {4, 0, 0, 0, 0}));
        assertThatExceptionOfType(TlException.class).isThrownBy(() -> SCHEMA.read(new byte[] {2, 0, 0, 0, 1}));
        assertThatExceptionOfType(TlException.class).isThrownBy(() -> SCHEMA.read(new byte[] {2, 0, 0, 0, 1, 0, 0, 0}));
    }

    @Test
    void namesTheFieldThatIsAbsentOrAnotherType() {
        Tl dot = Tl.of("dot", "seen", true);
        assertThatExceptionOfType(TlException.class)
                .isThrownBy(() -> dot.string("text"))
                .withMessage("dot.text is absent");
        assertThatExceptionOfType(TlException.class)
                .isThrownBy(() -> dot.string("seen"))
                .withMessage("dot.seen is not String but Boolean");
    }

    @Test
    void copiesWithAnotherValue() {
        Tl shape = Tl.of("shape", "name", "a");
        assertThat(shape.with("name", "b").with("closed", true)).isEqualTo(Tl.of("shape", "name", "b", "closed", true));
        assertThat(shape.with("name", null).has("name")).isFalse();
        assertThat(shape.string("name")).isEqualTo("a");
    }

    private static Tl roundTrip(Tl object) {
        return SCHEMA.read(SCHEMA.write(object));
    }

    private static void refuses(Tl object, String reason) {
        assertThatExceptionOfType(TlException.class)
                .isThrownBy(() -> SCHEMA.write(object))
                .withMessageContaining(reason);
    }
}
