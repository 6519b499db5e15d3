package dev.tradingsystem.telegram.gateway.channel;

import dev.tradingsystem.telegram.gateway.session.TdRefused;
import dev.tradingsystem.telegram.gateway.session.TelegramSession;
import dev.tradingsystem.telegram.td.TdObject;
import dev.tradingsystem.telegram.td.TdRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Asks TDLib for the chats of the account.
final class Chats {

    private static final int NOT_FOUND = 404;
    private static final String UNKNOWN = "Chat not found";
    private static final int AT_ONCE = 100;
    private static final int ALL = 100_000;

    /// Should the end of the list never come: more chats than an account can have.
    private static final int ROUNDS = 500;

    private static final List<String> LISTS = List.of("chatListMain", "chatListArchive");

    private final TelegramSession session;

    Chats(TelegramSession session) {
        this.session = session;
    }

    /// Has TDLib fetch the list of chats to its end. Only then does it know all of them.
    void load() throws InterruptedException {
        for (String list : LISTS) {
            boolean more = true;
            for (int round = 0; more && round < ROUNDS; round++) {
                more = loadSome(list);
            }
        }
    }

    private boolean loadSome(String list) throws InterruptedException {
        try {
            session.ask(TdRequest.of("loadChats")
                    .with("chat_list", TdRequest.of(list))
                    .with("limit", AT_ONCE));
            return true;
        } catch (TdRefused e) {
            if (e.error().code() == NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    /// The channels, supergroups and basic groups that TDLib knows.
    List<ChatFacts> all() throws InterruptedException {
        var all = new ArrayList<ChatFacts>();
        for (String list : LISTS) {
            TdObject ids = session.ask(TdRequest.of("getChats")
                    .with("chat_list", TdRequest.of(list))
                    .with("limit", ALL));
            for (long id : ids.int64s("chat_ids")) {
                find(id).ifPresent(all::add);
            }
        }
        return all;
    }

    /// As [#find], with the list of chats fetched first when TDLib does not know the chat: after
    /// it was opened it knows none that was not listed, and that says nothing about the chat.
    ///
    /// @throws TdRefused when TDLib does not know it although the list was fetched
    Optional<ChatFacts> findListed(long chatId) throws InterruptedException {
        try {
            return find(chatId);
        } catch (TdRefused e) {
            if (!UNKNOWN.equals(e.error().message())) {
                throw e;
            }
            loadUnlessBot();
            return find(chatId);
        }
    }

    /// Has TDLib fetch the list of chats to its end; a bot has none.
    void loadUnlessBot() throws InterruptedException {
        boolean bot = session.ask(TdRequest.of("getMe")).object("type").type().equals("userTypeBot");
        if (!bot) {
            load();
        }
    }

    /// One of them; empty for a private chat.
    ///
    /// @throws TdRefused when TDLib does not know it
    Optional<ChatFacts> find(long chatId) throws InterruptedException {
        TdObject chat = session.ask(TdRequest.of("getChat").with("chat_id", chatId));
        TdObject type = chat.object("type");
        return switch (type.type()) {
            case "chatTypeSupergroup" ->
                Optional.of(ChatFacts.ofSupergroup(
                        chat,
                        session.ask(TdRequest.of("getSupergroup").with("supergroup_id", type.int64("supergroup_id")))));
            case "chatTypeBasicGroup" ->
                Optional.of(ChatFacts.ofBasicGroup(
                        chat,
                        session.ask(
                                TdRequest.of("getBasicGroup").with("basic_group_id", type.int64("basic_group_id")))));
            default -> Optional.empty();
        };
    }
}
