/// A Telegram data centre for tests, which real TDLib talks to without any network.
///
/// Begin with [TestDatacenter].
@NullMarked
package dev.tradingsystem.telegram.testdc;

import org.jspecify.annotations.NullMarked;
