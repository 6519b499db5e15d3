package dev.tradingsystem.telegram.testdc.account;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/// A photo, a video or a document with the bytes a client can fetch.
public final class Media {

    /// What a client is told it is.
    public enum Kind {
        PHOTO,
        VIDEO,
        DOCUMENT
    }

    private static final AtomicLong LAST_ID = new AtomicLong(5_000_000_000L);

    private final long id = LAST_ID.incrementAndGet();
    private final Kind kind;
    private final byte[] bytes;
    private final String fileName;
    private final String mimeType;

    private Media(Kind kind, byte[] bytes, String fileName, String mimeType) {
        this.kind = kind;
        this.bytes = bytes.clone();
        this.fileName = fileName;
        this.mimeType = mimeType;
    }

    /// A JPEG photo, said to be 640 by 480.
    public static Media photo(byte[] bytes) {
        return new Media(Kind.PHOTO, bytes, "", "image/jpeg");
    }

    /// An MP4 video, said to last three seconds.
    public static Media video(byte[] bytes) {
        return new Media(Kind.VIDEO, bytes, "video.mp4", "video/mp4");
    }

    public static Media document(byte[] bytes, String fileName, String mimeType) {
        return new Media(Kind.DOCUMENT, bytes, fileName, mimeType);
    }

    public long id() {
        return id;
    }

    public long accessHash() {
        return id * 31 + 7;
    }

    public Kind kind() {
        return kind;
    }

    public String fileName() {
        return fileName;
    }

    public String mimeType() {
        return mimeType;
    }

    public int size() {
        return bytes.length;
    }

    /// At most `limit` bytes from `offset`; empty at the end.
    public byte[] part(long offset, int limit) {
        int from = (int) Math.min(offset, bytes.length);
        return Arrays.copyOfRange(bytes, from, (int) Math.min((long) from + limit, bytes.length));
    }

    @Override
    public String toString() {
        return "%s %d of %d bytes".formatted(kind, id, bytes.length);
    }
}
