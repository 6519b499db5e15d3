/// Who is asking: keys from the environment and the database, and what each may do.
///
/// Begin with [KeyFilter].
@NullMarked
package dev.tradingsystem.telegram.api.key;

import org.jspecify.annotations.NullMarked;
