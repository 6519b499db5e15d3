package dev.tradingsystem.telegram.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradingsystem.telegram.api.ApiFixture;
import dev.tradingsystem.telegram.api.SharedApi;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every operation of the description, asked in good and in bad ways. An operation without a case
/// fails here.
@ExtendWith(SharedApi.class)
@TestInstance(Lifecycle.PER_CLASS)
class ContractIT {

    private static final Description description = Description.read();
    private static final String BEARER = "Bearer " + ApiFixture.KEY;

    private final ApiFixture api;
    private final Scene scene;
    private final Checks checks;

    ContractIT(ApiFixture api) {
        this.api = api;
        this.scene = new Scene(api);
        this.checks = new Checks(description, new Sender(api.port()));
    }

    static List<DescribedOperation> operations() {
        return description.operations();
    }

    static List<DescribedOperation> securedOperations() {
        return operations().stream().filter(DescribedOperation::isSecured).toList();
    }

    static List<DescribedOperation> operationsWithBody() {
        return operations().stream().filter(DescribedOperation::hasBody).toList();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void answersAsDescribed(DescribedOperation operation) {
        List<Case> cases = Cases.of(operation.id());
        assertThat(cases).as("cases of " + operation.id()).anyMatch(each -> each.status() < 400);

        for (Case each : cases) {
            Request request = each.request().apply(scene);
            checks.check(operation, request.with("Authorization", BEARER), each.status());
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void whoeverHasTheNewestStateGetsNoBody(DescribedOperation operation) {
        for (Case each : Cases.of(operation.id())) {
            if (operation.method().equals("GET") && each.status() == 200) {
                checks.checkConditions(operation, each.request().apply(scene).with("Authorization", BEARER));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("securedOperations")
    void nobodyGetsInWithoutAKeyOrWithATooSmallOne(DescribedOperation operation) {
        Request request = Cases.of(operation.id()).getFirst().request().apply(scene);
        checks.check(operation, request, 401, "unauthenticated");

        if (!operation.id().equals("getMe")) {
            String key = api.key(Set.of(), "metrics:read");
            checks.check(operation, request.with("X-API-Key", key), 403, "insufficient-scope");
        }
    }

    @ParameterizedTest
    @MethodSource("securedOperations")
    void isStrictAboutWhatItIsAsked(DescribedOperation operation) {
        Request request =
                Cases.of(operation.id()).getFirst().request().apply(scene).with("Authorization", BEARER);

        checks.check(operation, request.asking("nonsense=1"), 400, "unknown-parameter");
        checks.check(operation, request.with("API-Version", "7"), 400, "unsupported-version");
        if (operation.path().contains("{")) {
            String path = operation.path().replaceAll("\\{[^}]*}", "(");
            checks.check(operation, new Request(path, request.body(), request.headers()), 404, "not-found");
        }
    }

    @ParameterizedTest
    @MethodSource("operationsWithBody")
    void isStrictAboutItsBody(DescribedOperation operation) {
        Request request =
                Cases.of(operation.id()).getFirst().request().apply(scene).with("Authorization", BEARER);

        checks.check(operation, request.saying("{"), 400, "invalid-body");
        checks.check(operation, request.saying("[]"), 400, "invalid-body");
        checks.check(operation, request.saying("{\"nonsense\":1}"), 400, "unknown-parameter");
        checks.check(operation, request.saying(" ".repeat(1 << 20) + "{}"), 413, "payload-too-large");
        checks.check(operation, request.saying("{}").with("Content-Type", "text/plain"), 415, "unsupported-media-type");
    }

    @Test
    void everyExampleIsWhatItsSchemaSays() {
        assertThat(description.faultyExamples()).isEmpty();
    }
}
