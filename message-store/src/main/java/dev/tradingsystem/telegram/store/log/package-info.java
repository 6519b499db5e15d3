/// The log: what was appended, under which number, and who has come how far.
///
/// Begin with [MessageLog#append].
@NullMarked
package dev.tradingsystem.telegram.store.log;

import org.jspecify.annotations.NullMarked;
