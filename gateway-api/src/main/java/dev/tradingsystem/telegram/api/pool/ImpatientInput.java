package dev.tradingsystem.telegram.api.pool;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/// What a socket receives, within limits of time for each read and for all of them together: who
/// sends a byte now and then does not keep us either.
final class ImpatientInput extends InputStream {

    private final Socket socket;
    private final InputStream in;
    private final long forOneMillis;
    private final long deadline;

    ImpatientInput(Socket socket, Duration forOne, Duration forAll) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
        this.forOneMillis = forOne.toMillis();
        this.deadline = System.nanoTime() + forAll.toNanos();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
        if (left <= 0) {
            throw new SocketTimeoutException("the pooler took too long");
        }
        socket.setSoTimeout((int) Math.min(left, forOneMillis));
        return in.read(bytes, offset, length);
    }
}
