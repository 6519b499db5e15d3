package dev.tradingsystem.telegram.testdc.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradingsystem.telegram.testdc.account.Access;
import dev.tradingsystem.telegram.testdc.account.Accounts;
import dev.tradingsystem.telegram.testdc.account.Channel;
import dev.tradingsystem.telegram.testdc.account.Post;
import dev.tradingsystem.telegram.testdc.account.User;
import dev.tradingsystem.telegram.testdc.tl.Tl;
import dev.tradingsystem.telegram.testdc.wire.RpcError;
import org.junit.jupiter.api.Test;

class UpdatesTests {

    private final Accounts accounts = new Accounts();
    private final MethodTable methods = new MethodTable(accounts);
    private final User user = accounts.user("+99966 1");
    private final Channel channel =
            accounts.channel("News", Channel.Kind.BROADCAST).admit(user, Access.MEMBER);
    private final Client client;

    UpdatesTests() throws RpcError {
        client = new Client(methods, 2).in(user);
    }

    @Test
    void pushesEveryChangeToTheRememberedSessionOfMembers() throws RpcError {
        Client stranger = new Client(methods, 2).in(accounts.user("+99966 2"));
        Post post = channel.post("one");
        channel.edit(post, "two");
        channel.delete(post);
        assertThat(client.session.unacknowledged()).isEqualTo(3);
        assertThat(stranger.session.unacknowledged()).isZero();
    }

    @Test
    void pushesToTheNewestSessionOfAKeyOnly() throws RpcError {
        Client restarted = client.at(2);
        restarted.ask("updates.getDifference", "pts", 1, "date", Pushes.now(), "qts", 1);
        channel.post("one");
        assertThat(restarted.session.unacknowledged()).isEqualTo(1);
        assertThat(client.session.unacknowledged()).isZero();
    }

    @Test
    void namesTheChannelsThatHaveChanged() throws RpcError {
        channel.post("one");
        assertThat(difference(Pushes.now() - 10).list("other_updates"))
                .containsExactly(Tl.of("updateChannelTooLong", "channel_id", channel.id(), "pts", 2));
        assertThat(difference(Pushes.now() + 10).is("updates.differenceEmpty")).isTrue();
    }

    @Test
    void namesAChannelThatHasBeenLost() throws RpcError {
        channel.admit(user, Access.BANNED);
        Tl difference = difference(Pushes.now() - 10);
        assertThat(difference.list("other_updates")).extracting(Tl::name).containsExactly("updateChannel");
        assertThat(difference.list("chats")).extracting(Tl::name).containsExactly("channelForbidden");
    }

    @Test
    void tellsPostsAsTheyAreNow() throws RpcError {
        // given
        Post known = channel.post("known");
        Post also = channel.post("also known");
        // when
        Post edited = channel.post("first");
        channel.edit(edited, "last");
        Post gone = channel.post("gone");
        channel.delete(gone);
        channel.edit(known, "known, edited");
        channel.edit(known, "known, edited twice");
        channel.delete(also);
        Tl difference = channelDifference(3, 100);
        // then
        assertThat(difference.list("new_messages"))
                .extracting(message -> message.string("message"))
                .containsExactly("last");
        assertThat(difference.list("other_updates"))
                .extracting(Tl::name)
                .containsExactly(
                        "updateDeleteChannelMessages", "updateEditChannelMessage", "updateDeleteChannelMessages");
        assertThat(difference.list("other_updates").get(1).tl("message").string("message"))
                .isEqualTo("known, edited twice");
        assertThat(difference.int32("pts")).isEqualTo(channel.pts());
    }

    @Test
    void givesATimeoutWithTheLastPartOnly() throws RpcError {
        channel.post("one");
        channel.post("two");
        Tl first = channelDifference(1, 1);
        assertThat(first.flag("final")).isFalse();
        assertThat(first.has("timeout")).isFalse();
        Tl last = channelDifference(first.int32("pts"), 1);
        assertThat(last.flag("final")).isTrue();
        assertThat(last.int32("timeout")).isPositive();
    }

    @Test
    void tellsNothingWhenNothingWasMissed() throws RpcError {
        assertThat(channelDifference(1, 100).is("updates.channelDifferenceEmpty"))
                .isTrue();
    }

    @Test
    void tellsOnlyTheNewestWhenItWasTooMuch() throws RpcError {
        channel.nextDifferenceTooLong();
        channel.post("one");
        channel.post("two");
        Tl tooLong = channelDifference(1, 100);
        assertThat(tooLong.name()).isEqualTo("updates.channelDifferenceTooLong");
        assertThat(tooLong.tl("dialog").int32("pts")).isEqualTo(channel.pts());
        assertThat(tooLong.list("messages"))
                .extracting(message -> message.string("message"))
                .containsExactly("two");
    }

    @Test
    void keepsAChannelFromOutcasts() {
        channel.admit(user, Access.BANNED);
        client.isRefused(400, "CHANNEL_PRIVATE", "updates.getChannelDifference", arguments(1, 100));
    }

    private Tl difference(int date) throws RpcError {
        return client.ask("updates.getDifference", "pts", 1, "date", date, "qts", 1);
    }

    private Tl channelDifference(int pts, int limit) throws RpcError {
        return client.ask("updates.getChannelDifference", arguments(pts, limit));
    }

    private Object[] arguments(int pts, int limit) {
        Tl input = Tl.of("inputChannel", "channel_id", channel.id(), "access_hash", channel.accessHash());
        Tl filter = Tl.of("channelMessagesFilterEmpty");
        return new Object[] {"channel", input, "filter", filter, "pts", pts, "limit", limit};
    }
}
