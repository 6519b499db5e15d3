package dev.tradingsystem.telegram.td;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The functions of TDLib's JSON interface, bound to one library file.
///
/// A library is loaded once per process and never unloaded, because TDLib keeps its threads.
/// Loading creates no client and opens no connection. The JVM needs
/// `--enable-native-access=ALL-UNNAMED`, or `Enable-Native-Access: ALL-UNNAMED` in the manifest
/// of the jar it was started with.
@SuppressWarnings("restricted")
public final class TdJson {

    /// The only version of TDLib this module was built and tested for.
    public static final String VERSION = "1.8.65";

    private static final Linker LINKER = Linker.nativeLinker();
    private static final Map<Path, TdJson> LOADED = new HashMap<>();

    private final Path library;
    private final TdLog log = new TdLog();
    private final AtomicReference<@Nullable TdReceiver> receiver = new AtomicReference<>();
    private final MethodHandle createClientId;
    private final MethodHandle send;
    private final MethodHandle receive;
    private final MethodHandle execute;

    private TdJson(Path library, SymbolLookup symbols) {
        this.library = library;
        // int td_create_client_id();
        createClientId = bind(symbols, "td_create_client_id", FunctionDescriptor.of(JAVA_INT));
        // void td_send(int client_id, const char *request);
        send = bind(symbols, "td_send", FunctionDescriptor.ofVoid(JAVA_INT, ADDRESS));
        // const char *td_receive(double timeout);
        receive = bind(symbols, "td_receive", FunctionDescriptor.of(ADDRESS, JAVA_DOUBLE));
        // const char *td_execute(const char *request);
        execute = bind(symbols, "td_execute", FunctionDescriptor.of(ADDRESS, ADDRESS));
    }

    /// Loads the library; the same file again answers the same object.
    ///
    /// @throws TdNativeException when the file is missing, cannot be loaded here, is not TDLib or
    ///     is another version than [#VERSION]
    public static TdJson load(Path library) {
        Path file;
        try {
            file = library.toRealPath();
        } catch (IOException e) {
            throw new TdNativeException(
                    "no TDLib at %s: install the library there or set its path (see the README of tdlib-client)"
                            .formatted(library),
                    e);
        }
        synchronized (LOADED) {
            TdJson loaded = LOADED.get(file);
            if (loaded == null) {
                loaded = open(file);
                LOADED.put(file, loaded);
            }
            return loaded;
        }
    }

    /// Runs one of the methods TDLib answers at once and without a client, such as
    /// `getTextEntities`. Any thread may call it.
    ///
    /// @throws TdNativeException when TDLib cannot read the request
    public TdAnswer execute(TdRequest request) {
        try (Arena arena = Arena.ofConfined()) {
            String answer = copy((MemorySegment) execute.invokeExact(arena.allocateFrom(request.json())));
            if (answer == null) {
                throw new TdNativeException("TDLib gave no answer to " + request.type());
            }
            return TdAnswer.of(TdObject.parse(answer));
        } catch (Throwable e) {
            throw broken("td_execute", e);
        }
    }

    /// How much TDLib tells of itself: 1 only errors, as it is at first, 2 warnings too, 3 and 4
    /// what it does. Secrets stay masked at each. Above 2 it costs time with every object.
    public void logVerbosity(int level) {
        execute(TdRequest.of("setLogVerbosityLevel").with("new_verbosity_level", level));
    }

    /// The file this is.
    public Path library() {
        return library;
    }

    @Override
    public String toString() {
        return "TdJson[" + library + "]";
    }

    /// @throws IllegalStateException when another receiver has not ended yet
    void claim(TdReceiver claimant) {
        if (!receiver.compareAndSet(null, claimant)) {
            throw new IllegalStateException("only one receiver may run for " + library);
        }
    }

    void release(TdReceiver holder) {
        receiver.compareAndSet(holder, null);
    }

    int createClientId() {
        try {
            return (int) createClientId.invokeExact();
        } catch (Throwable e) {
            throw broken("td_create_client_id", e);
        }
    }

