package dev.tradingsystem.telegram.td;

import static dev.tradingsystem.telegram.td.TdSession.chatId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradingsystem.telegram.testdc.TestDatacenter;
import dev.tradingsystem.telegram.testdc.account.Channel;
import dev.tradingsystem.telegram.testdc.account.Draft;
import dev.tradingsystem.telegram.testdc.account.Entity;
import dev.tradingsystem.telegram.testdc.account.Media;
import dev.tradingsystem.telegram.testdc.account.Post;
import dev.tradingsystem.telegram.testdc.account.User;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What happens in a channel, as TDLib tells it live and after something went wrong.
class ChannelIT {

    private final TestDatacenter telegram = TestDatacenter.start();
    private final User user = telegram.user("+9996612345");
    private final Channel news = telegram.channel("News");

    @TempDir
    private Path folder;

    private TdSession session;

    @BeforeEach
    void logIn() {
        telegram.join(user, news);
        session = TdSession.loggedIn(telegram, folder, user);
        news.post("first");
        session.awaitMessage("first");
    }

    @AfterEach
    void stop() {
        session.close();
        telegram.close();
        assertThat(telegram.server().counters().failures()).isZero();
    }

    @Test
    void tellsPostsEditsPinsAndDeletions() {
        Post post = news.post(Draft.of("buy now").mark(Entity.Kind.BOLD, 0, 3).signed("Editor"));
        TdObject message = session.awaitMessage("buy now");
        assertThat(message.int64("id")).isEqualTo(tdId(post));
        assertThat(message.int64("chat_id")).isEqualTo(chatId(news));
        assertThat(message.int32("date")).isEqualTo(post.date());
        assertThat(message.string("author_signature")).isEqualTo("Editor");
        assertThat(message.object("content").object("text").objects("entities"))
                .singleElement()
                .satisfies(bold -> assertThat(bold.object("type").type()).isEqualTo("textEntityTypeBold"));

        Post edited = news.edit(post, "sell now");
        TdObject content = session.await("updateMessageContent", update -> isAbout(update, post));
        assertThat(content.object("new_content").object("text").string("text")).isEqualTo("sell now");
        TdObject edit = session.await("updateMessageEdited", update -> isAbout(update, post));
        assertThat(edit.int32("edit_date")).isEqualTo(edited.editDate());

        news.pin(post);
        session.await("updateMessageIsPinned", update -> isAbout(update, post) && update.bool("is_pinned"));

        news.delete(post);
        TdObject deletion = session.await(
                "updateDeleteMessages",
                update -> update.bool("is_permanent")
                        && update.int64s("message_ids").contains(tdId(post)));
        assertThat(deletion.bool("from_cache")).isFalse();
    }

    @Test
    void tellsAlbumsForwardsRepliesAndMedia() {
        Channel source = telegram.channel("Source").username("the_source");
        Post original = source.post("original");
        Post replied = news.post("question");
        news.post(Draft.of("answer").replyTo(replied));
        news.post(Draft.of("passed on").forwardedFrom(source, original));
        news.postAlbum(
                Draft.of("part one").with(Media.photo(new byte[100])),
                Draft.of("part two").with(Media.photo(new byte[100])));
        news.post(Draft.of("report").with(Media.document(bytes("pages"), "report.pdf", "application/pdf")));

        assertThat(session.awaitMessage("answer").object("reply_to").int64("message_id"))
                .isEqualTo(tdId(replied));
        TdObject origin =
                session.awaitMessage("passed on").object("forward_info").object("origin");
        assertThat(origin.int64("chat_id")).isEqualTo(chatId(source));
        assertThat(origin.int64("message_id")).isEqualTo(tdId(original));
        String album = session.awaitMessage("part one").string("media_album_id");
        assertThat(album).isNotEqualTo("0");
        assertThat(session.awaitMessage("part two").string("media_album_id")).isEqualTo(album);
        TdObject document = session.awaitMessage("report").object("content").object("document");
        assertThat(document.string("file_name")).isEqualTo("report.pdf");
        assertThat(document.string("mime_type")).isEqualTo("application/pdf");
    }

