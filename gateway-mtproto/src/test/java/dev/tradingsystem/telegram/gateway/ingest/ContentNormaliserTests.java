package dev.tradingsystem.telegram.gateway.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradingsystem.telegram.model.Content;
import dev.tradingsystem.telegram.model.MediaKind;
import dev.tradingsystem.telegram.td.TdObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentNormaliserTests {

    private static final String FILE =
            "{\"id\":1,\"size\":0,\"expected_size\":77,\"remote\":{\"id\":\"r\",\"unique_id\":\"U\"}}";
    private static final String CAPTION = "\"caption\":{\"text\":\"c\"}";

    private static Content captured(String name) {
        return ContentNormaliser.content(
                Updates.captured(name).object("message").object("content"));
    }

    private static Content content(String json) {
        return ContentNormaliser.content(
                TdObject.parse(json.replace("FILE", FILE).replace("CAPTION", CAPTION)));
    }

    @Test
    void takesTheLargestSizeOfAPhoto() {
        assertThat(captured("updateNewMessage.photo-album"))
                .isEqualTo(new Content.Media(
                        MediaKind.PHOTO, "photo caption", "image/jpeg", 800, 500, 54_321L, "AQADKwIABn0"));
    }

    @Test
    void takesDocuments() {
        assertThat(captured("updateNewMessage.document"))
                .isEqualTo(new Content.Media(
                        MediaKind.DOCUMENT, "doc caption", "application/pdf", null, null, 4242L, "AgADLAIABg"));
    }

    @Test
    void takesVideosAnimationsAndVideoNotesAsVideo() {
        var video = new Content.Media(MediaKind.VIDEO, "c", "video/mp4", 4, 3, 77L, "U");
        assertThat(content(
                        "{'@type':'messageVideo','video':{'mime_type':'video/mp4','width':4,'height':3,'video':FILE},CAPTION}"
                                .replace('\'', '"')))
                .isEqualTo(video);
        assertThat(content(
                        "{'@type':'messageAnimation','animation':{'mime_type':'video/mp4','width':4,'height':3,'animation':FILE},CAPTION}"
                                .replace('\'', '"')))
                .isEqualTo(video);
        assertThat(content("{'@type':'messageVideoNote','video_note':{'length':240,'video':FILE}}".replace('\'', '"')))
                .isEqualTo(new Content.Media(MediaKind.VIDEO, null, null, 240, 240, 77L, "U"));
    }

    @Test
    void takesAudioVoiceAndStickers() {
        assertThat(content("{'@type':'messageAudio','audio':{'mime_type':'audio/mpeg','audio':FILE},CAPTION}"
                        .replace('\'', '"')))
                .isEqualTo(new Content.Media(MediaKind.AUDIO, "c", "audio/mpeg", null, null, 77L, "U"));
        assertThat(content("{'@type':'messageVoiceNote','voice_note':{'mime_type':'audio/ogg','voice':FILE},CAPTION}"
                        .replace('\'', '"')))
                .isEqualTo(new Content.Media(MediaKind.VOICE, "c", "audio/ogg", null, null, 77L, "U"));
        assertThat(content("{'@type':'messageSticker','sticker':{'width':5,'height':6,'emoji':'x','sticker':FILE}}"
                        .replace('\'', '"')))
                .isEqualTo(new Content.Media(MediaKind.STICKER, null, null, 5, 6, 77L, "U"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"@type\":\"messagePoll\",\"poll\":{\"question\":{\"text\":\"up?\"}}}",
                "{\"@type\":\"messagePoll\",\"poll\":{\"question\":\"up?\"}}"
            })
    void takesTheQuestionOfAPollAsCaption(String poll) {
        assertThat(content(poll)).isEqualTo(Content.Media.of(MediaKind.POLL, "up?"));
    }

    @Test
    void takesATextOfOneEmojiAsText() {
        assertThat(content("{\"@type\":\"messageAnimatedEmoji\",\"animated_emoji\":{},\"emoji\":\"🎯\"}"))
                .isEqualTo(new Content.Text("🎯"));
    }

    @Test
    void keepsUnknownContentsAsTheyCame() {
        String tomorrow = "{\"@type\":\"messageOfTomorrow\",\"x\":1}";
        assertThat(content(tomorrow)).isEqualTo(new Content.Unsupported("messageOfTomorrow", tomorrow));
    }

    @Test
    void keepsTheWordsBesidePaidMedia() {
        assertThat(content("{\"@type\":\"messagePaidMedia\",\"star_count\":1,\"media\":[],CAPTION}"))
                .isEqualTo(Content.Media.of(MediaKind.OTHER, "c"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "a\ud83dc", "\ude00", " \n lead and trail \n "})
    void passesTextsOnUnchanged(String text) {
        var escaped = new StringBuilder();
        text.chars().forEach(c -> escaped.append("\\u%04x".formatted(c)));
        assertThat(content("{\"@type\":\"messageText\",\"text\":{\"text\":\"" + escaped + "\"}}"))
                .isEqualTo(new Content.Text(text));
    }

    @Test
    void keeps4096CharactersOfFourBytes() {
        String text = "😀".repeat(4096);
        assertThat(content("{\"@type\":\"messageText\",\"text\":{\"text\":\"" + text + "\"}}"))
                .isEqualTo(new Content.Text(text));
    }
}
