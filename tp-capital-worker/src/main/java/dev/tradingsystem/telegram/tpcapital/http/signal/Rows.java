package dev.tradingsystem.telegram.tpcapital.http.signal;

import dev.tradingsystem.telegram.tpcapital.http.problem.ProblemDocument;
import dev.tradingsystem.telegram.tpcapital.read.SignalRecord;
import java.io.IOException;

/// Writes an export of one form, row by row.
interface Rows {

    void begin() throws IOException;

    void row(SignalRecord signal) throws IOException;

    /// All rows are written; without this a reader knows that the file was cut.
    void end(long count, long asOf) throws IOException;

    /// Something went wrong behind the first row.
    ///
    /// @throws IOException always, when the form cannot say so: the connection is broken off
    void fail(ProblemDocument problem) throws IOException;
}
