package dev.tradingsystem.telegram.api.pool;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Asks the pooler's console, each time over a connection of its own: these are let in even when
/// all others are taken, and there is none that could be dead.
///
/// Takes at most 2 s to connect, 2 s for each read and 5 s for everything it reads. TLS is not
/// spoken.
final class PgBouncerConsole {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration WHOLE = Duration.ofSeconds(5);

    private final PoolProperties properties;
    private final Duration patience;
    private final Duration whole;

    PgBouncerConsole(PoolProperties properties) {
        this(properties, PATIENCE, WHOLE);
    }

    PgBouncerConsole(PoolProperties properties, Duration patience, Duration whole) {
        this.properties = properties;
        this.patience = patience;
        this.whole = whole;
    }

    /// The answers to some questions, in their order.
    ///
    /// @throws IOException when there is no answer to one of them, for whatever reason
    List<List<Row>> ask(List<String> questions) throws IOException {
        if (properties.password().isBlank()) {
            throw new ProtocolException("there is no password for the pooler's console");
        }
        try (var socket = new Socket()) {
            var address = new InetSocketAddress(properties.host(), properties.port());
            socket.connect(address, Math.toIntExact(patience.toMillis()));
            socket.setTcpNoDelay(true);
            var in = new BufferedInputStream(new ImpatientInput(socket, patience, whole));
            return ask(new ConsoleSession(in, socket.getOutputStream()), questions);
        }
    }

    private List<List<Row>> ask(ConsoleSession session, List<String> questions) throws IOException {
        session.login(properties.user(), new Scram(properties.password()));
        List<List<Row>> answers = new ArrayList<>();
        for (String question : questions) {
            answers.add(session.ask(question));
        }
        session.leave();
        return answers;
    }
}
