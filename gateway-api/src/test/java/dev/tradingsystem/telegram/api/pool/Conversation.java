package dev.tradingsystem.telegram.api.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradingsystem.telegram.local.LocalPgBouncer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// What a real pooler sent in a login and in its answers, to be played again with damage.
final class Conversation {

    /// How often each half is damaged; a login takes some milliseconds of hashing.
    static final int MUTATIONS = 400;

    private static final String NONCE = "always-the-same-so-that-it-fits";

    private final String user;
    private final String password;
    private final byte[] login;
    private final byte[] answers;

    private Conversation(String user, String password, byte[] login, byte[] answers) {
        this.user = user;
        this.password = password;
        this.login = login;
        this.answers = answers;
    }

    enum Outcome {
        ANSWERED,
        REFUSED
    }

    static Conversation record(LocalPgBouncer pooler, String user, String password) throws IOException {
        try (var socket = new Socket(pooler.host(), pooler.port())) {
            var heard = new ByteArrayOutputStream();
            var session = new ConsoleSession(new Tee(socket.getInputStream(), heard), socket.getOutputStream());
            session.login(user, new Scram(password, NONCE));
            byte[] login = heard.toByteArray();
            heard.reset();
            for (String question : PoolFigures.QUESTIONS) {
                assertThat(session.ask(question)).isNotEmpty();
            }
            return new Conversation(user, password, login, heard.toByteArray());
        }
    }

    /// Logs in to somebody who says this, damaged; 0 is whole.
    Outcome replayLogin(int seed) {
        var session = new ConsoleSession(damaged(login, seed), OutputStream.nullOutputStream());
        try {
            session.login(user, new Scram(password, NONCE));
            return Outcome.ANSWERED;
        } catch (IOException e) {
            return Outcome.REFUSED;
        }
    }

    Outcome replayAnswers(int seed) {
        var session = new ConsoleSession(damaged(answers, seed), OutputStream.nullOutputStream());
        try {
            var read = new ArrayList<List<Row>>();
            for (String question : PoolFigures.QUESTIONS) {
                read.add(session.ask(question));
            }
            assertThat(PoolFigures.of(read).samples().snapshots()).isNotNull();
            return Outcome.ANSWERED;
        } catch (IOException e) {
            return Outcome.REFUSED;
        }
    }

    private static InputStream damaged(byte[] whole, int seed) {
        byte[] bytes = whole.clone();
        var random = new Random(seed);
        for (int times = seed == 0 ? 0 : 1 + random.nextInt(4); times > 0; times--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(3)) {
                case 0 -> bytes[at] = (byte) random.nextInt();
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                default -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
            }
        }
        return new ByteArrayInputStream(bytes);
    }

    /// Keeps what passes.
    private static final class Tee extends FilterInputStream {

        private final OutputStream copy;

        Tee(InputStream in, OutputStream copy) {
            super(in);
            this.copy = copy;
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            if (one >= 0) {
                copy.write(one);
            }
            return one;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = super.read(bytes, offset, length);
            copy.write(bytes, offset, Math.max(0, count));
            return count;
        }
    }
}
