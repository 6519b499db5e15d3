package dev.tradingsystem.telegram.api.change;

import dev.tradingsystem.telegram.api.document.ChangeDocument;
import java.util.List;

/// Changes in order.
///
/// @param next the number to go on from: it passes over what did not match
/// @param head the log's newest number
/// @param floor the lowest number still kept
/// @param more whether there are more at once
record ChangePage(List<ChangeDocument> items, long next, long head, long floor, boolean more) {}
