package dev.tradingsystem.telegram.testdc.wire;

import dev.tradingsystem.telegram.testdc.crypto.AesCtr;
import dev.tradingsystem.telegram.testdc.crypto.Bytes;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// A client's connection: SOCKS5 and the obfuscated intermediate transport.
final class TestClient implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 10_000;

    private final Socket socket;
    private final DataInputStream in;
    private final AesCtr toServer;
    private final AesCtr fromServer;

    TestClient(int port) throws IOException {
        this(port, 2, null);
    }

    /// @param dc as written in the transport's header
    /// @param login user and password with a colon between
    TestClient(int port, int dc, @Nullable String login) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        in = new DataInputStream(socket.getInputStream());
        socks(login);
        byte[] header = Bytes.random(64);
        byte[] reversed = Bytes.reversed(header);
        toServer = new AesCtr(Bytes.cut(header, 8, 40), Bytes.cut(header, 40, 56));
        fromServer = new AesCtr(Bytes.cut(reversed, 8, 40), Bytes.cut(reversed, 40, 56));
        byte[] tail = new byte[64];
        ByteBuffer.wrap(tail)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(56, 0xeeeeeeee)
                .putShort(60, (short) dc);
        byte[] encrypted = toServer.apply(Bytes.join(Bytes.cut(header, 0, 56), Bytes.cut(tail, 56, 64)));
        write(Bytes.join(Bytes.cut(header, 0, 56), Bytes.cut(encrypted, 56, 64)));
    }

    void send(byte[] frame) throws IOException {
        byte[] length = ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(frame.length)
                .array();
        write(toServer.apply(Bytes.join(length, frame)));
    }

    byte[] receive() throws IOException {
        int length = ByteBuffer.wrap(fromServer.apply(read(4)))
                .order(ByteOrder.LITTLE_ENDIAN)
                .getInt();
        return fromServer.apply(read(length));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void socks(@Nullable String login) throws IOException {
        write(login == null ? new byte[] {5, 1, 0} : new byte[] {5, 2, 0, 2});
        if (read(2)[1] == 2 && login != null) {
            String[] parts = login.split(":", 2);
            write(Bytes.join(new byte[] {1}, counted(parts[0]), counted(parts[1])));
            if (read(2)[1] != 0) {
                throw new IOException("login refused");
            }
        }
        write(new byte[] {5, 1, 0, 1, (byte) 149, (byte) 154, (byte) 167, 51, 1, (byte) 187});
        read(10);
    }

    private byte[] read(int length) throws IOException {
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }

    private void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    private static byte[] counted(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Bytes.join(new byte[] {(byte) bytes.length}, bytes);
    }
}
