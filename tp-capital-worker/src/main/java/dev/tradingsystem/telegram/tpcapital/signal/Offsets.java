package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.tpcapital.database.SignalDatabase;

/// How far each channel is. An offset moves only in the transaction of what it stands for, and
/// only from where its mover believed it to be, so two takers of the same change cannot both
/// succeed.
public final class Offsets {

    private static final String BEGIN = """
            INSERT INTO tp_capital.offsets (consumer, channel_id)
            VALUES (:consumer, :channelId)
                ON CONFLICT (consumer, channel_id) DO NOTHING
            """;
    private static final String READ = """
            SELECT o.seq FROM tp_capital.offsets o WHERE o.consumer = :consumer AND o.channel_id = :channelId
            """;
    private static final String HOLD = READ + " FOR UPDATE";
    private static final String MOVE = """
            UPDATE tp_capital.offsets
               SET seq = :next, moved_at = now()
             WHERE consumer = :consumer AND channel_id = :channelId AND seq = :expected
            """;

    private final SignalDatabase database;

    public Offsets(SignalDatabase database) {
        this.database = database;
    }

    /// The change up to which everything of the channel has a verdict; 0 at the very beginning.
    public long of(long channelId) {
        database.jdbc()
                .sql(BEGIN)
                .param("consumer", SignalDesk.CONSUMER)
                .param("channelId", channelId)
                .update();
        return database.jdbc()
                .sql(READ)
                .param("consumer", SignalDesk.CONSUMER)
                .param("channelId", channelId)
                .query(Long.class)
                .single();
    }

    /// Keeps everybody else from changing the channel's signals until the caller's transaction
    /// ends.
    void hold(long channelId) {
        database.jdbc()
                .sql(HOLD)
                .param("consumer", SignalDesk.CONSUMER)
                .param("channelId", channelId)
                .query(Long.class)
                .optional();
    }

    /// Moves the offset within the caller's transaction.
    ///
    /// @throws OffsetMoved when it is no longer where the caller believed it to be
    void move(long channelId, long expected, long next) {
        int moved = database.jdbc()
                .sql(MOVE)
                .param("consumer", SignalDesk.CONSUMER)
                .param("channelId", channelId)
                .param("expected", expected)
                .param("next", next)
                .update();
        if (moved == 0) {
            throw new OffsetMoved(channelId, expected);
        }
    }
}
