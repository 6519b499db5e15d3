package dev.tradingsystem.telegram.gateway.session;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A person at a terminal; or a pipe, which then gives one answer a line.
final class LoginTerminal {

    private static final String BLACK_ON_WHITE = "\u001b[30;107m";
    private static final String USUAL = "\u001b[0m";

    private final PrintStream out;
    private final @Nullable Console console;
    private final BufferedReader in;

    LoginTerminal(PrintStream out) {
        this.out = out;
        this.console = Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .orElse(null);
        this.in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    }

    void say(String text) {
        out.println(text);
        out.flush();
    }

    /// Draws dark on light whatever the terminal's colours are.
    void draw(String picture) {
        picture.lines().forEach(line -> out.println(console == null ? line : BLACK_ON_WHITE + line + USUAL));
        out.flush();
    }

    /// The answer; null when there is nobody to give one.
    @Nullable
    String ask(String question) {
        if (console != null) {
            return console.readLine("%s", question);
        }
        out.print(question);
        out.flush();
        return line();
    }

    /// The same without showing what is typed.
    @Nullable
    String askSecret(String question) {
        if (console == null) {
            return ask(question);
        }
        char[] secret = console.readPassword("%s", question);
        return secret == null ? null : new String(secret);
    }

    private @Nullable String line() {
        try {
            String line = in.readLine();
            return line == null ? null : line.strip();
        } catch (IOException e) {
            throw new UncheckedIOException("the terminal cannot be read", e);
        }
    }
}
