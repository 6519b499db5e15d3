package dev.tradingsystem.telegram.gateway.ingest;

/// What a source gave cannot be a message; the sentence says what is wrong, and where.
public final class MalformedUpdate extends RuntimeException {

    private final String sentence;

    public MalformedUpdate(String sentence) {
        this.sentence = sentence;
    }

    public MalformedUpdate(String sentence, Throwable cause) {
        super(cause);
        this.sentence = sentence;
    }

    @Override
    public String getMessage() {
        return sentence;
    }
}
