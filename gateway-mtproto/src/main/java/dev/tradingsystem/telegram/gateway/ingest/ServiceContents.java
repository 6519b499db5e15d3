package dev.tradingsystem.telegram.gateway.ingest;

import java.util.Set;

/// The contents that TDLib calls service messages: they report on a chat instead of saying
/// something in it.
///
/// A type that is not named here counts as a message, so that a later TDLib's new kinds are kept
/// and counted, not taken for chatter.
final class ServiceContents {

    private static final Set<String> TYPES = Set.of(
            "messageBasicGroupChatCreate",
            "messageBotWriteAccessAllowed",
            "messageCall",
            "messageChatAddMembers",
            "messageChatAddedToCommunity",
            "messageChatBoost",
            "messageChatChangePhoto",
            "messageChatChangeTitle",
            "messageChatDeleteMember",
            "messageChatDeletePhoto",
            "messageChatHasProtectedContentDisableRequested",
            "messageChatHasProtectedContentToggled",
            "messageChatJoinByLink",
            "messageChatJoinByRequest",
            "messageChatOwnerChanged",
            "messageChatOwnerLeft",
            "messageChatRemovedFromCommunity",
            "messageChatSetBackground",
            "messageChatSetMessageAutoDeleteTime",
            "messageChatSetTheme",
            "messageChatSetTtl",
            "messageChatShared",
            "messageChatUpgradeFrom",
            "messageChatUpgradeTo",
            "messageChecklistTasksAdded",
            "messageChecklistTasksDone",
            "messageContactRegistered",
            "messageCustomServiceAction",
            "messageDirectMessagePriceChanged",
            "messageForumTopicCreated",
            "messageForumTopicEdited",
            "messageForumTopicIsClosedToggled",
            "messageForumTopicIsHiddenToggled",
            "messageGameScore",
            "messageGift",
            "messageGiftedPremium",
            "messageGiftedStars",
            "messageGiftedTon",
            "messageGiveawayCompleted",
            "messageGiveawayCreated",
            "messageGiveawayPrizeStars",
            "messageGroupCall",
            "messageInviteVideoChatParticipants",
            "messageManagedBotCreated",
            "messagePaidMessagePriceChanged",
            "messagePaidMessagesRefunded",
            "messagePassportDataReceived",
            "messagePassportDataSent",
            "messagePaymentRefunded",
            "messagePaymentSuccessful",
            "messagePaymentSuccessfulBot",
            "messagePinMessage",
            "messagePollOptionAdded",
            "messagePollOptionDeleted",
            "messagePremiumGiftCode",
            "messageProximityAlertTriggered",
            "messageRefundedUpgradedGift",
            "messageScreenshotTaken",
            "messageSuggestBirthdate",
            "messageSuggestProfilePhoto",
            "messageSuggestedPostApprovalFailed",
            "messageSuggestedPostApproved",
            "messageSuggestedPostDeclined",
            "messageSuggestedPostPaid",
            "messageSuggestedPostRefunded",
            "messageSupergroupChatCreate",
            "messageUpgradedGift",
            "messageUpgradedGiftPurchaseOffer",
            "messageUpgradedGiftPurchaseOfferRejected",
            "messageUserShared",
            "messageUsersShared",
            "messageVideoChatEnded",
            "messageVideoChatScheduled",
            "messageVideoChatStarted",
            "messageWebAppDataReceived",
            "messageWebAppDataSent",
            "messageWebsiteConnected");

    private ServiceContents() {}

    static boolean contains(String type) {
        return TYPES.contains(type);
    }
}
