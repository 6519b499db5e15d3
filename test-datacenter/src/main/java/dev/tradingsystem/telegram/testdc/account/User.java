package dev.tradingsystem.telegram.testdc.account;

import org.jspecify.annotations.Nullable;

/// A person with a phone number, or a bot with a token, who may log in.
///
/// A person's code is `12345` until told otherwise and there is no second password.
public final class User {

    private final long id;
    private final @Nullable String phone;
    private final @Nullable String botToken;
    private volatile String firstName = "Tester";
    private volatile String code = "12345";
    private volatile @Nullable String password;
    private volatile int homeDc;

    private User(long id, @Nullable String phone, @Nullable String botToken) {
        this.id = id;
        this.phone = phone;
        this.botToken = botToken;
    }

    static User person(long id, String phone) {
        return new User(id, phone, null);
    }

    static User bot(long id, String token) {
        return new User(id, null, token);
    }

    public long id() {
        return id;
    }

    public long accessHash() {
        return id * 7919 + 13;
    }

    /// Digits only; null for a bot.
    public @Nullable String phone() {
        return phone;
    }

    public @Nullable String botToken() {
        return botToken;
    }

    public boolean isBot() {
        return botToken != null;
    }

    public String firstName() {
        return firstName;
    }

    public User firstName(String name) {
        this.firstName = name;
        return this;
    }

    public String code() {
        return code;
    }

    /// The code that every `auth.sendCode` from now on sends.
    public User code(String digits) {
        this.code = digits;
        return this;
    }

    public @Nullable String password() {
        return password;
    }

    /// The second password; null for none.
    public User password(@Nullable String secret) {
        this.password = secret;
        return this;
    }

    /// The data centre that keeps this user; 0 while any will do.
    public int homeDc() {
        return homeDc;
    }

    /// Moves the user: a login at another data centre is sent to this one.
    public User homeDc(int dc) {
        this.homeDc = dc;
        return this;
    }

    @Override
    public String toString() {
        return "User " + id;
    }
}
