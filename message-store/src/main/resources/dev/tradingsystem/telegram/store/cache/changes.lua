-- The channel's changes after ARGV[2], at most ARGV[3], if they are all here.
-- KEYS: 2 the alive key
-- Answers {'proved', value, …}, oldest first, or {reason}.

if redis.call('EXISTS', KEYS[2]) == 0 then
  return {'not-alive'}
end
local after, floor, last = tonumber(ARGV[2]), known('#floor'), known('#last')
if not floor or not last then
  return {'no-index'}
end
if after < floor then
  return {'below-floor'}
end
if after > last then
  return {'behind'}
end
local members = redis.call(
  'ZRANGEBYSCORE', index, '(' .. number(after), number(last), 'WITHSCORES', 'LIMIT', 0, tonumber(ARGV[3]))
local answer = {'proved'}
for i = 1, #members, 2 do
  local value = redis.call('GET', messages .. idOf(members[i]))
  if not value then
    return {'value-missing'}
  end
  if seqOf(value) ~= tonumber(members[i + 1]) then
    return {'value-replaced'}
  end
  answer[#answer + 1] = value
end
return answer
