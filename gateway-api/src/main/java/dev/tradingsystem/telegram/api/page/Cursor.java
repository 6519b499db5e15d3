package dev.tradingsystem.telegram.api.page;

import dev.tradingsystem.telegram.model.MessageKey;

/// A position in a list: the item beside which a page begins.
///
/// @param back whether the page lies before that item
public record Cursor(MessageKey position, boolean back) {}
