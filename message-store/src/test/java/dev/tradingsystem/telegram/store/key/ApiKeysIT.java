package dev.tradingsystem.telegram.store.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradingsystem.telegram.store.StoreFixture;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApiKeysIT {

    private static final Instant NOW = Instant.parse("2025-10-28T13:02:11Z");
    private static StoreFixture store;

    private ApiKeys keys;

    @BeforeAll
    static void start() {
        store = StoreFixture.start();
    }

    @AfterAll
    static void stop() {
        store.close();
    }

    @BeforeEach
    void empty() {
        store.wipe();
        keys = at(NOW);
    }

    @Test
    void aKeyIsFoundByItsSecretOnly() {
        var secret = keys.create("reader", Set.of("messages:read"), Set.of(-100L), true, NOW.plusSeconds(60));

        assertThat(keys.find(secret.reveal()))
                .contains(new ApiKey(
                        secret.id(), "reader", Set.of("messages:read"), Set.of(-100L), true, NOW.plusSeconds(60)));
        assertThat(keys.find("tgk_" + secret.id() + "_" + "x".repeat(43))).isEmpty();
        assertThat(keys.find("tgk_abcdefgh_" + secret.secret())).isEmpty();
    }

    @Test
    void onlyTheDigestIsStored() {
        var secret = keys.create("reader", Set.of("messages:read"), null, false, null);
        String row = store.jdbc()
                .sql("SELECT k::text FROM telegram.api_key k")
                .query(String.class)
                .single();

        assertThat(row).contains(secret.id()).doesNotContain(secret.secret());
    }

    @Test
    void anExpiredOrRevokedKeyIsNotFound() {
        var expiring = keys.create("expiring", Set.of("operator"), null, false, NOW.plusSeconds(60));
        var revoked = keys.create("revoked", Set.of("operator"), null, false, null);

        assertThat(keys.revoke(revoked.id())).isTrue();
        assertThat(keys.revoke(revoked.id())).isFalse();
        assertThat(keys.revoke("unknown0")).isFalse();
        assertThat(keys.find(revoked.reveal())).isEmpty();
        assertThat(at(NOW.plusSeconds(59)).find(expiring.reveal())).isPresent();
        assertThat(at(NOW.plusSeconds(60)).find(expiring.reveal())).isEmpty();
    }

    @Test
    void aKeyIsFoundByItsIdAsLongAsItIsValid() {
        // given
        ApiKeys keys = at(NOW);
        KeySecret day = keys.create("dashboard", Set.of("signals:read"), Set.of(-100L), false, NOW.plusSeconds(60));
        KeySecret revoked = keys.create("old", Set.of("signals:read"), null, false, null);
        keys.revoke(revoked.id());
        // then
        assertThat(keys.ofId(day.id())).get().satisfies(key -> {
            assertThat(key.name()).isEqualTo("dashboard");
            assertThat(key.scopes()).containsExactly("signals:read");
            assertThat(key.channels()).containsExactly(-100L);
        });
        assertThat(at(NOW.plusSeconds(61)).ofId(day.id())).isEmpty();
        assertThat(keys.ofId(revoked.id())).isEmpty();
        assertThat(keys.ofId("nobody12")).isEmpty();
    }

    @Test
    void useIsNotedOnceAMinute() {
        var secret = keys.create("reader", Set.of("messages:read"), null, false, null);
        keys.find(secret.reveal());
        Instant first = usedAt();
        keys.find(secret.reveal());
        at(NOW.plus(Duration.ofHours(1))).find(secret.reveal());

        assertThat(usedAt()).isEqualTo(first);
    }

    @Test
    void anOperatorHasEveryScope() {
        var operator = new ApiKey("abcd1234", "operator", Set.of(ApiKey.OPERATOR), null, true, null);
        var reader = new ApiKey("abcd1234", "reader", Set.of("messages:read"), Set.of(-100L), true, null);

        assertThat(operator.allows("messages:write")).isTrue();
        assertThat(reader.allows("messages:write")).isFalse();
        assertThat(reader.sees(-100)).isTrue();
        assertThat(reader.sees(-200)).isFalse();
    }

    private static ApiKeys at(Instant now) {
        return new ApiKeys(store.database(), Clock.fixed(now, ZoneOffset.UTC));
    }

    private static Instant usedAt() {
        return store.jdbc()
                .sql("SELECT used_at FROM telegram.api_key WHERE used_at IS NOT NULL")
                .query((row, _) -> row.getTimestamp(1).toInstant())
                .single();
    }
}
