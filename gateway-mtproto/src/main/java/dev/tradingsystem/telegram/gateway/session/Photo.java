package dev.tradingsystem.telegram.gateway.session;

import org.springframework.core.io.Resource;

/// What became of the wish for a message's photo.
public sealed interface Photo {

    /// Here it is.
    ///
    /// @param content the file
    /// @param mediaType told from the bytes, whatever its name says
    /// @param id Telegram's id of the file: the same id, the same bytes
    record Found(Resource content, String mediaType, String id) implements Photo {}

    /// The caller has it already.
    record Unchanged(String id) implements Photo {}

    /// The message has none.
    ///
    /// @param content what it has instead: `text`, `video` …
    record None(String content) implements Photo {}

    /// Telegram does not show the message.
    record NoMessage() implements Photo {}

    /// It is larger than allowed.
    record TooLarge(long bytes) implements Photo {}
}
