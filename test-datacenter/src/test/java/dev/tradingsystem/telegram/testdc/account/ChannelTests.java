package dev.tradingsystem.telegram.testdc.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChannelTests {

    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    private final Accounts accounts = new Accounts();
    private final Channel channel = accounts.channel("News", Channel.Kind.BROADCAST);
    private final List<Change> told = new ArrayList<>();

    ChannelTests() {
        accounts.clock().freeze(NOON);
        accounts.listen((_, change) -> told.add(change));
    }

    @Test
    void beginsWithTheMessageThatItWasCreated() {
        assertThat(channel.visible()).singleElement().satisfies(post -> {
            assertThat(post.id()).isEqualTo(1);
            assertThat(post.action()).isEqualTo(new Action.Created("News"));
        });
        assertThat(channel.pts()).isEqualTo(1);
    }

    @Test
    void countsEveryChangeInOneSequence() {
        // when
        Post one = channel.post("one");
        Post two = channel.post("two");
        channel.edit(one, "one, again");
        channel.delete(one, two);
        // then
        assertThat(told).extracting(change -> ((Change.Counted) change).pts()).containsExactly(2, 3, 4, 6);
        assertThat(((Change.Counted) told.getLast()).count()).isEqualTo(2);
    }

    @Test
    void neverUsesAnIdTwice() {
        Post gone = channel.post("gone");
        channel.delete(gone);
        channel.skipIds(3);
        assertThat(channel.post("next").id()).isEqualTo(gone.id() + 4);
    }

    @Test
    void deletesOnlyWhatIsThere() {
        Post gone = channel.post("gone");
        channel.delete(gone);
        told.clear();
        channel.delete(List.of(gone.id(), 999));
        assertThat(told).isEmpty();
    }

    @Test
    void refusesToEditADeletedPost() {
        Post gone = channel.post("gone");
        channel.delete(gone);
        assertThatThrownBy(() -> channel.edit(gone, "back")).hasMessageContaining("no message 2");
    }

    @Test
    void datesEditsByTheClock() {
        Post post = channel.post("one");
        assertThat(channel.edit(post, "two").editDate()).isEqualTo(post.date());
        accounts.clock().advance(Duration.ofSeconds(5));
        assertThat(channel.edit(post, "three").editDate()).isEqualTo(post.date() + 5);
    }

    @Test
    void tellsTheTruth() {
        // when
        Post post = channel.post("one");
        channel.edit(post, "two");
        channel.editMarkupOnly(post, "Open");
        Post old = channel.backdated(NOON.minusSeconds(60), Draft.of("old"));
        channel.delete(post);
        // then
        assertThat(channel.truth()).hasSize(3);
        Truth truth = channel.truth().get(1);
        assertThat(truth.versions()).extracting(Truth.Version::text).containsExactly("one", "two", "two");
        assertThat(truth.versions().getLast().button()).isEqualTo("Open");
        assertThat(truth.deleted()).isTrue();
        assertThat(channel.truth().getLast()).isEqualTo(Truth.posted(old, true));
    }

    @Test
    void putsOldPostsIntoHistorySilently() {
        channel.backdated(NOON.minusSeconds(60), Draft.of("old"));
        assertThat(told).isEmpty();
        assertThat(channel.pts()).isEqualTo(1);
        assertThat(channel.newest()).extracting(Post::text).isEqualTo("old");
    }

    @Test
    void givesAllPartsOfAnAlbumOneNumber() {
        List<Post> parts = channel.postAlbum(Draft.of("a"), Draft.of("b"));
        assertThat(parts)
                .extracting(Post::album)
                .hasSize(2)
                .containsOnly(parts.getFirst().album())
                .doesNotContain(0L);
    }

    @Test
    void makesAServiceMessageOfAPin() {
        Post post = channel.post("one");
        Post service = channel.pin(post);
        assertThat(service.action()).isEqualTo(new Action.Pinned(post.id()));
        assertThat(channel.find(post.id())).matches(now -> now != null && now.pinned());
    }

    @Test
    void hidesHistoryWithoutDeletingIt() {
        Post hidden = channel.post("hidden");
        Post seen = channel.post("seen");
        channel.hideHistoryUpTo(hidden.id());
        assertThat(channel.visible()).containsExactly(seen);
        assertThat(channel.find(hidden.id())).isNull();
        assertThat(channel.truth()).noneMatch(Truth::deleted);
    }

    @Test
    void isOpenToMembersAndInPublicToEverybodyButOutcasts() {
        User user = accounts.user("+99966 1");
        assertThat(channel.isOpenTo(user)).isFalse();
        channel.username("news");
        assertThat(channel.isOpenTo(user)).isTrue();
        channel.admit(user, Access.BANNED);
        assertThat(channel.isOpenTo(user)).isFalse();
    }

    @Test
    void tellsWhatAClientMissedInParts() {
        // given
        Post one = channel.post("one");
        channel.post("two");
        channel.delete(one);
        // when
        var first = (Difference.Missed) channel.since(1, 2);
        var rest = (Difference.Missed) channel.since(first.pts(), 2);
        // then
        assertThat(first.changes()).hasSize(2);
        assertThat(first.last()).isFalse();
        assertThat(rest.changes()).singleElement().isInstanceOf(Change.Deleted.class);
        assertThat(rest.last()).isTrue();
        assertThat(channel.since(rest.pts(), 2)).isEqualTo(new Difference.Nothing(4));
    }

    @Test
    void tellsOneClientThatItWasTooMuch() {
        channel.nextDifferenceTooLong();
        assertThat(channel.since(1, 100)).isEqualTo(new Difference.Nothing(1));
        channel.post("one");
        assertThat(channel.since(1, 100)).isEqualTo(new Difference.TooLong(2));
        assertThat(channel.since(1, 100)).isInstanceOf(Difference.Missed.class);
    }

    @Test
    void forgetsChangesBeyondWhatItKeeps() {
        channel.keepsChanges(2);
        channel.post("one");
        channel.post("two");
        assertThat(channel.since(1, 100)).isInstanceOf(Difference.Missed.class);
        channel.post("three");
        assertThat(channel.since(1, 100)).isInstanceOf(Difference.TooLong.class);
    }
}
