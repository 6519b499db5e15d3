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

local function kindOf(value)
  if string.find(value, '"media":null', 1, true) then
    return 'text'
  end
  return string.match(value, '"media":{"type":"(%l+)"')
end

local function isWanted(value)
  if ARGV[3] ~= 'any' then
    local deleted = string.find(value, '"deletedAt":null', 1, true) == nil
    if deleted ~= (ARGV[3] == 'true') then
      return false
    end
  end
  return ARGV[4] == '' or string.find(ARGV[4], ',' .. kindOf(value) .. ',', 1, true) ~= nil
end

-- From the newest change down, so the version met first is a message's newest.
local ids, keys, seqs, seen = {}, {}, {}, {}
local members = redis.call('ZREVRANGEBYSCORE', index, '+inf', 0, 'WITHSCORES')
for i = 1, #members, 2 do
  local id = idOf(members[i])
  if not seen[id] then
    seen[id] = true
    local n = #ids + 1
    ids[n], keys[n], seqs[n] = tonumber(id), messages .. id, tonumber(members[i + 1])
  end
end
local values = #keys > 0 and redis.call('MGET', unpack(keys)) or {}

-- That is nearly the order of a page already, so each row finds its place near the end.
local rows, found = {}, 0
for i = 1, #ids do
  local id, value = ids[i], values[i]
  local at = value and secondsOf(value)
  if not at then
    return {'value-missing'}
  end
  if isAbove(at, id, pageAt, pageId) then
    if seqOf(value) ~= seqs[i] then
      return {'value-replaced'}
    end
    if isWanted(value) then
      found = found + 1
      local place = #rows + 1
      while place > 1 and isAbove(at, id, rows[place - 1].at, rows[place - 1].id) do
        rows[place] = rows[place - 1]
        place = place - 1
      end
      if place <= limit then
        rows[place] = {at = at, id = id, value = value}
        rows[limit + 1] = nil
      end
    end
  end
end

local isWhole = pageAt == 0 and pageId == 0
if found < limit and not isWhole then
  return {'below-page-floor'}
end
local answer = {'proved', number(last), (found > limit or not isWhole) and '1' or '0'}
for i = 1, #rows do
  answer[#answer + 1] = rows[i].value
end
return answer
