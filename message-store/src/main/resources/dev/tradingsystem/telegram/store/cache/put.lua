-- One change into the index of its channel.
-- ARGV: 2 seq, 3 prev, 4 member, 5 message id, 6 JSON, 7 '1' if young enough to be kept, 8 and 9 the page floor it
--       leaves otherwise, 10 seconds to live, 11 most members
-- Answers 1, or 0 when the index had it already.

local seq, prev = tonumber(ARGV[2]), tonumber(ARGV[3])
local last = known('#last')
if last and seq <= last then
  return 0
end
if last ~= prev then
  restart(prev)
end
if prev == 0 then -- nothing came before a channel's first change, so nothing can be missing
  know('#page-at', 0)
  know('#page-id', 0)
end
if ARGV[7] == '1' then
  store(ARGV[5], seq, ARGV[6], ARGV[10])
  redis.call('ZADD', index, number(seq), ARGV[4])
else
  raiseFloor(seq)
  raisePage(tonumber(ARGV[8]), tonumber(ARGV[9]))
end
know('#last', seq)
prune(tonumber(ARGV[11]))
redis.call('EXPIRE', index, ARGV[10])
return 1
