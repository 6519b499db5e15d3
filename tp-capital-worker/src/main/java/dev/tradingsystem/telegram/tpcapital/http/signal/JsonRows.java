package dev.tradingsystem.telegram.tpcapital.http.signal;

import dev.tradingsystem.telegram.tpcapital.http.page.Fields;
import dev.tradingsystem.telegram.tpcapital.http.problem.ProblemDocument;
import dev.tradingsystem.telegram.tpcapital.read.SignalRecord;
import java.io.IOException;
import java.io.Writer;
import tools.jackson.databind.json.JsonMapper;

/// All signals as one document.
final class JsonRows implements Rows {

    private final Writer out;
    private final JsonMapper mapper;
    private final Fields fields;
    private String between = "";

    JsonRows(Writer out, JsonMapper mapper, Fields fields) {
        this.out = out;
        this.mapper = mapper;
        this.fields = fields;
    }

    @Override
    public void begin() throws IOException {
        out.write("{\"items\":[");
    }

    @Override
    public void row(SignalRecord signal) throws IOException {
        out.write(between);
        out.write(mapper.writeValueAsString(fields.of(SignalView.of(signal), mapper)));
        between = ",\n";
    }

    @Override
    public void end(long count, long asOf) throws IOException {
        out.write("],\"count\":%d,\"asOf\":%d}\n".formatted(count, asOf));
    }

    @Override
    public void fail(ProblemDocument problem) throws IOException {
        throw new IOException("a document that was begun cannot say that it ends early");
    }
}
