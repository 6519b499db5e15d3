package dev.tradingsystem.telegram.td;

import java.nio.file.Path;

/// What TDLib has to know before anything else: the fields of `setTdlibParameters`.
///
/// @param testDc whether to use Telegram's test servers
/// @param database the folder of the session; TDLib locks it
/// @param files the folder for what is downloaded
/// @param encryptionKey of the database; a wrong one is refused with 401
/// @param messages whether TDLib keeps messages, so that edits of them are told after a restart
/// @param apiId of the application, from Telegram
/// @param apiHash of the application; a secret
/// @param device the name the account's owner sees in the list of sessions
/// @param version of the application, shown there too
public record TdParameters(
        boolean testDc,
        Path database,
        Path files,
        DatabaseKey encryptionKey,
        boolean messages,
        int apiId,
        String apiHash,
        String device,
        String version) {

    TdRequest request() {
        return TdRequest.of("setTdlibParameters")
                .with("use_test_dc", testDc)
                .with("database_directory", database.toString())
                .with("files_directory", files.toString())
                .with("database_encryption_key", encryptionKey.bytes())
                .with("use_file_database", true)
                .with("use_chat_info_database", true)
                .with("use_message_database", messages)
                .with("use_secret_chats", false)
                .with("api_id", apiId)
                .with("api_hash", apiHash)
                .with("system_language_code", "en")
                .with("device_model", device)
                .with("system_version", "")
                .with("application_version", version);
    }

    @Override
    public String toString() {
        return "TdParameters[database=%s, testDc=%s]".formatted(database, testDc);
    }
}
