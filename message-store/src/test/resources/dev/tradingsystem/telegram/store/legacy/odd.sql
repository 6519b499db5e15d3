-- Odd but good: text that looks like escapes, bytes that COPY must quote, words in the other column, a date of 1970.
INSERT INTO telegram_gateway.messages
       (channel_id, message_id, source, message_type, text, caption, media_type, received_at, telegram_date, metadata, created_at)
VALUES ('-1001000000009', '1', 'user_client', 'channel_post', 'nul \u0000 and half \ud83d', NULL, 'text', '2026-08-02 10:00Z', '2026-08-02 09:59Z', '{}', '2026-08-02 10:00Z'),
       ('-1001000000009', '2', 'user_client', 'channel_post', E'\x01\x1f\b\f\r\n\t\\N \\. "quoted" \x7f', NULL, '', '2026-08-02 10:00Z', '2026-08-02 09:59Z', '[1, "two", null]', '2026-08-02 10:00Z'),
       ('-1001000000009', '3', 'user_client', 'channel_post', 'said beside a photo', '', 'PHOTO', '2026-08-02 10:00Z', '2026-08-02 09:59Z', '"words"', '2026-08-02 10:00Z'),
       ('-1001000000009', '4', 'user_client', 'channel_post', 'text', 'and a caption', 'photo', '2026-08-02 10:00Z', '1970-01-01 00:00Z', '{"replyTo": {"messageId": "none"}, "views": -3, "isForwarded": "true"}', '2026-08-02 10:00Z'),
       ('-1001000000009', '5', 'user_client', 'channel_post', NULL, NULL, NULL, '2026-08-02 10:00Z', 'infinity', '{"telegramDetails": {"mediaGroupId": "99999999999999999999"}}', '2026-08-02 10:00Z'),
       ('-1001000000009', '6', 'user_client', 'channel_post', E'e\u0301 \U0001F468\u200D\U0001F469 \uFFFF \u202E', NULL, NULL, '2026-08-02 10:00Z', '2027-08-02 10:00Z', '{}', '2026-08-02 10:00Z');
-- And what can be no message: an id of no channel, ids Telegram does not give, no possible date.
INSERT INTO telegram_gateway.messages
       (channel_id, message_id, source, message_type, text, received_at, telegram_date, created_at)
VALUES ('777000', '7', 'user_client', 'channel_post', 'a user', '2026-08-02 10:00Z', '2026-08-02 09:59Z', '2026-08-02 10:00Z'),
       ('-1001000000009', '0', 'user_client', 'channel_post', 'zero', '2026-08-02 10:00Z', '2026-08-02 09:59Z', '2026-08-02 10:00Z'),
       ('-1001000000009', '8', 'user_client', 'channel_post', 'when?', '-infinity', NULL, '2026-08-02 10:00Z');
INSERT INTO telegram_gateway.channels (channel_id, is_active) VALUES (-1001000000000, true), (-1001000000001, false);
