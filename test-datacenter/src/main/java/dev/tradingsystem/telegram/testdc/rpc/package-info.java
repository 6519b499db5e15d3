/// The methods of the API: one class for each area, and what they answer with.
///
/// Begin with [MethodTable].
@NullMarked
package dev.tradingsystem.telegram.testdc.rpc;

import org.jspecify.annotations.NullMarked;
