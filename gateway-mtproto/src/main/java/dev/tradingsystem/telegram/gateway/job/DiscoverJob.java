package dev.tradingsystem.telegram.gateway.job;

import dev.tradingsystem.telegram.gateway.channel.Discovery;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Lists the chats of the account.
final class DiscoverJob implements JobWork {

    private final Discovery discovery;

    DiscoverJob(Discovery discovery) {
        this.discovery = discovery;
    }

    @Override
    public JsonNode run(Report report) throws InterruptedException {
        return JsonNodeFactory.instance
                .objectNode()
                .put("chats", discovery.refresh().size());
    }
}
