package dev.tradingsystem.telegram.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LocalRedisIT {

    @BeforeAll
    static void needsRedis() {
        assumeThat(Availability.missing(Server.REDIS)).isEmpty();
    }

    @Test
    void answersAndComesBackEmptyAfterItsDeath() throws IOException {
        try (var redis = LocalRedis.start()) {
            assertThat(RedisWire.ask(redis.port(), "SET", "key", "värde")).containsExactly("OK");
            assertThat(RedisWire.ask(redis.port(), "GET", "key")).containsExactly("värde");
            redis.kill();
            assertThat(redis.isRunning()).isFalse();
            assertThat(RedisWire.askQuietly(redis.port(), "PING")).isEmpty();
            redis.startAgain();
            assertThat(RedisWire.ask(redis.port(), "GET", "key")).isEmpty();
        }
    }

    @Test
    void serverOfTheClassPathServesToo() throws IOException {
        assumeThat(RedisProgram.isEmbedded()).isTrue();
        try (var redis = LocalRedis.start(RedisProgram.unpack(), Ports.free())) {
            assertThat(RedisWire.ask(redis.port(), "PING")).containsExactly("PONG");
        }
    }

    @Test
    void writesNothingToDisk() throws IOException {
        try (var redis = LocalRedis.start()) {
            assertThat(RedisWire.ask(redis.port(), "CONFIG", "GET", "save")).containsExactly("save", "");
            assertThat(RedisWire.ask(redis.port(), "CONFIG", "GET", "bind")).containsExactly("bind", "127.0.0.1");
        }
    }
}
