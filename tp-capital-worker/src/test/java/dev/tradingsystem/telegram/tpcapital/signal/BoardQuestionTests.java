package dev.tradingsystem.telegram.tpcapital.signal;

import static dev.tradingsystem.telegram.tpcapital.Texts.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradingsystem.telegram.model.wire.Change;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BoardQuestionTests {

    private static final String PETR4 = order("PETR4", "30,00", "32,00", "29,00");

    private final Posts posts = new Posts();

    @Test
    void aNewOrderAsksForItsAssetAndForTheSameOrder() {
        Change change = posts.posted(1, PETR4);
        BoardQuestion question = BoardQuestion.of(read(change));

        assertThat(question.channelId()).isEqualTo(Posts.CHANNEL);
        assertThat(question.assets()).containsExactly("PETR4");
        assertThat(question.fingerprints()).hasSize(1);
        assertThat(question.orders()).isOne();
        assertThat(question.messages()).isEmpty();
        assertThat(question.edited()).isEmpty();
        assertThat(question.all()).isFalse();
        assertThat(question.historic()).isFalse();
        assertThat(question.oldest()).isEqualTo(change.message().sentAt()).isEqualTo(question.newest());
    }

    @Test
    void anEditAlsoAsksForWhatItsMessageHad() {
        BoardQuestion edited = BoardQuestion.of(read(posts.edited(7, 2, PETR4)));
        BoardQuestion deleted = BoardQuestion.of(read(posts.deleted(8, 3, PETR4)));

        assertThat(edited.messages()).containsExactly(7L);
        assertThat(edited.edited()).containsExactly(7L);
        assertThat(deleted.edited()).containsExactly(8L);
        assertThat(deleted.orders()).isZero();
    }

    @Test
    void whatIsReadAgainIsAskedForWhateverItsVersion() {
        BoardQuestion again = BoardQuestion.again(read(posts.posted(7, PETR4)));

        assertThat(again.messages()).containsExactly(7L);
        assertThat(again.edited()).containsExactly(7L);
    }

    @Test
    void aReplyAsksForTheSignalsItAnswers() {
        BoardQuestion question = BoardQuestion.of(read(posts.reply(7, "Alvo 1 atingido", 3)));

        assertThat(question.messages()).containsExactly(3L);
        assertThat(question.edited()).isEmpty();
        assertThat(question.assets()).isEmpty();
    }

    @Test
    void newsAsksForItsAsset() {
        assertThat(BoardQuestion.of(read(posts.posted(1, "PETR4 stopada"))).assets())
                .containsExactly("PETR4");
        assertThat(BoardQuestion.of(read(posts.posted(1, "Cancelar PETR4"))).assets())
                .containsExactly("PETR4");
        assertThat(BoardQuestion.of(read(posts.posted(1, "PETR4 compra 30,00"))).assets())
                .as("a review")
                .isEmpty();
    }

    @Test
    void onlyACancellationWithoutANameAsksForAll() {
        assertThat(BoardQuestion.of(read(posts.posted(1, "Cancelar PETR4"))).all())
                .isFalse();
        assertThat(BoardQuestion.of(read(posts.posted(1, "Cancelar todas as ordens")))
                        .all())
                .isTrue();
        assertThat(BoardQuestion.of(read(posts.posted(1, "Operação CANCELADA - ignore o sinal anterior")))
                        .all())
                .isTrue();
    }

    @Test
    void severalMessagesAreOneQuestion() {
        Change old = posts.postedAgo(1, PETR4, Duration.ofDays(3));
        Change cancel = posts.posted(2, "Cancelar todas as ordens");
        Change sale = posts.posted(3, "PETR4 venda 30,00 alvo 29,00");
        BoardQuestion question = BoardQuestion.of(read(cancel, old, sale));

        assertThat(question.orders()).isEqualTo(2);
        assertThat(question.all()).isTrue();
        assertThat(question.historic()).isTrue();
        assertThat(question.oldest()).isEqualTo(old.message().sentAt());
        assertThat(question.newest()).isEqualTo(sale.message().sentAt());
        assertThat(question.assets()).containsExactly("PETR4");
    }

    @Test
    void anOrderThatAPersonMadeIsAskedForLikeAnEdit() {
        MessageReading read = PostsOnBoard.read(posts.posted(7, PETR4));
        var signal = (Signal) read.reading().findings().getFirst();
        BoardQuestion question = BoardQuestion.of(Source.of(read), signal);

        assertThat(question.messages()).containsExactly(7L);
        assertThat(question.edited()).containsExactly(7L);
        assertThat(question.assets()).containsExactly("PETR4");
        assertThat(question.fingerprints()).containsExactly(Fingerprint.hex(Posts.CHANNEL, signal));
        assertThat(question.newest()).isEqualTo(read.message().sentAt());
    }

    private static List<MessageReading> read(Change... changes) {
        return Stream.of(changes).map(PostsOnBoard::read).toList();
    }
}
