package dev.tradingsystem.telegram.gateway.session;

import dev.tradingsystem.telegram.td.TdObject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// One size of a photo, as Telegram describes it.
///
/// @param fileId TDLib's number, good for this session
/// @param id Telegram's name of the file, good for ever
/// @param bytes 0 when it is not known before
record PhotoFile(int fileId, String id, long bytes, long area) {

    /// The smallest or the largest size of a message's photo; empty when it has none.
    static Optional<PhotoFile> in(TdObject message, boolean largest) {
        TdObject content = message.object("content");
        if (!"messagePhoto".equals(content.type())) {
            return Optional.empty();
        }
        List<PhotoFile> sizes = content.object("photo").objects("sizes").stream()
                .map(PhotoFile::of)
                .toList();
        Comparator<PhotoFile> byArea = Comparator.comparingLong(PhotoFile::area);
        return largest ? sizes.stream().max(byArea) : sizes.stream().min(byArea);
    }

    private static PhotoFile of(TdObject size) {
        TdObject file = size.object("photo");
        long known = file.has("size") ? file.int64("size") : 0;
        long expected = file.has("expected_size") ? file.int64("expected_size") : 0;
        return new PhotoFile(
                file.int32("id"),
                file.object("remote").string("unique_id"),
                Math.max(known, expected),
                (long) size.int32("width") * size.int32("height"));
    }
}
