package dev.tradingsystem.telegram.testdc.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradingsystem.telegram.testdc.account.Access;
import dev.tradingsystem.telegram.testdc.account.Accounts;
import dev.tradingsystem.telegram.testdc.account.BasicGroup;
import dev.tradingsystem.telegram.testdc.account.Channel;
import dev.tradingsystem.telegram.testdc.account.Draft;
import dev.tradingsystem.telegram.testdc.account.Entity;
import dev.tradingsystem.telegram.testdc.account.Media;
import dev.tradingsystem.telegram.testdc.account.Post;
import dev.tradingsystem.telegram.testdc.account.User;
import dev.tradingsystem.telegram.testdc.tl.Tl;
import dev.tradingsystem.telegram.testdc.wire.RpcError;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Chats, messages and files as a client reads them.
class ReadingTests {

    private final Accounts accounts = accounts();
    private final MethodTable methods = new MethodTable(accounts);
    private final User user = accounts.user("+99966 1");
    private final Channel channel =
            accounts.channel("News", Channel.Kind.BROADCAST).admit(user, Access.MEMBER);
    private final Client client;

    ReadingTests() throws RpcError {
        client = new Client(methods, 2).in(user);
    }

    @Test
    void listsChatsOfTheSameSecondInPagesWithTheirNewestMessages() throws RpcError {
        // given
        for (int i = 0; i < 4; i++) {
            accounts.channel("Channel " + i, Channel.Kind.SUPERGROUP).admit(user, Access.MEMBER);
        }
        BasicGroup group = accounts.basicGroup("Group").join(user);
        // when
        List<Tl> peers = new ArrayList<>();
        Tl offset = Client.NOBODY;
        Tl page = dialogs(offset);
        while (!page.list("dialogs").isEmpty()) {
            assertThat(page.list("messages")).hasSameSizeAs(page.list("dialogs"));
            page.list("dialogs").forEach(dialog -> peers.add(dialog.tl("peer")));
            offset = input(peers.getLast());
            page = dialogs(offset);
        }
        // then
        assertThat(peers).hasSize(6).doesNotHaveDuplicates();
        assertThat(peers.getFirst()).isEqualTo(Chats.peer(group));
        assertThat(peers).element(1).isEqualTo(Chats.peer(channel));
    }

    @Test
    void readsHistoryInBothDirections() throws RpcError {
        for (int i = 2; i <= 8; i++) {
            channel.post("post " + i);
        }
        assertThat(ids(history(0, 0, 3))).containsExactly(8, 7, 6);
        assertThat(ids(history(6, 0, 100))).containsExactly(5, 4, 3, 2, 1);
        assertThat(ids(history(6, -3, 3))).containsExactly(8, 7, 6);
    }

    @Test
    void saysOfAMissingIdThatItIsEmpty() throws RpcError {
        Post post = channel.post("there");
        Tl wanted = Tl.of("inputMessageID", "id", post.id());
        Tl missing = Tl.of("inputMessageID", "id", 77);
        assertThat(client.ask("channels.getMessages", "channel", inputChannel(), "id", List.of(missing, wanted))
                        .list("messages"))
                .extracting(Tl::name)
                .containsExactly("messageEmpty", "message");
    }

    @Test
    void findsPostsByTextAndKind() throws RpcError {
        channel.post("one apple");
        Post photo = channel.post(Draft.of("Apple pie").with(Media.photo(new byte[10])));
        assertThat(ids(search("apple", "inputMessagesFilterEmpty"))).containsExactly(3, 2);
        assertThat(ids(search("", "inputMessagesFilterPhotos"))).containsExactly(photo.id());
    }

    @Test
    void writesEverythingAPostCanBe() throws RpcError {
        Channel elsewhere = accounts.channel("Elsewhere", Channel.Kind.BROADCAST);
        Post origin = elsewhere.post("original");
        channel.post(Draft.of("all of it")
                .mark(Entity.Kind.BOLD, 0, 3)
                .link(4, 2, "https://example.org")
                .forwardedFrom(elsewhere, origin)
                .replyTo(channel.post("first"))
                .signed("Ann")
                .button("Open"));
        Tl page = history(0, 0, 1);
        Tl message = page.list("messages").getFirst();
        assertThat(message.list("entities")).hasSize(2);
        assertThat(message.tl("fwd_from").int32("channel_post")).isEqualTo(origin.id());
        assertThat(message.tl("reply_to").int32("reply_to_msg_id")).isEqualTo(2);
        assertThat(message.tl("reply_markup").list("rows")).hasSize(1);
        assertThat(page.list("chats")).hasSize(2);
    }

