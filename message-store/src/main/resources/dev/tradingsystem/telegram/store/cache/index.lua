-- What every script knows about a channel's index; put in front of each of them.
--
-- KEYS[1] is a sorted set. Its members `messageId:version` are scored by seq, so above 0. What the index knows about
-- itself stands in members with a '#', scored -(n + 1), so that no range of numbers ever meets them:
--   #floor, #last      every change of the channel with floor < seq <= last is a member
--   #page-at, #page-id the newest message (epoch second, id) that may be missing; absent: nobody knows,
--                      (0, 0): none is missing
-- A member with seq <= floor proves nothing about changes, but may still be the newest version of a message on a page.
-- ARGV[1] is what the key of a message begins with.

local index, messages = KEYS[1], ARGV[1]
local EXPIRES_SOON = 60000

local function number(n)
  return string.format('%.0f', n)
end

local function known(name)
  local score = redis.call('ZSCORE', index, name)
  return score and -tonumber(score) - 1
end

local function know(name, n)
  redis.call('ZADD', index, number(-n - 1), name)
end

-- Quotes inside a JSON string are escaped, so these patterns only ever meet keys; the first one is the outermost.
local function seqOf(value)
  return tonumber(string.match(value, '"seq":(%d+)'))
end

local function dayOf(date)
  local y, m, d = tonumber(string.sub(date, 1, 4)), tonumber(string.sub(date, 6, 7)), tonumber(string.sub(date, 9, 10))
  if m <= 2 then
    y, m = y - 1, m + 12
  end
  return 365 * y + math.floor(y / 4) - math.floor(y / 100) + math.floor(y / 400)
    + math.floor((153 * (m - 3) + 2) / 5) + d - 719469
end

-- Epoch seconds of `sentAt`, or nil. Days are few among many messages, so they are counted once.
local days = {}
local function secondsOf(value)
  local _, quote = string.find(value, '"sentAt":"', 1, true)
  local date, clock = string.match(value, '^(%d%d%d%d%-%d%d%-%d%d)T()%d%d:%d%d:%d', (quote or #value) + 1)
  if not date then
    return nil
  end
  days[date] = days[date] or dayOf(date)
  local h1, h2, _, m1, m2, _, s1, s2, point = string.byte(value, clock, clock + 8)
  local seconds = days[date] * 86400 + (h1 * 10 + h2 - 528) * 3600 + (m1 * 10 + m2 - 528) * 60 + s1 * 10 + s2 - 528
  if point == 46 then -- a dot
    seconds = seconds + tonumber(string.match(value, '^%.%d+', clock + 8))
  end
  return seconds
end

local function isAbove(at, id, pageAt, pageId)
  return at > pageAt or (at == pageAt and id > pageId)
end

local function raiseFloor(seq)
  if seq > known('#floor') then
    know('#floor', seq)
  end
end

local function forgetPage()
  redis.call('ZREM', index, '#page-at', '#page-id')
end

local function raisePage(at, id)
  local pageAt = known('#page-at')
  if pageAt and isAbove(at, id, pageAt, known('#page-id')) then
    know('#page-at', at)
    know('#page-id', id)
  end
end

local function restart(floor)
  redis.call('DEL', index)
  know('#floor', floor)
  know('#last', floor)
end

-- A value gives way to a newer change of its message only. Times and numbers of one message grow together.
local function store(id, seq, value, seconds)
  local key = messages .. id
  local stored = redis.call('GET', key)
  if not stored or seqOf(stored) < seq then
    redis.call('SET', key, value, 'EX', seconds)
  elseif seqOf(stored) == seq then
    redis.call('EXPIRE', key, seconds)
  end
end

local function idOf(member)
  return string.match(member, '^(%d+):')
end

-- Takes a member out and says so in both floors: an older version leaves no gap on a page while the newer one is there.
local function drop(member, seq)
  local id = idOf(member)
  local value = redis.call('GET', messages .. id)
  redis.call('ZREM', index, member)
  raiseFloor(seq)
  if not value then
    forgetPage()
    return
  end
  local version = string.match(value, '"version":(%d+)')
  local isReplaced = seqOf(value) > seq and redis.call('ZSCORE', index, id .. ':' .. version)
  if isReplaced then
    return
  end
  local at = secondsOf(value)
  if at then
    raisePage(math.ceil(at), tonumber(id))
  else
    forgetPage()
  end
end

local function isLeaving(member, seq)
  local key = messages .. idOf(member)
  if redis.call('PTTL', key) < EXPIRES_SOON then
    return true
  end
  local value = redis.call('GET', key)
  return value and seqOf(value) > seq
end

-- From the low end: what expires soon, what a newer version replaced, what is too much.
local function prune(limit)
  while true do
    local low = redis.call('ZRANGEBYSCORE', index, 0, '+inf', 'WITHSCORES', 'LIMIT', 0, 1)
    if not low[1] then
      return
    end
    local seq = tonumber(low[2])
    if redis.call('ZCOUNT', index, 0, '+inf') <= limit and not isLeaving(low[1], seq) then
      return
    end
    drop(low[1], seq)
  end
end

-- The whole index: a value that was renewed lives longer than those above it.
local function sweep()
  local members = redis.call('ZRANGEBYSCORE', index, 0, '+inf', 'WITHSCORES')
  for i = 1, #members, 2 do
    if redis.call('PTTL', messages .. idOf(members[i])) < EXPIRES_SOON then
      drop(members[i], tonumber(members[i + 1]))
    end
  end
end
