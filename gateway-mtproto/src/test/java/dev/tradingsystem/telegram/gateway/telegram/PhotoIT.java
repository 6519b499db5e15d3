package dev.tradingsystem.telegram.gateway.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tradingsystem.telegram.gateway.session.TdRefused;
import dev.tradingsystem.telegram.gateway.telegram.GatewayClient.Reply;
import dev.tradingsystem.telegram.td.TdRequest;
import dev.tradingsystem.telegram.testdc.account.Channel;
import dev.tradingsystem.telegram.testdc.account.Draft;
import dev.tradingsystem.telegram.testdc.account.Media;
import dev.tradingsystem.telegram.testdc.account.Post;
import dev.tradingsystem.telegram.testdc.account.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Promise: a photo comes as Telegram has it, once for all who ask together, and leaves nothing
/// behind; and a person can log in at a terminal.
class PhotoIT {

    private static TelegramServers servers;
    private static TelegramGateway gateway;
    private static Channel channel;
    private static Path session;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        servers = TelegramServers.start();
        session = folder.resolve(".session");
        gateway = TelegramGateway.start(servers, "main", session, Map.of("telegram.media.max-bytes", "200KB"));
        channel = servers.telegram().channel("Pictures");
        User user = servers.telegram().user("+5511987654321").code("24680").password("pass word");
        servers.telegram().join(user, channel);
        String talk =
                Terminal.logIn(gateway, List.of("phone"), "+5511987654321", "11111", "24680", "wrong", "pass word");
        assertThat(talk)
                .contains("The code is wrong", "The password is wrong", "logged in")
                .doesNotContain("24680", "pass word");
        loadChats();
    }

    private static void loadChats() throws InterruptedException {
        try {
            while (true) {
                gateway.session().ask(TdRequest.of("loadChats").with("limit", 100));
            }
        } catch (TdRefused e) {
            assertThat(e.error().code()).isEqualTo(404);
        }
    }

    @AfterAll
    static void stop() {
        gateway.close();
        servers.close();
    }

    private static byte[] jpeg(int size) {
        byte[] bytes = new byte[size];
        for (int i = 3; i < size; i++) {
            bytes[i] = (byte) i;
        }
        bytes[0] = (byte) 0xff;
        bytes[1] = (byte) 0xd8;
        bytes[2] = (byte) 0xff;
        return bytes;
    }

    private static String path(Post post) {
        return "/media/%d/%d".formatted(TelegramGateway.id(channel), post.id());
    }

    @Test
    void givesThePhotoAsItIs() throws IOException {
        byte[] bytes = jpeg(150_000);
        Post post = channel.post(Draft.of("look").with(Media.photo(bytes)));
        Reply reply = gateway.http().get(path(post));
        assertThat(reply.status()).as("%s", reply.field("detail")).isEqualTo(200);
        assertThat(reply.bytes()).isEqualTo(bytes);
        assertThat(reply.header("Content-Type")).isEqualTo("image/jpeg");
        assertThat(reply.header("ETag")).startsWith("\"");
        assertThat(gateway.http().get(path(post), reply.header("ETag")).status())
                .isEqualTo(304);
        assertThat(gateway.http().get(path(post) + "?size=thumb").status()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(10)).until(() -> photosKept().isEmpty());
    }

    private static List<Path> photosKept() throws IOException {
        try (Stream<Path> all = Files.walk(session.resolve("files"))) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.toString().contains("photo"))
                    .toList();
        }
    }

    @Test
    void fetchesOnceForAllWhoAskTogether() throws InterruptedException {
        Post post = channel.post(Draft.of("for many").with(Media.photo(jpeg(120_000))));
        var statuses = new ConcurrentLinkedQueue<Integer>();
        List<Thread> askers = IntStream.range(0, 8)
                .mapToObj(_ -> Thread.ofVirtual()
                        .start(() -> statuses.add(gateway.http().get(path(post)).status())))
                .toList();
        for (Thread asker : askers) {
            asker.join();
        }
        assertThat(statuses).hasSize(8).containsOnly(200);
    }

    @Test
    void saysWhyThereIsNone() {
        Post text = channel.post("no picture here");
        Reply none = gateway.http().get(path(text));
        assertThat(none.status()).isEqualTo(404);
        assertThat(none.field("type")).endsWith(":no-photo");
        assertThat(none.field("mediaType")).isEqualTo("text");
        Post large = channel.post(Draft.of("large").with(Media.photo(jpeg(300_000))));
        assertThat(gateway.http().get(path(large)).field("type")).endsWith(":media-too-large");
        String address = "/media/" + TelegramGateway.id(channel);
        assertThat(gateway.http().get(address + "/99999").field("type")).endsWith(":message-not-found");
        assertThat(gateway.http().get("/media/-1009999999999/5").field("type")).endsWith(":message-not-found");
        assertThat(gateway.http().get(address + "/5x").status()).isEqualTo(400);
        assertThat(gateway.http().get(path(text) + "?kind=video").status()).isEqualTo(400);
    }

    @Test
    void callsWhatIsNoPictureNone() {
        Post post = channel.post(Draft.of("odd")
                .with(Media.photo("<svg onload=alert(1)>".getBytes(java.nio.charset.StandardCharsets.UTF_8))));
        assertThat(gateway.http().get(path(post)).status()).isEqualTo(404);
    }
}