    @Test
    void refusesHistoryToBots() throws RpcError {
        User bot = accounts.bot("1:A");
        channel.admit(bot, Access.ADMIN);
        Client robot = new Client(methods, 2).in(bot);
        robot.isRefused(400, "BOT_METHOD_INVALID", "messages.getHistory", historyArguments(0, 0, 10));
        Tl wanted = Tl.of("inputMessageID", "id", 1);
        assertThat(robot.ask("channels.getMessages", "channel", inputChannel(), "id", List.of(wanted))
                        .list("messages"))
                .extracting(Tl::name)
                .containsExactly("messageService");
    }

    @Test
    void keepsPrivateChannelsFromStrangers() {
        channel.admit(user, Access.LEFT);
        client.isRefused(400, "CHANNEL_PRIVATE", "messages.getHistory", historyArguments(0, 0, 10));
        channel.username("news");
        client.isRefused(400, "USERNAME_NOT_OCCUPIED", "contacts.resolveUsername", "username", "olds");
    }

    @Test
    void givesFilesInParts() throws RpcError {
        // given
        byte[] bytes = new byte[10_000];
        new Random(7).nextBytes(bytes);
        channel.post(Draft.of("").with(Media.photo(bytes)));
        Tl location = photoLocation();
        // when
        var all = new ByteArrayOutputStream();
        for (long offset = 0; offset <= bytes.length; offset += 4096) {
            all.writeBytes(part(client, location, offset).bytes("bytes"));
        }
        // then
        assertThat(all.toByteArray()).isEqualTo(bytes);
    }

    @Test
    void wantsFilesAskedForAtTheirDataCentreWithAFreshReference() throws RpcError {
        // given
        methods.files().keepAt(4);
        channel.post(Draft.of("").with(Media.photo(new byte[100])));
        Tl old = photoLocation();
        // then
        client.isRefused(303, "FILE_MIGRATE_4", "upload.getFile", "location", old, "offset", 0L, "limit", 1024);
        accounts.expireFileReferences();
        client.isRefused(400, "FILE_REFERENCE_EXPIRED", "upload.getFile", "location", old, "offset", 0L, "limit", 1024);
        assertThat(part(client.at(4), photoLocation(), 0).bytes("bytes")).hasSize(100);
    }

    private Tl photoLocation() throws RpcError {
        Tl photo = history(0, 0, 1).list("messages").getFirst().tl("media").tl("photo");
        return Tl.of(
                "inputPhotoFileLocation",
                "id",
                photo.int64("id"),
                "access_hash",
                photo.int64("access_hash"),
                "file_reference",
                photo.bytes("file_reference"),
                "thumb_size",
                "x");
    }

    private static Tl part(Client from, Tl location, long offset) throws RpcError {
        return from.ask("upload.getFile", "location", location, "offset", offset, "limit", 4096);
    }

    private Tl dialogs(Tl offset) throws RpcError {
        return client.ask(
                "messages.getDialogs", "offset_date", 0, "offset_id", 0, "offset_peer", offset, "limit", 2, "hash", 0L);
    }

    private static Tl input(Tl peer) {
        return peer.is("peerChat")
                ? Tl.of("inputPeerChat", "chat_id", peer.int64("chat_id"))
                : Tl.of("inputPeerChannel", "channel_id", peer.int64("channel_id"), "access_hash", 0L);
    }

    private Tl inputChannel() {
        return Tl.of("inputChannel", "channel_id", channel.id(), "access_hash", channel.accessHash());
    }

    private Tl inputPeer() {
        return Tl.of("inputPeerChannel", "channel_id", channel.id(), "access_hash", channel.accessHash());
    }

    private Tl history(int offsetId, int addOffset, int limit) throws RpcError {
        return client.ask("messages.getHistory", historyArguments(offsetId, addOffset, limit));
    }

    private Object[] historyArguments(int offsetId, int addOffset, int limit) {
        return new Object[] {
            "peer",
            inputPeer(),
            "offset_id",
            offsetId,
            "offset_date",
            0,
            "add_offset",
            addOffset,
            "limit",
            limit,
            "max_id",
            0,
            "min_id",
            0,
            "hash",
            0L
        };
    }

    private Tl search(String text, String filter) throws RpcError {
        return client.ask(
                "messages.search",
                "peer",
                inputPeer(),
                "q",
                text,
                "filter",
                Tl.of(filter),
                "min_date",
                0,
                "max_date",
                0,
                "offset_id",
                0,
                "add_offset",
                0,
                "limit",
                10,
                "max_id",
                0,
                "min_id",
                0,
                "hash",
                0L);
    }

    private static Accounts accounts() {
        var accounts = new Accounts();
        accounts.clock().freeze(Instant.parse("2026-01-02T12:00:00Z"));
        return accounts;
    }

    private static List<Integer> ids(Tl page) {
        return page.list("messages").stream()
                .map(message -> message.int32("id"))
                .toList();
    }
}
