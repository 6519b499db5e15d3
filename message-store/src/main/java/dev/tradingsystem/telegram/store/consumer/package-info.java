/// What consumers report about their progress, for display: nobody continues from it.
///
/// Begin with [ConsumerReports].
@NullMarked
package dev.tradingsystem.telegram.store.consumer;

import org.jspecify.annotations.NullMarked;
