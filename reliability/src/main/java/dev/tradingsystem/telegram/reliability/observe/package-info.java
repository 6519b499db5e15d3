/// Readers that stay, and what they and the databases have seen. Begin with [Witness].
@NullMarked
package dev.tradingsystem.telegram.reliability.observe;

import org.jspecify.annotations.NullMarked;
