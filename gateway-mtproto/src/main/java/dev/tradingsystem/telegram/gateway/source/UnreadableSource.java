package dev.tradingsystem.telegram.gateway.source;

/// A file as a whole cannot be read, or is not what it should be; the message is a sentence for
/// who named the file.
public final class UnreadableSource extends RuntimeException {

    UnreadableSource(String sentence) {
        super(sentence);
    }

    UnreadableSource(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
