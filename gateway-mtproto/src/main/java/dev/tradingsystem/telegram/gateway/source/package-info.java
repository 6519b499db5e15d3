/// Files that messages come from: exports of Telegram Desktop, and recorded TDLib updates.
///
/// Begin with [ExportReader]; [ImportProgress] runs a file and tells how far it is.
@NullMarked
package dev.tradingsystem.telegram.gateway.source;

import org.jspecify.annotations.NullMarked;
