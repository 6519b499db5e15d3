package dev.tradingsystem.telegram.standalone.browser;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ConditionTimeoutException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A tab, used as a person does: by its address, the mouse and the keys. It waits for what it is
/// to touch.
final class Tab implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(40);
    private static final Map<String, Integer> KEYS =
            Map.of("Tab", 9, "Enter", 13, "Escape", 27, "j", 74, "k", 75, "/", 191, " ", 32, "ArrowRight", 39);

    private final Devtools devtools;
    private final Witness witness = new Witness();

    Tab(Devtools devtools) {
        this.devtools = devtools;
        devtools.listen(witness);
        for (String domain : List.of("Page", "Runtime", "Network", "Log", "Audits")) {
            devtools.call(domain + ".enable", Map.of());
        }
        size(1280, 900);
    }

    /// What happened in it that nobody asked for.
    Witness witness() {
        return witness;
    }

    void go(String address) {
        devtools.call("Page.navigate", Map.of("url", address));
        await("the page to load").atMost(LIMIT).until(() -> is("document.readyState === 'complete'"));
    }

    void back() {
        eval("history.back()");
    }

    /// The value of an expression.
    JsonNode eval(String expression) {
        JsonNode answer = devtools.call(
                "Runtime.evaluate", Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
        if (answer.has("exceptionDetails")) {
            throw new AssertionError(expression + ": " + answer.path("exceptionDetails"));
        }
        return answer.path("result").path("value");
    }

    boolean is(String expression) {
        return eval("Boolean(" + expression + ")").asBoolean();
    }

    void awaits(String expression) {
        until(expression, LIMIT);
    }

    /// Waits until an expression is true.
    void until(String expression, Duration limit) {
        try {
            await(expression).atMost(limit).pollInterval(POLL).until(() -> is(expression));
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(
                    "not within %s: %s%nat %s, where stands:%n%s"
                            .formatted(
                                    limit,
                                    expression,
                                    eval("location.href").asString(),
                                    eval("document.body.innerText").asString()),
                    e);
        }
    }

    /// The text of an element, as it is seen.
    String text(String selector) {
        awaits(one(selector));
        return eval(one(selector) + ".innerText").asString();
    }

    /// The texts of all such elements, as they are seen.
    List<String> texts(String selector) {
        return eval("[...document.querySelectorAll(%s)].map(each => each.innerText)".formatted(quoted(selector)))
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    /// Waits until an element shows a text.
    void sees(String selector, String text) {
        awaits("[...document.querySelectorAll(%s)].some(each => each.checkVisibility() && each.innerText.includes(%s))"
                .formatted(quoted(selector), quoted(text)));
    }

    void click(String selector) {
        click(one(selector), selector);
    }

    /// Clicks the one of several that shows a text.
    void click(String selector, String text, boolean exactly) {
        String found = "[...document.querySelectorAll(%s)].find(each => each.checkVisibility() && %s)"
                .formatted(
                        quoted(selector),
                        exactly
                                ? "each.innerText.trim() === " + quoted(text)
                                : "each.innerText.includes(" + quoted(text) + ")");
        click(found, selector + " " + text);
    }

    private void press(String expression) {
        JsonNode at = eval("(() => { const each = %s; each.scrollIntoView({block: 'center'});".formatted(expression)
                + " const box = each.getBoundingClientRect();"
                + " return {x: box.x + box.width / 2, y: box.y + box.height / 2}; })()");
        for (String type : List.of("mouseMoved", "mousePressed", "mouseReleased")) {
            devtools.call(
                    "Input.dispatchMouseEvent",
                    Map.of(
                            "type",
                            type,
                            "x",
                            at.path("x").asDouble(),
                            "y",
                            at.path("y").asDouble(),
                            "button",
                            type.equals("mouseMoved") ? "none" : "left",
                            "clickCount",
                            type.equals("mouseMoved") ? 0 : 1));
        }
    }

    private void click(String expression, String what) {
        awaits("(each => each && !each.disabled && each.checkVisibility())(" + expression + ") /* " + what + " */");
        press(expression);
    }

    /// Clicks into a field and types into it, in place of what is there.
    void type(String selector, String text) {
        click(selector);
        eval(one(selector) + ".select()");
        insert(text);
    }

    /// Types where the focus is.
    void insert(String text) {
        devtools.call("Input.insertText", Map.of("text", text));
    }

    /// Chooses in a box of choices.
    void choose(String selector, String value) {
        awaits(one(selector));
        eval("(box => { box.value = %s; box.dispatchEvent(new Event('change', {bubbles: true})); })(%s)"
                .formatted(quoted(value), one(selector)));
    }

    /// Presses a key.
    void key(String name) {
        int code = KEYS.getOrDefault(name, 0);
        String text = name.equals("Enter") ? "\r" : name.length() == 1 ? name : "";
        devtools.call(
                "Input.dispatchKeyEvent",
                Map.of(
                        "type",
                        text.isEmpty() ? "rawKeyDown" : "keyDown",
                        "key",
                        name,
                        "code",
                        name,
                        "windowsVirtualKeyCode",
                        code,
                        "text",
                        text));
        devtools.call(
                "Input.dispatchKeyEvent",
                Map.of("type", "keyUp", "key", name, "code", name, "windowsVirtualKeyCode", code));
    }

    /// Tells pages that this is what the person likes: `light` or `dark`.
    void theme(String name) {
        devtools.call(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", name))));
    }

    void size(int width, int height) {
        devtools.call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
    }

    /// Keeps how it looks.
    void screenshot(Path file) throws IOException {
        JsonNode picture =
                devtools.call("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", false));
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, Base64.getDecoder().decode(picture.path("data").asString()));
    }

    private static String one(String selector) {
        return "document.querySelector(" + quoted(selector) + ")";
    }

    private static String quoted(String text) {
        return JsonMapper.shared().writeValueAsString(text);
    }

    @Override
    public void close() {
        devtools.close();
    }
}
