package dev.tradingsystem.telegram.testdc.wire;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The server's side of SOCKS5 (RFC 1928, passwords RFC 1929): accepts a connection to anywhere,
/// and leads it to nowhere but here.
final class Socks5 {

    private static final int VERSION = 5;
    private static final int NO_LOGIN = 0;
    private static final int PASSWORD = 2;
    private static final int NOTHING_ACCEPTABLE = 0xff;

    /// What a client must say.
    record Login(String user, String password) {

        @Override
        public String toString() {
            return "Login[" + user + "]";
        }
    }

    private Socks5() {}

    static void accept(DataInputStream in, OutputStream out, @Nullable Login login) throws IOException {
        expect(in, VERSION, "greeting");
        byte[] methods = in.readNBytes(in.readUnsignedByte());
        if (login == null && offers(methods, NO_LOGIN)) {
            answer(out, VERSION, NO_LOGIN);
        } else if (offers(methods, PASSWORD)) {
            answer(out, VERSION, PASSWORD);
            checkPassword(in, out, login);
        } else {
            answer(out, VERSION, NOTHING_ACCEPTABLE);
            throw new ProtocolException("SOCKS: no login the proxy takes");
        }
        connect(in);
        answer(out, VERSION, 0, 0, 1, 127, 0, 0, 1, 0, 0);
    }

    private static void checkPassword(DataInputStream in, OutputStream out, @Nullable Login login) throws IOException {
        expect(in, 1, "login");
        var said = new Login(text(in), text(in));
        boolean right = login == null || login.equals(said);
        answer(out, 1, right ? 0 : 1);
        if (!right) {
            throw new ProtocolException("SOCKS: wrong login of " + said.user());
        }
    }

    private static void connect(DataInputStream in) throws IOException {
        expect(in, VERSION, "request");
        expect(in, 1, "command");
        in.skipNBytes(1);
        int address = in.readUnsignedByte();
        int length = switch (address) {
            case 1 -> 4;
            case 3 -> in.readUnsignedByte();
            case 4 -> 16;
            default -> throw new ProtocolException("SOCKS: address of type " + address);
        };
        in.skipNBytes(length + Short.BYTES);
    }

    private static boolean offers(byte[] methods, int method) {
        for (byte offered : methods) {
            if (offered == method) {
                return true;
            }
        }
        return false;
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.UTF_8);
    }

    private static void expect(DataInputStream in, int expected, String what) throws IOException {
        int found = in.readUnsignedByte();
        if (found != expected) {
            throw new ProtocolException("SOCKS: %s of %d where %d belongs".formatted(what, found, expected));
        }
    }

    private static void answer(OutputStream out, int... bytes) throws IOException {
        byte[] answer = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            answer[i] = (byte) bytes[i];
        }
        out.write(answer);
        out.flush();
    }
}
