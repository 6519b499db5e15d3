/// What follows the log: the hot cache and the queue, each with a checkpoint of its own.
///
/// Begin with [LogFollower].
@NullMarked
package dev.tradingsystem.telegram.gateway.sink;

import org.jspecify.annotations.NullMarked;
