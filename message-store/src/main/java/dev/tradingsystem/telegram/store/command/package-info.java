/// The schema and data tool: `java -jar message-store-…-exec.jar COMMAND`.
///
/// Begin with [StoreCommand].
@NullMarked
package dev.tradingsystem.telegram.store.command;

import org.jspecify.annotations.NullMarked;
