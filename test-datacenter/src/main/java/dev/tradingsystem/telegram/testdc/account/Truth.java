package dev.tradingsystem.telegram.testdc.account;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything that ever became of one message id, to compare a log with.
///
/// @param sentAt Unix seconds
/// @param versions the post as posted and after every edit, in order; of a service message one
/// @param album what the parts of an album share; 0 for none
/// @param silent whether it was put into history without a push and without a place in the
///     channel's sequence
public record Truth(
        int id, int sentAt, boolean service, List<Version> versions, long album, boolean silent, boolean deleted) {

    public Truth {
        versions = List.copyOf(versions);
    }

    /// A state of the post.
    ///
    /// @param editDate Unix seconds; 0 for the post as posted
    /// @param button the label of the button below it
    /// @param media its file's kind
    public record Version(
            String text, int editDate, @Nullable String button, Media.@Nullable Kind media) {

        static Version of(Post post) {
            Media media = post.content().media();
            return new Version(
                    post.text(), post.editDate(), post.content().button(), media == null ? null : media.kind());
        }
    }

    /// The text as it is now, or was when the message was deleted.
    public String text() {
        return versions.getLast().text();
    }

    static Truth posted(Post post, boolean silent) {
        return new Truth(
                post.id(), post.date(), post.isService(), List.of(Version.of(post)), post.album(), silent, false);
    }

    Truth edited(Post post) {
        List<Version> more = new ArrayList<>(versions);
        more.add(Version.of(post));
        return new Truth(id, sentAt, service, more, album, silent, deleted);
    }

    Truth gone() {
        return new Truth(id, sentAt, service, versions, album, silent, true);
    }
}