    void send(int clientId, String request) {
        try (Arena arena = Arena.ofConfined()) {
            send.invokeExact(clientId, arena.allocateFrom(request));
        } catch (Throwable e) {
            throw broken("td_send", e);
        }
    }

    /// Waits for what TDLib has to say to any client. Only one thread per process may call this.
    @Nullable
    String receive(double timeoutSeconds) {
        try {
            return copy((MemorySegment) receive.invokeExact(timeoutSeconds));
        } catch (Throwable e) {
            throw broken("td_receive", e);
        }
    }

    private static TdJson open(Path file) {
        try {
            SymbolLookup symbols = SymbolLookup.libraryLookup(file, Arena.global());
            TdJson json = new TdJson(file, symbols);
            json.takeLog(symbols);
            json.assertVersion();
            return json;
        } catch (IllegalArgumentException e) {
            throw new TdNativeException(
                    "%s is no library this machine can load: TDLib %s for %s with glibc is needed"
                            .formatted(file, VERSION, System.getProperty("os.arch")),
                    e);
        } catch (IllegalCallerException e) {
            throw new TdNativeException("start Java with --enable-native-access=ALL-UNNAMED to use " + file, e);
        }
    }

    /// Called on TDLib's threads; an exception that left here would end the process.
    void logged(int verbosity, MemorySegment message) {
        try {
            String text = copy(message);
            log.take(verbosity, text == null ? "" : text);
        } catch (Throwable e) {
            // nothing can be told: it is the telling that failed
        }
    }

    private void assertVersion() {
        TdAnswer answer = execute(TdRequest.of("getOption").with("name", "version"));
        String version = answer instanceof TdAnswer.Ok ok ? ok.object().string("value") : answer.toString();
        if (!version.equals(VERSION)) {
            throw new TdNativeException("%s is TDLib %s, but %s is needed: install that version or set another path"
                    .formatted(library, version, VERSION));
        }
    }

    private void takeLog(SymbolLookup symbols) {
        execute(TdRequest.of("setLogStream").with("log_stream", TdRequest.of("logStreamEmpty")));
        logVerbosity(TdLog.VERBOSITY);
        try {
            MethodHandle target = MethodHandles.lookup()
                    .bind(this, "logged", MethodType.methodType(void.class, int.class, MemorySegment.class));
            // typedef void (*td_log_message_callback_ptr)(int verbosity_level, const char *message);
            MemorySegment callback =
                    LINKER.upcallStub(target, FunctionDescriptor.ofVoid(JAVA_INT, ADDRESS), Arena.global());
            // void td_set_log_message_callback(int max_verbosity_level, td_log_message_callback_ptr callback);
            MethodHandle setCallback =
                    bind(symbols, "td_set_log_message_callback", FunctionDescriptor.ofVoid(JAVA_INT, ADDRESS));
            setCallback.invokeExact(TdLog.MOST_VERBOSE, callback);
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> dropLog(setCallback)));
        } catch (Throwable e) {
            throw broken("td_set_log_message_callback", e);
        }
    }

    /// A message of TDLib's threads into a JVM that is ending would abort the process.
    private static void dropLog(MethodHandle setCallback) {
        try {
            setCallback.invokeExact(0, MemorySegment.NULL);
        } catch (Throwable e) {
            throw broken("td_set_log_message_callback", e);
        }
    }

    private MethodHandle bind(SymbolLookup symbols, String name, FunctionDescriptor shape) {
        return LINKER.downcallHandle(
                symbols.find(name)
                        .orElseThrow(() -> new TdNativeException(
                                "%s has no function %s: it is not TDLib's JSON library".formatted(library, name))),
                shape);
    }

    /// The text lives until the next call on this thread; what leaves here is a copy.
    private static @Nullable String copy(MemorySegment text) {
        return text.address() == 0 ? null : text.reinterpret(Long.MAX_VALUE).getString(0);
    }

    private static TdNativeException broken(String function, Throwable cause) {
        return cause instanceof TdNativeException known ? known : new TdNativeException(function + " failed", cause);
    }
}
