-- A consumer (ARGV[1]) has finished with a version (ARGV[2]) of the message of KEYS[1]; kept for ARGV[3] seconds.

local marked = tonumber(redis.call('HGET', KEYS[1], ARGV[1]) or 0)
if tonumber(ARGV[2]) > marked then
  redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
end
redis.call('EXPIRE', KEYS[1], ARGV[3])
return 1
