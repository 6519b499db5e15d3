-- Numbers handed out after the backup was made are never handed out again: heads and fences go on far above them. A
-- consumer so never meets a number it knows with another content, and a writer of before is refused for good.
BEGIN;
UPDATE telegram.log_head SET seq = seq + 1000000000;
UPDATE telegram.writer_lease SET fence = fence + 1000000000, expires_at = now();
UPDATE telegram.mark_revision SET revision = revision + 1000000000;
COMMIT;
