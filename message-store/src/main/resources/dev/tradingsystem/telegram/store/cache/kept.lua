-- An answer about a channel, if it was made of what the channel is now.
-- KEYS: 2 the alive key, 3 the answer's. ARGV: 2 the stamp it must have
-- Answers {'kept', answer}, {'absent', last}, or {reason}.

if redis.call('EXISTS', KEYS[2]) == 0 then
  return {'not-alive'}
end
local last = known('#last')
if not last then
  return {'no-index'}
end
local value, wanted = redis.call('GET', KEYS[3]), number(last) .. ' ' .. ARGV[2] .. '\n'
if value and string.sub(value, 1, #wanted) == wanted then
  return {'kept', string.sub(value, #wanted + 1)}
end
return {'absent', number(last)}
