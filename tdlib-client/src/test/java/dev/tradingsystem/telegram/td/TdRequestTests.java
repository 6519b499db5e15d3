package dev.tradingsystem.telegram.td;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TdRequestTests {

    private final @Nullable String absent = null;

    @Test
    void writesEveryKindOfValue() {
        TdRequest request = TdRequest.of("r")
                .with("long", -1_001_234_567_890L)
                .with("int", 7)
                .with("boolean", false)
                .with("double", 0.5)
                .with("text", "a\"\n\0é")
                .with("bytes", new byte[] {1, 2, (byte) 255})
                .with("object", TdRequest.of("o").with("id", 1))
                .with("list", List.of(1L, 2, "x", true, 1.5, TdRequest.of("e"), List.of("y")));
        assertThat(request.json())
                .isEqualTo("{\"@type\":\"r\",\"long\":-1001234567890,\"int\":7,\"boolean\":false,\"double\":0.5,"
                        + "\"text\":\"a\\\"\\n\\u0000é\",\"bytes\":\"AQL/\",\"object\":{\"@type\":\"o\",\"id\":1},"
                        + "\"list\":[1,2,\"x\",true,1.5,{\"@type\":\"e\"},[\"y\"]]}");
    }

    @Test
    void leavesOutWhatIsNull() {
        assertThat(TdRequest.of("r").with("text", absent).json()).isEqualTo("{\"@type\":\"r\"}");
        assertThat(TdRequest.of("r").with("bytes", (byte @Nullable []) null).json())
                .isEqualTo("{\"@type\":\"r\"}");
    }

    @Test
    void isNotChangedByWhatIsMadeFromIt() {
        TdRequest first = TdRequest.of("r").with("a", 1);
        TdRequest second = first.with("a", 2).with("b", 3);
        assertThat(first.json()).isEqualTo("{\"@type\":\"r\",\"a\":1}");
        assertThat(second.json()).isEqualTo("{\"@type\":\"r\",\"a\":2,\"b\":3}");
        assertThat(second.json(9)).isEqualTo("{\"@type\":\"r\",\"a\":2,\"b\":3,\"@extra\":9}");
    }

    @Test
    void neverShowsWhatItHolds() {
        assertThat(TdRequest.of("checkAuthenticationCode").with("code", "12345"))
                .hasToString("TdRequest[checkAuthenticationCode]");
    }

    @Test
    void refusesWhatTdlibHasNoWordFor() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TdRequest.of("r").with("list", List.of(Instant.EPOCH)))
                .withMessage("TDLib takes no class java.time.Instant");
    }
}
