-- Why:  the names the previous stack's readers know, for as long as they need them. Withdrawn and cancelled signals are
--       left out, as they never stood there.
-- Undo: DROP VIEW tp_capital.tp_capital_signals;

CREATE VIEW tp_capital.tp_capital_signals AS
SELECT s.id,
       s.sent_at                       AS ts,
       s.channel_id::text              AS channel,
       CASE s.type WHEN 'day' THEN 'Day Trade' WHEN 'scalp' THEN 'Scalp' ELSE 'Swing Trade' END AS signal_type,
       s.asset,
       s.entry_min                     AS buy_min,
       s.entry_max                     AS buy_max,
       s.targets[1]                    AS target_1,
       s.targets[2]                    AS target_2,
       s.target_final,
       s.stop,
       s.text                          AS raw_message,
       'telegram'::text                AS source,
       s.channel_id                    AS source_channel_id,
       s.message_id                    AS source_message_id,
       s.created_at                    AS ingested_at,
       s.created_at,
       s.updated_at,
       s.status
  FROM tp_capital.signals s
 WHERE s.status NOT IN ('cancelled', 'withdrawn', 'duplicate', 'superseded');
