/// The gateway: a session gives updates, ingest turns each into an event and appends batches to
/// the log, sinks follow the log into the hot cache and the queue.
///
/// Begin with `ingest.IngestPipeline`.
@NullMarked
package dev.tradingsystem.telegram.gateway;

import org.jspecify.annotations.NullMarked;
