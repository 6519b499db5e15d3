package dev.tradingsystem.telegram.testdc.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradingsystem.telegram.testdc.account.Accounts;
import dev.tradingsystem.telegram.testdc.account.Channel;
import dev.tradingsystem.telegram.testdc.account.Truth;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptedDayTests {

    private static final Instant START = Instant.parse("2026-01-02T00:00:00Z");

    @Test
    void isTheSameForTheSameSeed() {
        assertThat(played(1)).isEqualTo(played(1)).isNotEqualTo(played(2));
    }

    @Test
    void hasStepsOfEveryKind() {
        ScriptedDay day = day(3, 2000);
        var kinds = EnumSet.noneOf(Step.Kind.class);
        while (!day.isOver()) {
            kinds.add(day.step().kind());
        }
        assertThat(kinds).containsExactlyInAnyOrder(Step.Kind.values());
        assertThatThrownBy(day::step).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void lastsAboutADayAndEditsWithinTheSameSecond() {
        List<Truth> truth = played(4);
        long seconds = truth.getLast().sentAt() - START.getEpochSecond();
        assertThat(seconds).isBetween(43_200L, 86_400L);
        assertThat(truth.stream().anyMatch(one -> one.versions().getLast().editDate() == one.sentAt()))
                .isTrue();
        assertThat(truth.stream().anyMatch(ScriptedDayTests::cameBack)).isTrue();
    }

    @Test
    void saysWhichMessagesAStepTouched() {
        ScriptedDay day = day(5, 300);
        List<Integer> touched = new ArrayList<>();
        while (!day.isOver()) {
            touched.addAll(day.step().ids());
        }
        assertThat(touched)
                .containsAll(day.truth().stream().skip(1).map(Truth::id).toList());
    }

    @Test
    void playsOnAThreadOfItsOwn() throws InterruptedException {
        ScriptedDay day = day(6, 50);
        try (Playing playing = day.play(5000)) {
            assertThat(playing.await(Duration.ofSeconds(10))).isTrue();
        }
        assertThat(day.done()).isEqualTo(50);
    }

    @Test
    void stopsWhenClosed() throws InterruptedException {
        ScriptedDay day = day(7, 1000);
        Playing playing = day.play(1);
        playing.close();
        assertThat(playing.await(Duration.ofSeconds(10))).isFalse();
        assertThat(day.isOver()).isFalse();
    }

    private static boolean cameBack(Truth truth) {
        List<Truth.Version> versions = truth.versions();
        return versions.size() > 2
                && versions.getLast().text().equals(versions.getFirst().text())
                && versions.stream().map(Truth.Version::text).distinct().count() > 1;
    }

    private static List<Truth> played(long seed) {
        ScriptedDay day = day(seed, 1000);
        day.finish();
        return day.truth();
    }

    private static ScriptedDay day(long seed, int events) {
        var accounts = new Accounts();
        accounts.clock().freeze(START);
        Channel channel = accounts.channel("News", Channel.Kind.BROADCAST);
        return ScriptedDay.startingAt(START, accounts, channel, seed, events);
    }
}
