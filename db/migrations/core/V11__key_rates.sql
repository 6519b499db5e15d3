-- Why:  a key that may ask more or less often than all the others.
-- Undo: ALTER TABLE telegram.api_key DROP COLUMN rate_per_minute;

ALTER TABLE telegram.api_key ADD COLUMN rate_per_minute int CHECK (rate_per_minute > 0);  -- null: as the API is set
