package dev.tradingsystem.telegram.testdc;

import dev.tradingsystem.telegram.testdc.account.Access;
import dev.tradingsystem.telegram.testdc.account.Accounts;
import dev.tradingsystem.telegram.testdc.account.BasicGroup;
import dev.tradingsystem.telegram.testdc.account.Channel;
import dev.tradingsystem.telegram.testdc.account.DcClock;
import dev.tradingsystem.telegram.testdc.account.Truth;
import dev.tradingsystem.telegram.testdc.account.User;
import dev.tradingsystem.telegram.testdc.rpc.Calls;
import dev.tradingsystem.telegram.testdc.rpc.MethodTable;
import dev.tradingsystem.telegram.testdc.wire.DatacenterServer;
import dev.tradingsystem.telegram.testdc.wire.RpcError;
import java.time.Duration;
import java.util.List;

/// A Telegram data centre for tests. Start it, make users and channels, let a client log in
/// through the SOCKS5 proxy on [#proxyPort], and act in the channels.
///
/// ```java
/// try (TestDatacenter telegram = TestDatacenter.start()) {
///     User user = telegram.user("+99966 1 2345").code("24680");
///     Channel news = telegram.channel("News");
///     telegram.join(user, news);
///     // … a client logs in …
///     Post post = news.post("hello");
///     news.edit(post, "hello, world");
/// }
/// ```
///
/// It plays all data centres of Telegram at once, and takes whichever the client asks for. All
/// methods may be called from any thread.
public final class TestDatacenter implements AutoCloseable {

    private final Accounts accounts = new Accounts();
    private final MethodTable methods = new MethodTable(accounts);
    private final DatacenterServer server = new DatacenterServer(methods);

    private TestDatacenter() {}

    public static TestDatacenter start() {
        return new TestDatacenter();
    }

    /// The port of the SOCKS5 proxy on 127.0.0.1, which stays the same through outages.
    public int proxyPort() {
        return server.port();
    }

    /// The person with this phone number; made when new, with the code `12345`.
    public User user(String phone) {
        return accounts.user(phone);
    }

    /// The bot with this token; made when new.
    public User bot(String token) {
        return accounts.bot(token);
    }

    /// A new private broadcast channel without members.
    public Channel channel(String title) {
        return accounts.channel(title, Channel.Kind.BROADCAST);
    }

    /// A new channel of another kind.
    public Channel channel(String title, Channel.Kind kind) {
        return accounts.channel(title, kind);
    }

    /// A new basic group without members.
    public BasicGroup basicGroup(String title) {
        return accounts.basicGroup(title);
    }

    /// Makes a supergroup of a basic group.
    public Channel migrate(BasicGroup group) {
        return accounts.migrate(group);
    }

    /// Makes a person a member of a channel, and a bot an administrator, which it must be to see
    /// posts.
    ///
    /// A client that is running is told, and reads the channel first: of what is posted before it
    /// is done, TDLib tells only that it is the last message.
    public TestDatacenter join(User user, Channel channel) {
        channel.admit(user, user.isBot() ? Access.ADMIN : Access.MEMBER);
        return this;
    }

    /// Everything that ever happened in a channel, by message id.
    public List<Truth> truth(Channel channel) {
        return channel.truth();
    }

    /// The time posts and edits are dated with.
    public DcClock clock() {
        return accounts.clock();
    }

    public Accounts accounts() {
        return accounts;
    }

    /// Which methods clients called, and when.
    public Calls calls() {
        return methods.calls();
    }

    /// The connections, sessions and keys below.
    public DatacenterServer server() {
        return server;
    }

    /// How many keys of a user are logged in.
    public int logins(User user) {
        return methods.logins().count(user);
    }

    /// Scans the QR code that a client shows, with the phone of a user.
    ///
    /// @throws IllegalStateException when no client shows one that is still good
    public void acceptLogin(User user) {
        methods.qrCodes().accept(user);
    }

    /// Scans the QR code with this link.
    ///
    /// @throws IllegalStateException when it is not good, or no longer
    public void acceptLogin(User user, String link) {
        methods.qrCodes().accept(user, link);
    }

    /// How long the QR codes shown from now on are good; 30 s unless told.
    public void loginTokenLife(Duration life) {
        methods.qrCodes().life(life);
    }

    /// Keeps a user at a data centre: a login elsewhere is sent there.
    public void migrateTo(User user, int dc) {
        user.homeDc(dc);
    }

    /// Ends all logins of a user, as the list of devices does: the next call is answered 401.
    public void revoke(User user) {
        methods.logins().revoke(user);
    }

    /// Ends all logins of a user because a key was used twice: the next call of each key is
    /// answered 406 `AUTH_KEY_DUPLICATED`, those after it 401.
    public void duplicate(User user) {
        methods.logins().duplicate(user);
    }

    /// Answers the next calls of a method 420 `FLOOD_WAIT_n`.
    public void floodWait(String method, int seconds, int times) {
        fail(method, 420, "FLOOD_WAIT_" + seconds, times);
    }

    /// Answers the next calls of a method with an error. Mind what clients do: TDLib logs out at
    /// 401 and repeats at 500.
    public void fail(String method, int code, String text, int times) {
        methods.fail(method, new RpcError(code, text), times);
    }

    /// Takes back the errors ordered that nobody met.
    public void mend() {
        methods.mend();
    }

    /// Swallows the next pushes: clients find the gap with the push after them.
    public void dropPushes(int count) {
        server.dropPushes(count);
    }

    /// Keeps pushes back until they are released.
    public void holdPushes() {
        server.holdPushes();
    }

    /// Sends the pushes kept back.
    public void releasePushes() {
        server.releasePushes(false);
    }

    /// Sends the pushes kept back from last to first.
    public void reorderPushes() {
        server.releasePushes(true);
    }

    /// Answers the next client that has missed anything in a channel that it was too much: only
    /// history can tell. TDLib takes it at any time, but says in its log that it wonders when
    /// fewer than 100 steps were missed.
    public void tooLong(Channel channel) {
        channel.nextDifferenceTooLong();
    }

    /// Ends all connections; clients come back at once.
    public void dropConnections() {
        server.dropConnections();
    }

    /// Ends all connections and forgets the sessions with the pushes nobody acknowledged, as a
    /// restart does: clients have to ask what they missed.
    public void forgetSessions() {
        server.forgetSessions();
        server.dropConnections();
    }

    /// Ends all connections and refuses new ones until [#restore]. What is pushed meanwhile is
    /// sent afterwards, as in a short outage; [#forgetSessions] makes it a long one.
    public void outage() {
        server.stopListening();
    }

    public void restore() {
        server.listenAgain();
    }

    /// Keeps all files at one data centre, to which clients must go for them; 0 for none.
    public void filesAt(int dc) {
        methods.files().keepAt(dc);
    }

    /// Lets all file references given out so far expire: clients must read the message again.
    public void expireFileReferences() {
        accounts.expireFileReferences();
    }

    @Override
    public void close() {
        server.close();
    }
}
