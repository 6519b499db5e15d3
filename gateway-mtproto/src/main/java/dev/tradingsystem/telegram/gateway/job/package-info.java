/// Does what operators and the API ask the gateway for, one job after another.
///
/// Begin with [JobRunner].
@NullMarked
package dev.tradingsystem.telegram.gateway.job;

import org.jspecify.annotations.NullMarked;
