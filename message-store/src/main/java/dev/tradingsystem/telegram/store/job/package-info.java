/// Work that somebody asked the gateway for, as rows: whoever asks inserts one and goes on.
///
/// Begin with [Jobs].
@NullMarked
package dev.tradingsystem.telegram.store.job;

import org.jspecify.annotations.NullMarked;
