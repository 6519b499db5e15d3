package dev.tradingsystem.telegram.tpcapital;

/// Orders as channels write them.
public final class Texts {

    public static final String CANONICAL =
            "Ativo: BOVAW32\nCompra: 1,04 a 1,06\nAlvo 1: 1,15\nAlvo 2: 2,15\nAlvo final: 3,50\nStop: 0,70";

    private Texts() {}

    /// A small order that is complete.
    public static String order(String asset, String entry, String target, String stop) {
        return "Ativo: %s\nCompra: %s\nAlvo: %s\nStop: %s".formatted(asset, entry, target, stop);
    }
}
