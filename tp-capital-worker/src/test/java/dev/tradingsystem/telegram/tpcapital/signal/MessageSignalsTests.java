package dev.tradingsystem.telegram.tpcapital.signal;

import static dev.tradingsystem.telegram.tpcapital.Texts.order;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MessageSignalsTests {

    private static final String PETR4 = order("PETR4", "30,00", "32,00", "29,00");
    private static final String VALE3 = order("VALE3", "58,00", "61,00", "56,50");
    private static final String ITUB4 = order("ITUB4", "36,00", "37,50", "35,20");
    private static final String DOUBTFUL = order("BBAS3", "21,00", "22,00", "23,00");

    private final PostsOnBoard channel = new PostsOnBoard();
    private final Posts posts = channel.posts;

    @Test
    void anEditChangesTheSignalItHad() {
        channel.take(posts.posted(1, PETR4));
        channel.take(posts.edited(1, 2, PETR4.replace("29,00", "28,50")));

        Standing signal = channel.only(1);
        assertThat(signal.status()).isEqualTo(Status.OPEN);
        assertThat(signal.states()).extracting(Standing.State::number).containsExactly(1, 2);
        assertThat(signal.said()).isNotNull().satisfies(said -> {
            assertThat(said.signal().stop()).isEqualByComparingTo("28.5");
            assertThat(said.source().version()).isEqualTo(2);
        });
    }

    @Test
    void ordersChangePlacesWithoutChangingThemselves() {
        channel.take(posts.posted(1, PETR4 + "\n\n" + VALE3));
        channel.take(posts.edited(1, 2, VALE3 + "\n\n" + PETR4));

        assertThat(channel.of(1)).containsExactly("1 PETR4 open", "2 VALE3 open");
        assertThat(channel.board.events()).containsExactly(SignalEvent.OPENED, SignalEvent.OPENED);
    }

    @Test
    void whatAnEditLeavesOutIsWithdrawn() {
        channel.take(posts.posted(1, PETR4 + "\n\n" + VALE3));
        channel.take(posts.edited(1, 2, VALE3));

        assertThat(channel.of(1)).containsExactly("1 PETR4 withdrawn", "2 VALE3 open");
        assertThat(channel.board.events()).last().isEqualTo(SignalEvent.WITHDRAWN);
    }

    @Test
    void aMistakenAssetIsTheSameSignalCorrected() {
        channel.take(posts.posted(1, PETR4 + "\n\n" + VALE3));
        channel.take(posts.edited(1, 2, PETR4.replace("PETR4", "PETR3") + "\n\n" + VALE3));

        assertThat(channel.of(1)).containsExactly("1 PETR3 open", "2 VALE3 open");
    }

    @Test
    void whatAnEditAddsGetsTheNextOrdinal() {
        channel.take(posts.posted(1, PETR4));
        channel.take(posts.edited(1, 2, VALE3 + "\n\n" + ITUB4 + "\n\n" + PETR4));

        assertThat(channel.of(1)).containsExactly("1 PETR4 open", "2 VALE3 open", "3 ITUB4 open");
    }

    @Test
    void anOrdinalIsThatOfTheFinding() {
        channel.take(posts.posted(1, DOUBTFUL + "\n\n" + PETR4));

        assertThat(channel.of(1)).containsExactly("2 PETR4 open");
    }

    @Test
    void aDeletionWithdrawsEverything() {
        channel.take(posts.posted(1, PETR4 + "\n\n" + VALE3));
        channel.take(posts.deleted(1, 2, PETR4 + "\n\n" + VALE3));

        assertThat(channel.of(1)).containsExactly("1 PETR4 withdrawn", "2 VALE3 withdrawn");
        assertThat(channel.board.events())
                .filteredOn(SignalEvent.DELETED::equals)
                .hasSize(2);
    }

    @Test
    void otherMessagesAreLeftAlone() {
        channel.take(posts.posted(1, PETR4));
        channel.take(posts.posted(2, VALE3));
        channel.take(posts.edited(2, 2, "Bom dia"));

        assertThat(channel.of(1)).containsExactly("1 PETR4 open");
        assertThat(channel.of(2)).containsExactly("1 VALE3 withdrawn");
    }

    @Test
    void whatAPersonMadeOfAMessageStaysWhileOnlyAPersonCanJudgeIt() {
        decide(1, PETR4);

        channel.take(posts.edited(1, 2, DOUBTFUL));
        assertThat(channel.of(1)).containsExactly("1 PETR4 open");
        channel.take(posts.edited(1, 3, "Bom dia"));
        assertThat(channel.of(1)).containsExactly("1 PETR4 withdrawn");
    }

    @Test
    void whatTheParserMadeGoesAlsoWhenSomethingIsLeftToAPerson() {
        channel.take(posts.posted(1, PETR4));

        channel.take(posts.edited(1, 2, DOUBTFUL));

        assertThat(channel.of(1)).containsExactly("1 PETR4 withdrawn");
    }

    @Test
    void readingTheSameWordsAgainOverrulesNobody() {
        // given
        decide(1, PETR4);
        // when
        channel.take(posts.edited(1, 2, PETR4.replace("30,00", "30,50") + "\n\n" + VALE3), "replay:1");
        // then
        assertThat(channel.of(1)).containsExactly("1 PETR4 open", "2 VALE3 open");
        assertThat(channel.board.ofMessage(1).getFirst().states()).hasSize(1);
        assertThat(channel.board.ofMessage(1)).extracting(Standing::by).containsExactly("operator", "replay:1");
    }

    @Test
    void readingAgainChangesWhatAnOlderParserMade() {
        channel.take(posts.posted(1, PETR4));

        channel.take(posts.edited(1, 2, PETR4.replace("30,00", "30,50")), "replay:1");

        assertThat(channel.only(1).states()).hasSize(2);
        assertThat(channel.only(1).by()).isEqualTo("replay:1");
    }

    @Test
    void aNewVersionOverrulesWhatAPersonMadeOfTheOldOne() {
        decide(1, PETR4);

        channel.take(posts.edited(1, 2, PETR4.replace("30,00", "30,50")));

        assertThat(channel.only(1).states()).hasSize(2);
        assertThat(channel.only(1).by()).isEqualTo(Source.PARSER);
    }

    /// A person made an order of a message.
    private void decide(long messageId, String text) {
        MessageReading read = PostsOnBoard.read(posts.posted(messageId, text));
        var signal = (Signal) read.reading().findings().getFirst();
        channel.board.add(Source.of(read, SignalDecisions.OPERATOR), 1, signal);
    }
}
