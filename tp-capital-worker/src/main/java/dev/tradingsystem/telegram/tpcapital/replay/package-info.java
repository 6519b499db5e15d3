/// History read again with the parser as it is now. A replay writes nothing but the differences
/// it found; they are applied on demand, each as a new version of a signal.
///
/// Begin with [Replays]; [ReplayRunner] does the work.
@NullMarked
package dev.tradingsystem.telegram.tpcapital.replay;

import org.jspecify.annotations.NullMarked;