    @Test
    void fetchesFiles() throws IOException {
        byte[] bytes = bytes("page after page ".repeat(20_000));
        news.post(Draft.of("report").with(Media.document(bytes, "report.pdf", "application/pdf")));
        TdObject file = session.awaitMessage("report")
                .object("content")
                .object("document")
                .object("document");
        TdObject fetched = session.client()
                .call(TdRequest.of("downloadFile")
                        .with("file_id", file.int32("id"))
                        .with("priority", 1)
                        .with("offset", 0L)
                        .with("limit", 0L)
                        .with("synchronous", true));
        assertThat(Files.readAllBytes(Path.of(fetched.object("local").string("path"))))
                .isEqualTo(bytes);
    }

    @Test
    void repairsLostAndReorderedPushes() {
        telegram.dropPushes(2);
        news.post("lost one");
        news.post("lost two");
        news.post("arrives");
        session.awaitMessage("lost one");
        session.awaitMessage("lost two");
        session.awaitMessage("arrives");
        telegram.holdPushes();
        news.post("held one");
        news.post("held two");
        telegram.reorderPushes();
        session.awaitMessage("held one");
        session.awaitMessage("held two");
        assertThat(session.updates("updateNewMessage", _ -> true))
                .extracting(update -> update.object("message").int64("id"))
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void findsInHistoryWhatADifferenceThatIsTooLongLeavesOut() {
        List<Post> posts = missed(350);
        List<Long> found = pageBack(session);
        assertThat(session.updates("updateNewMessage", _ -> true).size()).isLessThan(350);
        assertThat(found).containsAll(posts.stream().map(ChannelIT::tdId).toList());
        assertThat(found)
                .isSortedAccordingTo((one, two) -> Long.compare(two, one))
                .doesNotHaveDuplicates();
    }

    @Test
    void comesBackAfterAnOutage() {
        telegram.outage();
        session.awaitConnection("ConnectingToProxy");
        news.post("during the outage");
        telegram.restore();
        session.awaitMessage("during the outage");
        session.awaitConnection("Ready");
        news.post("after the outage");
        session.awaitMessage("after the outage");
        assertThat(session.updates("updateNewMessage", _ -> true)).hasSize(3);
    }

    @Test
    void survivesBrokenConnections() {
        IntStream.range(0, 5).forEach(number -> {
            news.post("before break " + number);
            telegram.dropConnections();
            news.post("after break " + number);
        });
        session.awaitMessage("before break 4");
        session.awaitMessage("after break 4");
        assertThat(session.updates("updateNewMessage", _ -> true)).hasSize(11);
    }

    private List<Post> missed(int count) {
        telegram.outage();
        session.awaitConnection("ConnectingToProxy");
        List<Post> posts = IntStream.range(0, count)
                .mapToObj(number -> news.post("missed " + number))
                .toList();
        telegram.server().forgetSessions();
        telegram.tooLong(news);
        telegram.restore();
        session.awaitMessage("missed " + (count - 1));
        session.awaitConnection("Ready");
        return posts;
    }

    private List<Long> pageBack(TdSession session) {
        List<Long> found = new ArrayList<>();
        while (true) {
            List<TdObject> page = session.client()
                    .call(TdRequest.of("getChatHistory")
                            .with("chat_id", chatId(news))
                            .with("from_message_id", found.isEmpty() ? 0 : found.getLast())
                            .with("offset", 0)
                            .with("limit", 100)
                            .with("only_local", false))
                    .objects("messages");
            if (page.isEmpty()) {
                return found;
            }
            page.forEach(message -> found.add(message.int64("id")));
        }
    }

    private static boolean isAbout(TdObject update, Post post) {
        return update.int64("message_id") == tdId(post);
    }

    private static long tdId(Post post) {
        return (long) post.id() << 20;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
