package dev.tradingsystem.telegram.testdc.wire;

import dev.tradingsystem.telegram.testdc.crypto.Bytes;
import dev.tradingsystem.telegram.testdc.tl.TlException;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One TCP connection of a client, read by one thread until it ends.
final class Connection implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(Connection.class);

    private final Socket socket;
    private final DatacenterServer server;
    private @Nullable Transport transport;

    Connection(Socket socket, DatacenterServer server) {
        this.socket = socket;
        this.server = server;
    }

    @Override
    public void run() {
        try (socket) {
            var in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
            Socks5.accept(in, socket.getOutputStream(), server.proxyLogin());
            var opened = Transport.open(in, socket.getOutputStream());
            transport = opened;
            serve(opened);
        } catch (EOFException | SocketException e) {
            log.atDebug().addKeyValue("error", e.getMessage()).log("connection ended");
        } catch (IOException | TlException | IllegalArgumentException e) {
            log.atWarn().addKeyValue("error", e.toString()).log("connection broken off");
        } catch (RuntimeException e) {
            server.tally().failures.increment();
            log.atError().setCause(e).log("connection failed");
        } finally {
            server.ended(this);
        }
    }

    /// Writes a frame. What cannot be written ends the connection, which its reader sees.
    synchronized void send(byte[] frame) {
        Transport opened = transport;
        if (opened == null || socket.isClosed()) {
            return;
        }
        try {
            opened.write(frame);
        } catch (IOException e) {
            log.atDebug().addKeyValue("error", e.getMessage()).log("connection not writable");
            close();
        }
    }

    boolean isOpen() {
        return !socket.isClosed();
    }

    void close() {
        try {
            socket.close();
        } catch (IOException e) {
            log.atDebug().addKeyValue("error", e.getMessage()).log("socket closed badly");
        }
    }

    private void serve(Transport opened) throws IOException {
        var exchange = new KeyExchange(server.keys(), server.tally());
        var inbox = new Inbox(this, server, opened.target());
        while (true) {
            byte[] frame = opened.read();
            if (frame.length < Long.BYTES) {
                throw new ProtocolException("a frame of %d bytes".formatted(frame.length));
            }
            if (Bytes.int64(frame, 0) == 0) {
                send(exchange.answer(frame));
            } else {
                inbox.take(frame);
            }
        }
    }
}
