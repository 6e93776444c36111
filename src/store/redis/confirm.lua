-- Makes a reservation last.
-- KEYS  claim      ARGV  owner      Returns 1, or 0 if somebody else holds it
local holder = redis.call('GET', KEYS[1])
if not holder then
  -- It ran out and nobody came: the owner's event is written, so the value is the owner's.
  redis.call('SET', KEYS[1], ARGV[1])
elseif holder ~= ARGV[1] then
  return 0
else
  redis.call('PERSIST', KEYS[1])
end
return 1
