/// Consumers: a name, a filter and one offset.
///
/// Begin with [ConsumerController].
@NullMarked
package dev.tradingsystem.telegram.api.consumer;

import org.jspecify.annotations.NullMarked;
