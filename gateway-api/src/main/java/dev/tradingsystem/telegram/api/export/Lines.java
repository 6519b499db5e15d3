package dev.tradingsystem.telegram.api.export;

import dev.tradingsystem.telegram.api.document.Projection;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// Writes one JSON document per line. Nothing is sent before the first line, so that what fails
/// before it is answered as any other request.
public final class Lines {

    /// The media type.
    public static final String TYPE = "application/x-ndjson";

    private final HttpServletResponse response;
    private final JsonMapper json;
    private final Projection projection;
    private final String file;
    private long count;
    private boolean begun;

    Lines(HttpServletResponse response, JsonMapper json, Projection projection, String file) {
        this.response = response;
        this.json = json;
        this.projection = projection;
        this.file = file;
    }

    /// Writes a message or a change.
    public void write(Object document) throws IOException {
        line(projection.isAll() ? document : projection.cut(json.valueToTree(document)));
        count++;
    }

    /// How many documents were written.
    public long count() {
        return count;
    }

    void end(long asOf) throws IOException {
        line(new End(true, count, asOf));
    }

    void fail(Object problem) throws IOException {
        line(Map.of("error", problem));
    }

    boolean isBegun() {
        return begun;
    }

    void begin() {
        if (!begun) {
            begun = true;
            response.setContentType(TYPE);
            response.setHeader("Cache-Control", "no-store");
            response.setHeader("Content-Disposition", "attachment; filename=\"" + file + "\"");
        }
    }

    private void line(Object document) throws IOException {
        begin();
        response.getOutputStream().write(json.writeValueAsBytes(document));
        response.getOutputStream().write('\n');
    }

    /// The last line: without it the export was cut off.
    private record End(boolean end, long count, long asOf) {}
}
