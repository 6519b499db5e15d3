-- A sign of life: the channel's last delivered change is ARGV[2].
-- KEYS: 2 the alive key. ARGV: 3 seconds the index lives, 4 seconds the sign lives
-- Answers 1, or 0 while the sink repeats what the index has already: that proves nothing about what is new.

local delivered = tonumber(ARGV[2])
local last = known('#last')
if last and last > delivered then
  return 0
end
if last ~= delivered then
  restart(delivered)
end
sweep()
redis.call('EXPIRE', index, ARGV[3])
redis.call('SET', KEYS[2], '1', 'EX', ARGV[4])
return 1
