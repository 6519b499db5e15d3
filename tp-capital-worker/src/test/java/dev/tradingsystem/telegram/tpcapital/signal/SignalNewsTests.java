package dev.tradingsystem.telegram.tpcapital.signal;

import static dev.tradingsystem.telegram.tpcapital.Texts.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradingsystem.telegram.model.wire.Change;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignalNewsTests {

    private static final String PETR4 = order("PETR4", "30,00", "32,00", "29,00");
    private static final String SALE = "Ativo: PETR4\nVenda: 30,00\nAlvo: 28,00\nStop: 31,00";
    private static final String VALE3 = order("VALE3", "58,00", "61,00", "56,50");

    private final PostsOnBoard channel = new PostsOnBoard();
    private final Posts posts = channel.posts;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ordem executada em PETR4 a 30,00  | filled  | entry_filled",
                "PETR4 alvo 1 atingido             | filled  | target_hit",
                "PETR4: realizar parcial           | filled  | partial",
                "PETR4 alvo final atingido         | closed  | target_hit",
                "PETR4: encerrar a operação        | closed  | closed",
                "PETR4 stopada                     | stopped | stop_hit",
                "PETR4: subir o stop para 30,00    | open    | stop_moved",
                "Alvo 1 de PETR4 passa para 33,00  | open    | target_moved"
            })
    void theStatusFollowsTheNews(String text, String status, String action) {
        channel.take(posts.posted(1, PETR4));

        assertThat(channel.take(posts.posted(2, text))).isEmpty();

        assertThat(channel.of(1)).containsExactly("1 PETR4 " + status);
        assertThat(channel.board.news()).singleElement().satisfies(news -> {
            assertThat(news.signalId()).isEqualTo(channel.only(1).id());
            assertThat(news.source().messageId()).isEqualTo(2);
            assertThat(news.kind()).isEqualTo("update");
            assertThat(news.actions()).containsExactly(action);
            assertThat(news.details()).contains("\"asset\":\"PETR4\"");
        });
        assertThat(channel.board.events()).extracting(SignalEvent::word).containsExactly("opened", action);
    }

    @Test
    void newsIsOfTheNewestOrderOfItsAsset() {
        channel.take(posts.posted(1, PETR4));
        channel.take(posts.posted(2, SALE));
        channel.take(posts.posted(3, VALE3));

        channel.take(posts.posted(4, "PETR4 stopada"));

        assertThat(channel.of(1)).containsExactly("1 PETR4 open");
        assertThat(channel.of(2)).containsExactly("1 PETR4 stopped");
        assertThat(channel.of(3)).containsExactly("1 VALE3 open");
    }

    @Test
    void aReplyIsAboutTheOrderItAnswers() {
        channel.take(posts.posted(1, PETR4));
        channel.take(posts.posted(2, SALE));

        channel.take(posts.reply(3, "PETR4 stopada", 1));
        channel.take(posts.reply(4, "Alvo 1 atingido", 2));

        assertThat(channel.of(1)).containsExactly("1 PETR4 stopped");
        assertThat(channel.of(2)).containsExactly("1 PETR4 filled");
    }

    @Test
    void aReplyAboutAnotherAssetIsAboutThatAsset() {
        channel.take(posts.posted(1, PETR4));
        channel.take(posts.posted(2, VALE3));

        channel.take(posts.reply(3, "VALE3 stopada", 1));

        assertThat(channel.of(1)).containsExactly("1 PETR4 open");
        assertThat(channel.of(2)).containsExactly("1 VALE3 stopped");
    }

    @Test
    void newsOfNothingThatIsKnownIsLeftToAPerson() {
        channel.take(posts.posted(1, PETR4));

        assertThat(channel.take(posts.posted(2, "VALE3 stopada"))).hasSize(1);
        assertThat(channel.take(posts.posted(3, "Alvo 1 atingido!"))).hasSize(1);
        assertThat(channel.take(posts.posted(4, "Cancelar VALE3"))).hasSize(1);
        assertThat(channel.board.news()).isEmpty();
        assertThat(channel.of(1)).containsExactly("1 PETR4 open");
    }

    @Test
    void ordersThatCameLaterAreNotMeant() {
        Change old = posts.postedAgo(1, "PETR4 stopada", Duration.ofHours(1));
        channel.take(posts.posted(2, PETR4));

        assertThat(channel.take(old)).hasSize(1);
        assertThat(channel.of(2)).containsExactly("1 PETR4 open");
    }

    @Test
    void aCancellationTakesBackWhatItNames() {
        channel.take(posts.posted(1, PETR4));
        channel.take(posts.posted(2, VALE3));

        assertThat(channel.take(posts.posted(3, "Cancelar a ordem de PETR4"))).isEmpty();

        assertThat(channel.of(1)).containsExactly("1 PETR4 cancelled");
        assertThat(channel.of(2)).containsExactly("1 VALE3 open");
        assertThat(channel.board.news()).extracting(Board.News::kind).containsExactly("cancel");
        assertThat(channel.board.events()).last().isEqualTo(SignalEvent.CANCELLED);
    }

    @Test
    void aCancellationWithoutANameTakesBackTheNewest() {
        channel.take(posts.posted(1, PETR4));
        channel.take(posts.posted(2, VALE3));

        channel.take(posts.posted(3, "Operação CANCELADA - ignore o sinal anterior"));

        assertThat(channel.of(1)).containsExactly("1 PETR4 open");
        assertThat(channel.of(2)).containsExactly("1 VALE3 cancelled");
    }

    @Test
    void aCancellationWithoutANameTakesBackWhatItAnswers() {
        channel.take(posts.posted(1, PETR4));
        channel.take(posts.posted(2, VALE3));

        channel.take(posts.reply(3, "Operação CANCELADA - ignore o sinal", 1));

        assertThat(channel.of(1)).containsExactly("1 PETR4 cancelled");
        assertThat(channel.of(2)).containsExactly("1 VALE3 open");
    }

    @Test
    void aCancellationWithoutANameReachesBackADay() {
        // given
        Change cancel = posts.posted(3, "Operação CANCELADA - ignore o sinal anterior");
        Instant dayBefore = cancel.message().sentAt().minus(Duration.ofDays(1));
        channel.board.add(source(1, dayBefore), 1, signal(PETR4));
        assertThat(channel.take(cancel)).as("a day before").hasSize(1);
        // when
        channel.board.add(source(2, dayBefore.plusSeconds(1)), 1, signal(VALE3));
        // then
        assertThat(channel.take(cancel)).isEmpty();
        assertThat(channel.of(1)).containsExactly("1 PETR4 open");
        assertThat(channel.of(2)).containsExactly("1 VALE3 cancelled");
    }

    @Test
    void everythingIsTakenBackThatCanStillBe() {
        channel.take(posts.posted(1, PETR4));
        channel.take(posts.posted(2, VALE3));
        channel.take(posts.posted(3, "PETR4 stopada"));

        channel.take(posts.posted(4, "Cancelar todas as ordens do book"));

        assertThat(channel.of(1)).containsExactly("1 PETR4 stopped");
        assertThat(channel.of(2)).containsExactly("1 VALE3 cancelled");
    }

    @Test
    void aNewVersionOfNewsIsAboutTheSameOrder() {
        channel.take(posts.posted(1, PETR4));
        channel.take(posts.posted(2, "PETR4 stopada"));
        channel.take(posts.posted(3, SALE));

        channel.take(posts.edited(2, 2, "PETR4 stopada a 29,00"));

        assertThat(channel.of(3)).containsExactly("1 PETR4 open");
        assertThat(channel.board.news())
                .extracting(Board.News::signalId)
                .containsExactly(channel.only(1).id(), channel.only(1).id());
    }

    @Test
    void aNewVersionOfNewsOfTwoAssetsIsAboutEachOfThem() {
        channel.take(posts.posted(1, PETR4));
        channel.take(posts.posted(2, VALE3));
        channel.take(posts.posted(3, "PETR4 stopada. VALE3 alvo 1 atingido."));

        channel.take(posts.edited(3, 2, "PETR4 stopada."));

        assertThat(channel.board.news())
                .extracting(Board.News::signalId)
                .containsExactly(
                        channel.only(1).id(),
                        channel.only(2).id(),
                        channel.only(1).id());
    }

    @Test
    void oldNewsIsAboutOldOrdersAndNewNewsIsNot() {
        channel.take(posts.postedAgo(1, PETR4, Duration.ofDays(3)));

        assertThat(channel.take(posts.postedAgo(2, "PETR4 alvo 1 atingido", Duration.ofDays(2))))
                .isEmpty();
        assertThat(channel.take(posts.posted(3, "PETR4 alvo 2 atingido"))).hasSize(1);
        assertThat(channel.of(1)).containsExactly("1 PETR4 historic");
        assertThat(channel.board.news()).hasSize(1);
    }

    private Source source(long messageId, Instant sentAt) {
        return new Source(Posts.CHANNEL, messageId, 1, messageId, sentAt, false, "", 1, Source.PARSER);
    }

    private Signal signal(String text) {
        return (Signal) PostsOnBoard.read(new Posts().posted(9, text))
                .reading()
                .findings()
                .getFirst();
    }
}
