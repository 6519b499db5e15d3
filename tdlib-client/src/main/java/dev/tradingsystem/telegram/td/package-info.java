/// TDLib as seen from Java: its functions, its one receiving thread, clients, authorization
/// states and JSON objects.
///
/// Begin with [TdClient]; a process loads [TdJson] once and starts one [TdReceiver] for it.
@NullMarked
package dev.tradingsystem.telegram.td;

import org.jspecify.annotations.NullMarked;
