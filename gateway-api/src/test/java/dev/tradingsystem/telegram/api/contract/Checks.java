package dev.tradingsystem.telegram.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradingsystem.telegram.api.contract.Sender.Answer;
import java.util.List;
import java.util.stream.Stream;

/// Sends a request and compares the answer with what is written about it.
final class Checks {

    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";

    private final Description description;
    private final Sender sender;

    Checks(Description description, Sender sender) {
        this.description = description;
        this.sender = sender;
    }

    Answer check(DescribedOperation operation, Request request, int status) {
        assertThat(operation.serves(request.path().replaceAll("\\?.*", "")))
                .as(request.path())
                .isTrue();
        Answer answer = sender.send(operation.method(), request);
        String what = operation.method() + " " + request.path() + "\n" + answer.text();
        assertThat(answer.status()).as(what).isEqualTo(status);
        assertThat(operation.statuses()).as(what).contains(Integer.toString(status));
        List<String> forms = operation.forms(status);
        if (forms.isEmpty()) {
            assertThat(answer.text()).as(what).isEmpty();
            return answer;
        }
        String form = form(forms, answer.form());
        assertThat(form).as(what + answer.form()).isNotEmpty();
        if (form.equals(JSON) || form.equals(PROBLEM)) {
            assertThat(description.faults(operation, status, form, answer.text()))
                    .as(what)
                    .isEmpty();
        }
        if (status >= 400) {
            assertThat(form).as(what).isEqualTo(PROBLEM);
            assertThat(operation.about(status).split(", "))
                    .as(what)
                    .contains(answer.json().path("type").asString(""));
        }
        return answer;
    }

    void check(DescribedOperation operation, Request request, int status, String problem) {
        Answer answer = check(operation, request, status);
        assertThat(answer.json().path("type").asString()).isEqualTo("urn:telegram:problem:" + problem);
    }

    /// The same without a body: for `HEAD`, and for who has the newest state.
    void checkConditions(DescribedOperation operation, Request request) {
        Answer answer = sender.send("GET", request);
        Answer head = sender.send("HEAD", request);
        assertThat(head.status()).as("HEAD " + request.path()).isEqualTo(answer.status());
        assertThat(head.text()).isEmpty();
        if (operation.statuses().contains("304") && !answer.form().equals("application/x-ndjson")) {
            check(operation, request.with("If-None-Match", answer.header("ETag")), 304);
        }
    }

    private static String form(List<String> forms, String sent) {
        return Stream.concat(
                        forms.stream().filter(sent::equals),
                        forms.stream()
                                .filter(form ->
                                        form.endsWith("/*") && sent.startsWith(form.substring(0, form.length() - 1))))
                .findFirst()
                .orElse("");
    }
}
