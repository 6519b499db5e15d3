/// The API beside its description: every operation is asked, and answers as it is written.
///
/// Begin with [ContractIT].
@NullMarked
package dev.tradingsystem.telegram.api.contract;

import org.jspecify.annotations.NullMarked;
