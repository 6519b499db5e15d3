/// The three apps in one process, on an embedded PostgreSQL and Redis, queue off: the first run
/// of a newcomer.
///
/// It swaps connection details, never code paths. Begin with [StandaloneApplication].
@NullMarked
package dev.tradingsystem.telegram.standalone;

import org.jspecify.annotations.NullMarked;
