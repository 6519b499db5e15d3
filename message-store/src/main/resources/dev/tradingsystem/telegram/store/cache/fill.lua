-- The newest messages of a channel as the view gave them, read when the channel's head was at least ARGV[2].
-- ARGV: 3 and 4 the newest message (epoch second, id) that is not among them, 5 seconds to live, 6 most members, then
--       for each: message id, member, seq, JSON
-- Answers 1, or 0 when the index begins above that head: what changed in between is neither here nor in the rows.

local floor = known('#floor')
if not floor or floor > tonumber(ARGV[2]) then
  return 0
end
for i = 7, #ARGV, 4 do
  local seq = tonumber(ARGV[i + 2])
  store(ARGV[i], seq, ARGV[i + 3], ARGV[5])
  redis.call('ZADD', index, number(seq), ARGV[i + 1])
end
local at, id = tonumber(ARGV[3]), tonumber(ARGV[4])
local pageAt = known('#page-at')
if not pageAt or isAbove(pageAt, known('#page-id'), at, id) then
  know('#page-at', at)
  know('#page-id', id)
end
prune(tonumber(ARGV[6]))
return 1
