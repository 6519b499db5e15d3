package dev.tradingsystem.telegram.api.channel;

import dev.tradingsystem.telegram.api.page.PageInfo;
import java.util.List;

/// A page of channels.
record ChannelPage(List<ChannelDocument> items, PageInfo page) {}
