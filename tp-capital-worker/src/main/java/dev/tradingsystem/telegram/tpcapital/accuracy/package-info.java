/// Tells how well messages are read: compares what the parser makes of the rows of a corpus with
/// what a careful person made of them.
///
/// Begin with [SignalAccuracy]. Nothing of the running worker uses it.
@NullMarked
package dev.tradingsystem.telegram.tpcapital.accuracy;

import org.jspecify.annotations.NullMarked;
