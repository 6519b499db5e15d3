-- Why:  every statement here is short. Compiling one costs hundreds of milliseconds, and on tables without statistics
--       the planner does so: a list of the gateway's database took 384 ms with it and 0.1 ms without
--       (PostgreSQL 15, empty tables). Through a transaction pooler no session can say so itself, so the database does.
-- Undo: ALTER DATABASE … RESET jit;
DO $$
BEGIN
  EXECUTE format('ALTER DATABASE %I SET jit = off', current_database());
EXCEPTION WHEN insufficient_privilege THEN
  RAISE WARNING 'not the owner of this database: set jit = off for it, or first answers take a second';
END
$$;
