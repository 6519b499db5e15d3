package dev.tradingsystem.telegram.gateway.ingest;

import static dev.tradingsystem.telegram.gateway.ingest.Updates.CHANNEL;
import static dev.tradingsystem.telegram.gateway.ingest.Updates.RECEIVED_AT;
import static dev.tradingsystem.telegram.gateway.ingest.Updates.SENT_AT;
import static dev.tradingsystem.telegram.gateway.ingest.Updates.captured;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.list;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.tradingsystem.telegram.model.Content;
import dev.tradingsystem.telegram.model.Forward;
import dev.tradingsystem.telegram.model.Message;
import dev.tradingsystem.telegram.model.MessageEvent;
import dev.tradingsystem.telegram.model.MessageRef;
import dev.tradingsystem.telegram.model.Origin;
import dev.tradingsystem.telegram.model.Sender;
import dev.tradingsystem.telegram.td.TdObject;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UpdateNormaliserTests {

    private final UpdateNormaliser normaliser = new UpdateNormaliser();

    private Normalised normalised(TdObject update) {
        return normaliser.normalise(update, RECEIVED_AT);
    }

    private Message posted(TdObject update) {
        Normalised normalised = normalised(update);
        assertThat(normalised).isInstanceOf(Normalised.Events.class);
        MessageEvent event = ((Normalised.Events) normalised).events().getFirst();
        assertThat(event.origin()).isEqualTo(Origin.LIVE);
        assertThat(event.receivedAt()).isEqualTo(RECEIVED_AT);
        return ((MessageEvent.Posted) event).message();
    }

    @Test
    void takesTextAuthorAndViews() {
        assertThat(posted(captured("updateNewMessage.text-entities-reactions")))
                .isEqualTo(new Message(
                        CHANNEL,
                        4,
                        SENT_AT,
                        null,
                        null,
                        new Content.Text("Hello 😀 bold link"),
                        null,
                        null,
                        null,
                        null,
                        new Sender(null, "Editor"),
                        10));
    }

    @Test
    void takesTextWithWebPageAsText() {
        Message message = posted(captured("updateNewMessage.webpage"));
        assertThat(message).isEqualTo(Message.of(CHANNEL, 9, SENT_AT, new Content.Text("see https://example.org")));
    }

    @Test
    void takesReply() {
        assertThat(posted(captured("updateNewMessage.reply")).replyTo()).isEqualTo(new MessageRef(CHANNEL, 3));
    }

    @Test
    void takesForward() {
        assertThat(posted(captured("updateNewMessage.forward")).forward())
                .isEqualTo(new Forward(CHANNEL, 77L, "Someone", Instant.ofEpochSecond(1_700_000_100L)));
    }

    @Test
    void takesAlbum() {
        assertThat(posted(captured("updateNewMessage.photo-album")).albumId()).isEqualTo(13_579);
    }

    @Test
    void takesEditDateThreadAndSenderOfAnotherChat() {
        Message message = posted(Updates.message("""
                "id":4194304,"date":1795425601,"edit_date":1795425602,"sender_id":{"@type":"messageSenderUser","user_id":42},
                "topic_id":{"@type":"messageTopicThread","message_thread_id":2097152},
                "reply_to":{"@type":"messageReplyToStory","story_poster_chat_id":1,"story_id":2},
                "forward_info":{"origin":{"@type":"messageOriginHiddenUser","sender_name":"N"},"date":1700000100},
                "content":{"@type":"messageText","text":{"text":"t"}}"""));
        assertThat(message.editedAt()).isEqualTo(SENT_AT.plusSeconds(1));
        assertThat(message.threadId()).isEqualTo(2);
        assertThat(message.replyTo()).isNull();
        assertThat(message.author()).isEqualTo(new Sender(42L, null));
        assertThat(message.forward()).isEqualTo(new Forward(null, null, "N", Instant.ofEpochSecond(1_700_000_100L)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "topic_id":{"@type":"messageTopicForum","forum_topic_id":7},                          | 7
            "message_thread_id":5242880,                                                          | 5
            "message_thread_id":0,                                                                |
            "topic_id":{"@type":"messageTopicSavedMessages","saved_messages_topic_id":7},         |
            """)
    void takesTheThreadHoweverTdlibNamesIt(String field, Long thread) {
        TdObject update =
                Updates.message(field + "\"id\":4194304,\"date\":1795425601,\"content\":{\"@type\":\"messageDice\"}");
        assertThat(posted(update).threadId()).isEqualTo(thread);
    }

    @Test
    void keepsServiceMessagesApart() {
        assertThat(normalised(captured("updateNewMessage.service-title")))
                .isEqualTo(new Normalised.ServiceMessage(CHANNEL, 10, SENT_AT));
        assertThat(normalised(Updates.posted("{\"@type\":\"messagePinMessage\",\"message_id\":1048576}")))
                .isEqualTo(new Normalised.ServiceMessage(CHANNEL, 4, SENT_AT));
    }

    @Test
    void seesContentAndEditDateApart() {
        assertThat(normalised(captured("updateMessageContent")))
                .isEqualTo(new Normalised.ContentSeen(CHANNEL, 4, new Content.Text("edited")));
        assertThat(normalised(captured("updateMessageEdited")))
                .isEqualTo(new Normalised.EditDated(CHANNEL, 4, SENT_AT.plusSeconds(1)));
    }

    @Test
    void takesDeletionsForGood() {
        assertThat(normalised(captured("updateDeleteMessages")))
                .asInstanceOf(type(Normalised.Events.class))
                .extracting(Normalised.Events::events)
                .asInstanceOf(list(MessageEvent.class))
                .containsExactly(new MessageEvent.Deleted(
                        CHANNEL, 4, RECEIVED_AT, MessageEvent.Cause.UPSTREAM, null, Origin.LIVE, RECEIVED_AT));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "chat_id":-1001234567890,"message_ids":[1048576],"is_permanent":true,"from_cache":true   | FROM_CACHE
            "chat_id":-1001234567890,"message_ids":[1048576],"is_permanent":false,"from_cache":false | NOT_PERMANENT
            "chat_id":-1001234567890,"message_ids":[1048577],"is_permanent":true,"from_cache":false  | NOT_SERVER_MESSAGE
            "chat_id":42,"message_ids":[1048576],"is_permanent":true,"from_cache":false              | OTHER_CHAT
            "chat_id":-2000000000042,"message_ids":[1048576],"is_permanent":true,"from_cache":false  | OTHER_CHAT
            """)
    void ignoresDeletionsThatAreNone(String fields, Normalised.Reason reason) {
        assertThat(normalised(TdObject.parse("{\"@type\":\"updateDeleteMessages\"," + fields + "}")))
                .isEqualTo(new Normalised.Ignored(reason));
    }

    @Test
    void ignoresWhatIsNotAboutMessagesOfChannels() {
        for (String other : new String[] {"updateNewChat", "updateConnectionState", "updateMessageInteractionInfo"}) {
            assertThat(normalised(captured(other)))
                    .isEqualTo(new Normalised.Ignored(Normalised.Reason.NOT_A_MESSAGE_UPDATE));
        }
        String text = Updates.text("updateNewMessage.reply").replace("" + CHANNEL, "-4567");
        assertThat(normalised(TdObject.parse(text))).isEqualTo(new Normalised.Ignored(Normalised.Reason.OTHER_CHAT));
        assertThat(normalised(Updates.message("\"id\":4194305")))
                .isEqualTo(new Normalised.Ignored(Normalised.Reason.NOT_SERVER_MESSAGE));
    }

    @Test
    void ignoresChangesOfServiceMessagesAndEditsWithoutDate() {
        assertThat(normalised(TdObject.parse("""
                {"@type":"updateMessageContent","chat_id":-1001234567890,"message_id":1048576,
                 "new_content":{"@type":"messageVideoChatStarted","group_call_id":1}}""")))
                .isEqualTo(new Normalised.Ignored(Normalised.Reason.SERVICE_CONTENT));
        assertThat(normalised(TdObject.parse("""
                {"@type":"updateMessageEdited","chat_id":-1001234567890,"message_id":1048576,"edit_date":0}""")))
                .isEqualTo(new Normalised.Ignored(Normalised.Reason.EDIT_WITHOUT_DATE));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "id":0                                      | updateNewMessage.message.id is 0, which is no message's id
            "id":-1048576                               | updateNewMessage.message.id is -1048576, which is no message's id
            "id":9007199254740992                       | updateNewMessage.message.id is 9007199254740992, which is no message's id
            "id":"x"                                    | updateNewMessage.message.id is not a whole number but string
            "id":1048576                                | updateNewMessage.message.date is missing
            "id":1048576,"date":1375315199              | message 1 of channel -1001234567890 has date 2013-07-31T23:59:59Z, before Telegram existed
            "id":1048576,"date":1795512002              | message 1 of channel -1001234567890 has date 2026-11-24T09:20:02Z, more than a day in the future
            "id":1048576,"date":9223372036854775807     | message 1 of channel -1001234567890 has date 9223372036854775807, which is none
            "id":1048576,"date":1375315200              | updateNewMessage.message.content is missing
            "id":1048576,"date":1375315200,"content":{"@type":"messageText","text":"plain"} | updateNewMessage.message.content.text is not an object but string
            """)
    void saysWhatIsWrongAndWhere(String fields, String sentence) {
        assertThatExceptionOfType(MalformedUpdate.class)
                .isThrownBy(() -> normalised(Updates.message(fields)))
                .withMessage(sentence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"@type\":\"updateNewMessage\"}",
                "{\"@type\":\"updateNewMessage\",\"message\":{\"id\":1}}",
                "{\"@type\":\"updateMessageEdited\",\"chat_id\":-1001234567890}",
                "{\"@type\":\"updateDeleteMessages\",\"chat_id\":-1001234567890}",
                "{\"@type\":5}",
                "{}"
            })
    void refusesUpdatesWithoutTheirFields(String update) {
        assertThatExceptionOfType(MalformedUpdate.class).isThrownBy(() -> normalised(TdObject.parse(update)));
    }

    @Test
    void takesAnswersOfHistoryWithTheirOrigin() {
        TdObject message = captured("updateNewMessage.reply").object("message");
        assertThat(normaliser.message(message, Origin.BACKFILL, RECEIVED_AT))
                .asInstanceOf(type(Normalised.Events.class))
                .returns(Origin.BACKFILL, events -> events.events().getFirst().origin());
    }
}
