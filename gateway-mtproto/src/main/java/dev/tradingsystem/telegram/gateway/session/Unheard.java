package dev.tradingsystem.telegram.gateway.session;

import java.util.Set;

/// Updates that come in numbers and are of no use to a gateway: they do not wait with the others.
final class Unheard {

    private static final Set<String> TYPES = Set.of(
            "updateOption",
            "updateUnreadMessageCount",
            "updateUnreadChatCount",
            "updateHavePendingNotifications",
            "updateChatReadInbox",
            "updateChatReadOutbox",
            "updateChatPosition",
            "updateChatNotificationSettings",
            "updateScopeNotificationSettings",
            "updateReactionNotificationSettings",
            "updateChatFolders",
            "updateUserStatus",
            "updateFile",
            "updateFileDownloads",
            "updateAttachmentMenuBots",
            "updateDefaultBackground",
            "updateDefaultPaidReactionType",
            "updateDefaultReactionType",
            "updateDiceEmojis",
            "updateEmojiChatThemes",
            "updateActiveEmojiReactions",
            "updateAvailableMessageEffects",
            "updateAccentColors",
            "updateProfileAccentColors",
            "updateSpeechRecognitionTrial",
            "updateStoryStealthMode",
            "updateTextCompositionStyles",
            "updateTrustedMiniAppBots",
            "updateWebBrowserSettings");

    private Unheard() {}

    static boolean contains(String type) {
        return TYPES.contains(type);
    }
}
