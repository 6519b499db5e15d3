package dev.tradingsystem.telegram.gateway.session;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Who logs in to Telegram, and where the session is kept.
///
/// @param apiId number of the Telegram application; 0 switches Telegram off
/// @param apiHash its secret
/// @param phone the account's phone number, for a login that names none
/// @param directory where TDLib keeps the session
/// @param encryptionKey encrypts the session; at least 32 characters
/// @param encryptionKeyFile a file that holds the key instead
/// @param formerEncryptionKey opens a session that is to be encrypted anew with the key
/// @param required whether the process ends when a login is needed
/// @param answerLimit how long a question waits for Telegram's answer
/// @param queueCapacity updates that may wait for whoever takes them
/// @param heldUpLimit how long that queue may be full before TDLib is closed
/// @param loginSteps login steps within the window, right or wrong
/// @param loginWindow the window in which they are counted
@Validated
@ConfigurationProperties("telegram.session")
public record SessionProperties(
        @DefaultValue("0") @PositiveOrZero int apiId,
        @DefaultValue("") String apiHash,
        @DefaultValue("") String phone,

        @DefaultValue("/opt/telegram-gateway/.session") @NotNull
        Path directory,

        @DefaultValue("") String encryptionKey,
        @Nullable Path encryptionKeyFile,
        @DefaultValue("") String formerEncryptionKey,
        @DefaultValue("false") boolean required,
        @DefaultValue("90s") @NotNull Duration answerLimit,
        @DefaultValue("1000") @Positive int queueCapacity,
        @DefaultValue("20s") @NotNull Duration heldUpLimit,
        @DefaultValue("10") @Positive int loginSteps,
        @DefaultValue("10m") @NotNull Duration loginWindow) {

    public SessionProperties {
        if (apiId != 0 && apiHash.isBlank()) {
            throw new IllegalArgumentException("TELEGRAM_API_HASH must be set where TELEGRAM_API_ID is");
        }
    }

    /// Whether this gateway connects to Telegram at all.
    public boolean enabled() {
        return apiId != 0;
    }

    @Override
    public String toString() {
        return "SessionProperties[apiId=%d, directory=%s]".formatted(apiId, directory);
    }
}
