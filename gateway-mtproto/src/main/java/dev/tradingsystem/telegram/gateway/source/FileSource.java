package dev.tradingsystem.telegram.gateway.source;

import dev.tradingsystem.telegram.gateway.ingest.UpdateSource;

/// A source that reads one file from beginning to end, as a stream.
public interface FileSource extends UpdateSource {

    /// What is read.
    InputFile file();

    /// How many of its bytes were read so far; 0 before [#feed].
    long bytesRead();
}
