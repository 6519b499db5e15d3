package dev.tradingsystem.telegram.tpcapital.http.web;

import dev.tradingsystem.telegram.tpcapital.http.problem.ApiProblem;
import dev.tradingsystem.telegram.tpcapital.http.problem.Problem;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/// A request whose body ends with a problem when it grows too large, whether it said so or not.
final class BodyLimit extends HttpServletRequestWrapper {

    private static final long MOST = 1024 * 1024;
    private static final long MOST_TO_PARSE = 64 * 1024;

    private final long most;

    private BodyLimit(HttpServletRequest request, long most) {
        super(request);
        this.most = most;
    }

    static HttpServletRequest of(HttpServletRequest request) {
        long most = request.getRequestURI().equals("/parse") ? MOST_TO_PARSE : MOST;
        if (request.getContentLengthLong() > most) {
            throw tooLarge(most);
        }
        return new BodyLimit(request, most);
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        return new Counted(super.getInputStream(), most);
    }

    @Override
    public BufferedReader getReader() throws IOException {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    private static ApiProblem tooLarge(long most) {
        return ApiProblem.of(Problem.PAYLOAD_TOO_LARGE, "at most %d bytes are read here".formatted(most));
    }

    private static final class Counted extends ServletInputStream {

        private final ServletInputStream in;
        private final long most;
        private long read;

        Counted(ServletInputStream in, long most) {
            this.in = in;
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            int next = in.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int got = in.read(into, offset, length);
            count(Math.max(0, got));
            return got;
        }

        private void count(int bytes) {
            read += bytes;
            if (read > most) {
                throw tooLarge(most);
            }
        }

        @Override
        public boolean isFinished() {
            return in.isFinished();
        }

        @Override
        public boolean isReady() {
            return in.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            in.setReadListener(listener);
        }
    }
}
