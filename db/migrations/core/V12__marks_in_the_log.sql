-- Why:  the writer follows what operators mark: a deleted message gets its `deleted` change, one that was taken back
--       gets an `edited` one. Messages that the log calls deleted by an operator are few among millions.
-- Undo: DROP INDEX telegram.message_key_by_operator;

CREATE INDEX message_key_by_operator ON telegram.message_key (channel_id, message_id) WHERE deleted_by = 'operator';
