package dev.tradingsystem.telegram.testdc.rpc;

import dev.tradingsystem.telegram.testdc.account.Accounts;
import dev.tradingsystem.telegram.testdc.tl.Tl;
import dev.tradingsystem.telegram.testdc.wire.ClientSession;
import dev.tradingsystem.telegram.testdc.wire.Methods;
import dev.tradingsystem.telegram.testdc.wire.RpcError;
import java.util.HashMap;
import java.util.Map;

/// Answers every method: counts the call, gives the error a test has ordered, asks who calls, and
/// hands it to the area that knows it.
///
/// Methods nobody knows are answered 400, which clients take well; 401 comes only where a login
/// is needed and there is none.
public final class MethodTable implements Methods {

    private final Map<String, Handler> handlers = new HashMap<>();
    private final Calls calls = new Calls();
    private final Faults faults = new Faults();
    private final Logins logins;
    private final QrCodes qrCodes;
    private final Files files;

    public MethodTable(Accounts accounts) {
        this.files = new Files(accounts);
        var answers = new Answers(files);
        var pushes = new Pushes(answers);
        accounts.listen(pushes::tell);
        this.logins = new Logins(pushes);
        this.qrCodes = new QrCodes(logins);
        var peers = new Peers(accounts);
        new Help().addTo(this);
        new Authorization(accounts, logins).addTo(this);
        new Passwords(logins).addTo(this);
        qrCodes.addTo(this);
        new Updates(accounts, pushes, peers, answers).addTo(this);
        new Dialogs(accounts, peers, answers).addTo(this);
        new Messages(peers, answers).addTo(this);
        new Channels(accounts, peers).addTo(this);
        new Users(accounts).addTo(this);
        files.addTo(this);
    }

    @Override
    public Tl answer(Tl method, ClientSession caller) throws RpcError {
        String name = method.isUnknown() ? "unknown#%08x".formatted(method.int32("id")) : method.name();
        calls.add(name);
        faults.check(name);
        Handler handler = handlers.get(name);
        if (handler == null) {
            throw new RpcError(400, "METHOD_UNKNOWN");
        }
        return handler.answer(method, caller);
    }

    /// Whether some area answers this method.
    public boolean knows(String method) {
        return handlers.containsKey(method);
    }

    public Calls calls() {
        return calls;
    }

    public Logins logins() {
        return logins;
    }

    public QrCodes qrCodes() {
        return qrCodes;
    }

    public Files files() {
        return files;
    }

    /// Answers the next calls of a method with an error.
    public void fail(String method, RpcError error, int times) {
        faults.fail(method, error, times);
    }

    /// Takes back the errors ordered.
    public void mend() {
        faults.clear();
    }

    /// A method anybody may call.
    void open(String method, Handler handler) {
        handlers.put(method, handler);
    }

    /// A method for those who are logged in.
    void on(String method, Handler.OfUser handler) {
        handlers.put(method, (call, caller) -> handler.answer(call, logins.user(caller), caller));
    }
}
