package dev.tradingsystem.telegram.tpcapital.http;

/// A parameter of a request has a value that means nothing.
final class InvalidParameter extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String type;

    InvalidParameter(String name, String why) {
        this("invalid-parameter", name, why);
    }

    InvalidParameter(String type, String name, String why) {
        super(name + ": " + why);
        this.type = type;
    }

    /// The problem's type.
    String type() {
        return type;
    }
}
