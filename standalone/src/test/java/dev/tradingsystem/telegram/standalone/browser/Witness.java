package dev.tradingsystem.telegram.standalone.browser;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;

/// Notes what a page must not do: ask elsewhere, break its own policy, or fail.
final class Witness implements BiConsumer<String, JsonNode> {

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> faults = new CopyOnWriteArrayList<>();

    @Override
    public void accept(String event, JsonNode said) {
        switch (event) {
            case "Network.requestWillBeSent" ->
                requests.add(said.path("request").path("url").asString());
            case "Runtime.exceptionThrown" ->
                faults.add("exception: " + said.path("exceptionDetails").toString());
            case "Runtime.consoleAPICalled" -> {
                if (said.path("type").asString().equals("error")) {
                    faults.add("console: " + said.path("args"));
                }
            }
            case "Log.entryAdded" -> {
                JsonNode entry = said.path("entry");
                if (entry.path("level").asString().equals("error")) {
                    faults.add("%s: %s %s"
                            .formatted(
                                    entry.path("source").asString(),
                                    entry.path("text").asString(),
                                    entry.path("url").asString("")));
                }
            }
            case "Audits.issueAdded" -> {
                if (said.path("issue").path("code").asString().equals("ContentSecurityPolicyIssue")) {
                    faults.add("policy: " + said.path("issue").path("details"));
                }
            }
            default -> {}
        }
    }

    /// Addresses outside of an origin that were asked for.
    List<String> outside(String origin) {
        return requests.stream()
                .filter(url -> !url.startsWith(origin + "/") && !url.startsWith("about:") && !url.startsWith("data:"))
                .toList();
    }

    int requests() {
        return requests.size();
    }

    /// Errors of scripts, of the policy and of requests, since they were last forgotten.
    List<String> faults() {
        return List.copyOf(faults);
    }

    /// What was made to fail on purpose.
    void forget() {
        faults.clear();
    }
}
