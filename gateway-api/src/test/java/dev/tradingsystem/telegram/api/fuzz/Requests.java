package dev.tradingsystem.telegram.api.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tradingsystem.telegram.api.contract.DescribedOperation;
import dev.tradingsystem.telegram.api.contract.Description;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// Makes the request of a number: first one that could be right,
/// from the description, then one to three things are done to it.
final class Requests {

    /// Paths that stand in no description, or in another app's.
    private static final List<String> MORE = List.of(
            "/",
            "/metrics",
            "/openapi",
            "/openapi.yaml",
            "/asyncapi",
            "/signals",
            "/signals/-100:1:1",
            "/reviews",
            "/gateway/login",
            "/gateway/session",
            "/console/session",
            "/console/index.html",
            "/console/../keys",
            "/api/messages",
            "/api/messages/unprocessed",
            "/api/messages/mark-processed",
            "/api/messages/-100:1",
            "/api/channels",
            "/api/telegram-gateway/config",
            "/api/telegram-gateway/overview",
            "/api/telegram-gateway/sync-messages",
            "/api/telegram-gateway/auth/input",
            "/api/telegram-gateway/photos/-100/1",
            "/actuator/env",
            "/error",
            "/index.html",
            "/favicon.ico");

    /// How often one of them is asked in place of an operation.
    private static final int OTHERS = 4;

    private final Description description = Description.read();
    private final List<DescribedOperation> operations = description.operations();
    private final Samples samples;
    private final String key;

    Requests(long channel, String key) {
        this.samples = new Samples(description, channel);
        this.key = key;
    }

    int operations() {
        return operations.size();
    }

    /// Every number has its operation in turn, so that none is left out.
    FuzzRequest make(long seed, int number) {
        var random = new SplittableRandom(seed * 1_000_003 + number);
        int which = number % (operations.size() + OTHERS);
        FuzzRequest request = which >= operations.size() ? other(random) : valid(operations.get(which), random);
        request.headers.add("Host: 127.0.0.1");
        request.headers.add("Authorization: Bearer " + key);
        if (request.body != null) {
            request.headers.add("Content-Type: application/json");
        }
        int changes = 1 + random.nextInt(3) / 2;
        var done = new ArrayList<String>();
        for (int i = 0; i < changes; i++) {
            Mutation mutation = Mutation.any(random);
            mutation.apply(request, random);
            done.add(mutation.name());
        }
        request.mutation = number + " " + request.operation + " " + String.join("+", done);
        return request;
    }

    private static FuzzRequest other(RandomGenerator random) {
        boolean writes = random.nextInt(3) == 0;
        var request = new FuzzRequest("other", writes ? "POST" : "GET", Nasty.any(MORE, random));
        if (writes) {
            request.body("{\"key\":\"x\",\"channelId\":\"-100\",\"limit\":1,\"messageIds\":[\"1\"],\"value\":\"1\"}");
        } else {
            request.parameters.add("limit=2");
        }
        return request;
    }

    private FuzzRequest valid(DescribedOperation operation, RandomGenerator random) {
        var request = new FuzzRequest(operation.id(), operation.method(), operation.path());
        for (JsonNode parameter : operation.node().path("parameters")) {
            String name = parameter.path("name").asText();
            String value = Nasty.encode(samples.parameter(name, parameter.path("schema"), random));
            switch (parameter.path("in").asText()) {
                case "path" -> request.path = request.path.replace("{" + name + "}", value);
                case "query" -> {
                    if (parameter.path("required").asBoolean() || random.nextInt(3) == 0) {
                        request.parameters.add(name + "=" + value);
                    }
                }
                default -> {
                    if (random.nextBoolean()) {
                        request.headers.add(name + ": " + value);
                    }
                }
            }
        }
        if (operation.hasBody()) {
            request.body(samples.body(operation, random).toString());
        }
        return request;
    }
}
