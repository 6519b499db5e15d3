package dev.tradingsystem.telegram.gateway.source;

import dev.tradingsystem.telegram.gateway.ingest.Plausible;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Ids such as `channel1649127710` and `user42` → TDLib's numbering.
final class ExportPeers {

    private static final Pattern PEER = Pattern.compile("(channel|chat|user)([1-9][0-9]{0,11})");

    private ExportPeers() {}

    /// `null` when it is not such an id; the bare numbers of early exports do not say of what
    /// they are.
    static @Nullable Long id(JsonNode peer) {
        Matcher parts = PEER.matcher(peer.isString() ? peer.stringValue() : "");
        if (!parts.matches()) {
            return null;
        }
        long bare = Long.parseLong(parts.group(2));
        return switch (parts.group(1)) {
            case "channel" -> Plausible.isBareChannel(bare) ? Plausible.channelId(bare) : null;
            case "chat" -> -bare;
            default -> bare;
        };
    }
}
