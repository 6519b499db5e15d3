package dev.tradingsystem.telegram.testdc.tl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlSchemaTests {

    @Test
    void knowsConstructorsAndMethodsByName() {
        TlSchema schema = TlSchema.parse("""
                // a comment

                point#0000002a x:int = Point;
                ---functions---
                move#0000002b to:Point = Bool;
                ---types---
                line#2c from:point to:point = Line;
                """);
        assertThat(schema.knows("point")).isTrue();
        assertThat(schema.isMethod("point")).isFalse();
        assertThat(schema.isMethod("move")).isTrue();
        assertThat(schema.isMethod("line")).isFalse();
        assertThat(schema.knows("circle")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"point x:int = Point;", "point#2a x = Point;", "point#2a x:int = Point", "point#2a x:3 = Point;"
            })
    void refusesWhatIsNoSchemaLine(String line) {
        assertThatExceptionOfType(TlException.class).isThrownBy(() -> TlSchema.parse(line));
    }

    @Test
    void refusesLinesThatContradictEachOther() {
        TlSchema.parse("point#2a x:int = Point;", "point#2a x:int = Point;");
        assertThatExceptionOfType(TlException.class)
                .isThrownBy(() -> TlSchema.parse("point#2a x:int = Point;", "point#2b x:int = Point;"));
        assertThatExceptionOfType(TlException.class)
                .isThrownBy(() -> TlSchema.parse("point#2a x:int = Point;", "spot#2a x:int = Point;"));
    }

    @Test
    void holdsTheProtocolAndTheApi() {
        assertThat(TlSchema.telegram().isMethod("invokeWithLayer")).isTrue();
        assertThat(TlSchema.telegram().isMethod("auth.sendCode")).isTrue();
        assertThat(TlSchema.telegram().knows("resPQ")).isTrue();
    }
}
