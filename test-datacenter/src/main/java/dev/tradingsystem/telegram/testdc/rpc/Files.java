package dev.tradingsystem.telegram.testdc.rpc;

import dev.tradingsystem.telegram.testdc.account.Accounts;
import dev.tradingsystem.telegram.testdc.account.Media;
import dev.tradingsystem.telegram.testdc.account.User;
import dev.tradingsystem.telegram.testdc.tl.Tl;
import dev.tradingsystem.telegram.testdc.wire.ClientSession;
import dev.tradingsystem.telegram.testdc.wire.RpcError;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Files: how a message names them, and their bytes in parts.
public final class Files {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    private static final int MOST_BYTES = 1 << 20;

    private final Accounts accounts;
    private volatile int dc;

    Files(Accounts accounts) {
        this.accounts = accounts;
    }

    void addTo(MethodTable table) {
        table.on("upload.getFile", this::part);
    }

    /// Keeps all files at one data centre, to which clients have to go for them; 0 for that of
    /// the client itself.
    public void keepAt(int number) {
        dc = number;
    }

    /// The media of a message that a client of the data centre `clientDc` reads.
    Tl media(Media media, int date, int clientDc) {
        int at = dc == 0 ? clientDc : dc;
        if (media.kind() == Media.Kind.PHOTO) {
            return Tl.of("messageMediaPhoto", "photo", photo(media, date, at));
        }
        return Tl.of(
                "messageMediaDocument",
                "video",
                media.kind() == Media.Kind.VIDEO,
                "document",
                document(media, date, at));
    }

    private Tl photo(Media media, int date, int at) {
        Tl size = Tl.of("photoSize", "type", "x", "w", WIDTH, "h", HEIGHT, "size", media.size());
        return Tl.of(
                "photo",
                "id",
                media.id(),
                "access_hash",
                media.accessHash(),
                "file_reference",
                reference(media),
                "date",
                date,
                "sizes",
                List.of(size),
                "dc_id",
                at);
    }

    private Tl document(Media media, int date, int at) {
        List<Tl> attributes = new ArrayList<>();
        attributes.add(Tl.of("documentAttributeFilename", "file_name", media.fileName()));
        if (media.kind() == Media.Kind.VIDEO) {
            attributes.add(Tl.of("documentAttributeVideo", "duration", 3.0, "w", WIDTH, "h", HEIGHT));
        }
        return Tl.of(
                "document",
                "id",
                media.id(),
                "access_hash",
                media.accessHash(),
                "file_reference",
                reference(media),
                "date",
                date,
                "mime_type",
                media.mimeType(),
                "size",
                (long) media.size(),
                "dc_id",
                at,
                "attributes",
                attributes);
    }

    private byte[] reference(Media media) {
        return ByteBuffer.allocate(Integer.BYTES + Long.BYTES)
                .putInt(accounts.fileGeneration())
                .putLong(media.id())
                .array();
    }

    private Tl part(Tl call, User user, ClientSession caller) throws RpcError {
        Tl location = call.tl("location");
        Media media = location.has("id") ? accounts.file(location.int64("id")) : null;
        if (media == null || location.int64("access_hash") != media.accessHash()) {
            throw new RpcError(400, "LOCATION_INVALID");
        }
        if (!Arrays.equals(location.bytes("file_reference"), reference(media))) {
            throw new RpcError(400, "FILE_REFERENCE_EXPIRED");
        }
        if (dc != 0 && dc != caller.dc()) {
            throw new RpcError(303, "FILE_MIGRATE_" + dc);
        }
        long offset = call.int64("offset");
        int limit = call.int32("limit");
        if (offset < 0 || limit < 1 || limit > MOST_BYTES) {
            throw new RpcError(400, "LIMIT_INVALID");
        }
        return Tl.of("upload.file", "type", type(media), "mtime", Pushes.now(), "bytes", media.part(offset, limit));
    }

    private static Tl type(Media media) {
        return switch (media.kind()) {
            case PHOTO -> Tl.of("storage.fileJpeg");
            case VIDEO -> Tl.of("storage.fileMp4");
            case DOCUMENT -> Tl.of("storage.fileUnknown");
        };
    }
}
