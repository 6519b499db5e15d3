package dev.tradingsystem.telegram.api.export;

import dev.tradingsystem.telegram.api.document.Projection;
import dev.tradingsystem.telegram.api.key.Caller;
import dev.tradingsystem.telegram.api.problem.ApiProblem;
import dev.tradingsystem.telegram.api.problem.Problem;
import dev.tradingsystem.telegram.api.problem.ProblemDocument;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/// Runs exports, a few at a time for each key.
public final class Exports {

    private static final Logger log = LoggerFactory.getLogger(Exports.class);
    private static final int RETRY_SECONDS = 10;

    private final JsonMapper json;
    private final Clock clock;
    private final int perKey;
    private final Map<String, Integer> open = new ConcurrentHashMap<>();

    Exports(JsonMapper json, Clock clock, int perKey) {
        this.json = json;
        this.clock = clock;
        this.perKey = perKey;
    }

    /// Writes the documents of an export.
    public interface Source {
        /// Writes them all.
        ///
        /// @return up to which number of the log every change is in it
        long writeTo(Lines lines) throws IOException;
    }

    /// Answers a request with all there is.
    ///
    /// @param name what the file is called, before its date
    /// @throws ApiProblem when the key has too many exports open
    public void answer(
            HttpServletRequest request, HttpServletResponse response, String name, Projection fields, Source source)
            throws IOException {
        String key = Caller.of(request).key().id();
        enter(key);
        try {
            String file = name + "-" + LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) + ".ndjson";
            var lines = new Lines(response, json, fields, file);
            if (request.getMethod().equals("HEAD")) {
                lines.begin();
            } else {
                write(request, lines, source);
            }
        } finally {
            leave(key);
        }
    }

    private static void write(HttpServletRequest request, Lines lines, Source source) throws IOException {
        try {
            lines.end(source.writeTo(lines));
        } catch (RuntimeException e) {
            if (!lines.isBegun()) {
                throw e;
            }
            log.atWarn()
                    .addKeyValue("count", lines.count())
                    .addKeyValue("error", e.getMessage())
                    .log("export was cut off");
            lines.fail(ProblemDocument.of(ProblemDocument.problem(e), request));
        }
    }

    private void enter(String key) {
        int now = open.merge(key, 1, Integer::sum);
        if (now > perKey) {
            leave(key);
            throw ApiProblem.of(Problem.TOO_MANY_EXPORTS, "at most " + perKey + " exports at a time for one key")
                    .retryAfter(RETRY_SECONDS);
        }
    }

    private void leave(String key) {
        open.computeIfPresent(key, (_, count) -> count == 1 ? null : Integer.valueOf(count - 1));
    }
}
