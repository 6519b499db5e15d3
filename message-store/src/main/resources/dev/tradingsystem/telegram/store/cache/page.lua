-- The newest messages of the channel by time sent, if they are all here.
-- KEYS: 2 the alive key. ARGV: 2 how many, 3 'true', 'false' or 'any': deleted ones, 4 kinds as ',text,photo,' or ''
-- Answers {'proved', last, '1' if there may be more, value, …}, newest first, or {reason}.

if redis.call('EXISTS', KEYS[2]) == 0 then
  return {'not-alive'}
end
local last, pageAt = known('#last'), known('#page-at')
if not last then
  return {'no-index'}
end
if not pageAt then
  return {'no-page'}
end
local pageId, limit = known('#page-id'), tonumber(ARGV[2])

local function isWanted(value)
  local deleted = string.find(value, '"deletedAt":null', 1, true) == nil
  if ARGV[3] ~= 'any' and deleted ~= (ARGV[3] == 'true') then
    return false
  end
  local kind = string.match(value, '"media":{"type":"(%l+)"') or 'text'
  return ARGV[4] == '' or string.find(ARGV[4], ',' .. kind .. ',', 1, true) ~= nil
end

local newest = {}
local members = redis.call('ZRANGEBYSCORE', index, 0, '+inf', 'WITHSCORES')
for i = 1, #members, 2 do
  newest[idOf(members[i])] = tonumber(members[i + 1])
end

local rows = {}
for id, seq in pairs(newest) do
  local value = redis.call('GET', messages .. id)
  local at = value and secondsOf(value)
  if not at then
    return {'value-missing'}
  end
  if isAbove(at, tonumber(id), pageAt, pageId) then
    if seqOf(value) ~= seq then
      return {'value-replaced'}
    end
    if isWanted(value) then
      rows[#rows + 1] = {at = at, id = tonumber(id), value = value}
    end
  end
end

local isWhole = pageAt == 0 and pageId == 0
if #rows < limit and not isWhole then
  return {'below-page-floor'}
end
table.sort(rows, function(a, b)
  return isAbove(a.at, a.id, b.at, b.id)
end)
local answer = {'proved', number(last), (#rows > limit or not isWhole) and '1' or '0'}
for i = 1, math.min(limit, #rows) do
  answer[#answer + 1] = rows[i].value
end
return answer
