/// Runs the schema migrations as a step of their own, never at the start of an app.
///
/// Begin with [Migrations].
@NullMarked
package dev.tradingsystem.telegram.store.migration;

import org.jspecify.annotations.NullMarked;
