package dev.tradingsystem.telegram.tpcapital.http.signal;

import dev.tradingsystem.telegram.tpcapital.http.page.Fields;
import dev.tradingsystem.telegram.tpcapital.http.problem.ProblemDocument;
import dev.tradingsystem.telegram.tpcapital.read.SignalRecord;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// A line for each signal, and a last line that says that it is the last.
record NdjsonRows(Writer out, JsonMapper mapper, Fields fields) implements Rows {

    /// The last line of a whole file.
    record End(boolean end, long count, long asOf) {}

    @Override
    public void begin() {
        // lines need no head
    }

    @Override
    public void row(SignalRecord signal) throws IOException {
        line(fields.of(SignalView.of(signal), mapper));
    }

    @Override
    public void end(long count, long asOf) throws IOException {
        line(new End(true, count, asOf));
    }

    @Override
    public void fail(ProblemDocument problem) throws IOException {
        line(Map.of("error", problem));
    }

    private void line(Object value) throws IOException {
        out.write(mapper.writeValueAsString(value));
        out.write('\n');
    }
}
