package dev.tradingsystem.telegram.testdc.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PagingTests {

    private final Channel channel = new Accounts().channel("News", Channel.Kind.BROADCAST);

    PagingTests() {
        for (int i = 2; i <= 10; i++) {
            channel.backdated(Instant.ofEpochSecond(1000L * i), Draft.of("post " + i));
        }
        channel.delete(List.of(5));
    }

    @Test
    void beginsWithTheNewestWithoutAnOffset() {
        assertThat(page(0, 0, 0, 3)).containsExactly(10, 9, 8);
    }

    @Test
    void goesOnBelowTheOffset() {
        assertThat(page(8, 0, 0, 4)).containsExactly(7, 6, 4, 3);
    }

    @Test
    void beginsBelowAnIdThatIsGone() {
        assertThat(page(5, 0, 0, 2)).containsExactly(4, 3);
    }

    @Test
    void isEmptyBelowTheOldest() {
        assertThat(page(1, 0, 0, 5)).isEmpty();
    }

    @Test
    void turnsToNewerPostsWithANegativeOffset() {
        assertThat(page(6, 0, -3, 3)).containsExactly(8, 7, 6);
    }

    @Test
    void showsBothSidesOfTheOffset() {
        assertThat(page(6, 0, -2, 4)).containsExactly(7, 6, 4, 3);
    }

    @Test
    void cutsOffWhatLiesBeyondTheNewest() {
        assertThat(page(9, 0, -99, 100)).containsExactly(10, 9, 8);
    }

    @Test
    void skipsWithAPositiveOffset() {
        assertThat(page(8, 0, 2, 2)).containsExactly(4, 3);
    }

    @Test
    void beginsBelowADate() {
        assertThat(page(0, 7000, 0, 2)).containsExactly(6, 4);
    }

    @Test
    void keepsBetweenTheLowestAndTheHighestId() {
        assertThat(ids(new Paging(0, 0, 0, 100, 9, 3))).containsExactly(8, 7, 6, 4);
    }

    @Test
    void givesAtMostAHundred() {
        for (int i = 0; i < 200; i++) {
            channel.post("more");
        }
        assertThat(page(0, 0, 0, 1000)).hasSize(100);
    }

    private List<Integer> page(int offsetId, int offsetDate, int addOffset, int limit) {
        return ids(new Paging(offsetId, offsetDate, addOffset, limit, 0, 0));
    }

    private List<Integer> ids(Paging paging) {
        return channel.history(paging).stream().map(Post::id).toList();
    }
}
