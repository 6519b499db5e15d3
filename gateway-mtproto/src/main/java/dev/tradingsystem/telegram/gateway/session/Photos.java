package dev.tradingsystem.telegram.gateway.session;

import dev.tradingsystem.telegram.td.TdObject;
import dev.tradingsystem.telegram.td.TdRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;

/// Photos of messages, fetched from Telegram when somebody asks. Who asks for the same one at the
/// same time shares one download; nothing is kept here afterwards.
public final class Photos {

    private static final int SHIFT = 20;
    private static final int NOT_FOUND = 404;
    private static final int DOWNLOADS = 4;

    private final TelegramSession session;
    private final MediaProperties properties;
    private final Map<Wish, FutureTask<Photo>> underWay = new ConcurrentHashMap<>();
    private final Semaphore downloads = new Semaphore(DOWNLOADS);

    Photos(TelegramSession session, MediaProperties properties) {
        this.session = session;
        this.properties = properties;
    }

    private record Wish(long channelId, long messageId, boolean largest) {}

    /// Fetches a photo.
    ///
    /// @param largest its largest size, else its smallest
    /// @param known the id of the file the caller has; null when it has none
    /// @throws SessionNotReady when Telegram cannot be asked, or takes too long
    /// @throws TdRefused when Telegram says no for another reason than that it is not there
    public Photo fetch(long channelId, long messageId, boolean largest, @Nullable String known)
            throws InterruptedException {
        var wish = new Wish(channelId, messageId, largest);
        var own = new FutureTask<>(() -> fetch(wish));
        FutureTask<Photo> task = underWay.putIfAbsent(wish, own);
        if (task == null) {
            task = own;
            try {
                own.run();
            } finally {
                underWay.remove(wish);
            }
        }
        Photo photo = result(task);
        return photo instanceof Photo.Found found && found.id().equals(known) ? new Photo.Unchanged(found.id()) : photo;
    }

    private Photo result(FutureTask<Photo> task) throws InterruptedException {
        try {
            return task.get(properties.limit().toMillis() * 2, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new SessionNotReady(session.state(), "the photo takes too long");
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException cause -> throw cause;
                case InterruptedException cause -> throw cause;
                case null, default -> throw new IllegalStateException("a photo could not be fetched", e);
            }
        }
    }

    private Photo fetch(Wish wish) throws InterruptedException {
        TdObject message;
        try {
            message = session.ask(TdRequest.of("getMessage")
                    .with("chat_id", wish.channelId())
                    .with("message_id", wish.messageId() << SHIFT));
        } catch (TdRefused e) {
            if (e.error().code() == NOT_FOUND
                    || "Chat not found".equals(e.error().message())) {
                return new Photo.NoMessage();
            }
            throw e;
        }
        Optional<PhotoFile> file = PhotoFile.in(message, wish.largest());
        if (file.isEmpty()) {
            return new Photo.None(word(message.object("content").type()));
        }
        return file.get().bytes() > properties.maxBytes().toBytes()
                ? new Photo.TooLarge(file.get().bytes())
                : download(file.get());
    }

    private static String word(String contentType) {
        return contentType.replaceFirst("^message", "").toLowerCase(Locale.ROOT);
    }

    private Photo download(PhotoFile file) throws InterruptedException {
        if (!downloads.tryAcquire(properties.limit().toMillis(), TimeUnit.MILLISECONDS)) {
            throw new SessionNotReady(session.state(), "too many photos at once");
        }
        try {
            TdObject done = session.ask(
                    request("downloadFile", file)
                            .with("priority", 1)
                            .with("offset", 0)
                            .with("limit", 0)
                            .with("synchronous", true),
                    properties.limit());
            return read(Path.of(done.object("local").string("path")), file);
        } finally {
            downloads.release();
            session.tell(request("cancelDownloadFile", file).with("only_if_pending", false));
            session.tell(request("deleteFile", file));
        }
    }

    private Photo read(Path path, PhotoFile file) {
        try {
            long size = Files.size(path);
            if (size > properties.maxBytes().toBytes()) {
                return new Photo.TooLarge(size);
            }
            byte[] bytes = Files.readAllBytes(path);
            return ImageType.of(bytes)
                    .<Photo>map(type -> new Photo.Found(new ByteArrayResource(bytes), type, file.id()))
                    .orElseGet(() -> new Photo.None("unknown"));
        } catch (IOException e) {
            throw new UncheckedIOException("a photo that TDLib fetched cannot be read", e);
        }
    }

    private static TdRequest request(String method, PhotoFile file) {
        return TdRequest.of(method).with("file_id", file.fileId());
    }
}
