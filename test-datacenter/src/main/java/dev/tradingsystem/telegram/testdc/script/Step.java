package dev.tradingsystem.telegram.testdc.script;

import java.util.List;

/// What one step of a day did.
///
/// @param number counts from 1
/// @param ids the messages it made or changed
public record Step(int number, Kind kind, List<Integer> ids) {

    public Step {
        ids = List.copyOf(ids);
    }

    /// The kinds of steps; the number says how many of a thousand they are.
    public enum Kind {
        POST(430),
        REPLY(50),
        FORWARD(30),
        PHOTO(40),
        DOCUMENT(15),
        VIDEO(10),
        ALBUM(25),
        EDIT(150),
        /// To the text the post had at first.
        EDIT_BACK(30),
        /// Only the button below the text.
        EDIT_MARKUP(30),
        DELETE(50),
        DELETE_SEVERAL(20),
        PIN(15),
        UNPIN(5),
        VIEWS(80),
        RENAME(5),
        SERVICE(10),
        /// An id that never becomes a message.
        SKIPPED_ID(5);

        private final int weight;

        Kind(int weight) {
            this.weight = weight;
        }

        int weight() {
            return weight;
        }
    }
}
