/// What goes over wires: the change document, its codec, and the names of queues and cache keys.
///
/// Begin with [Change]; [ChangeJson] is its only codec.
@NullMarked
package dev.tradingsystem.telegram.model.wire;

import org.jspecify.annotations.NullMarked;
