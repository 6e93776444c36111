-- Takes a value for an owner until a time limit.
-- KEYS  claim      ARGV  owner, milliseconds      Returns 1, or 0 if somebody else holds it
local holder = redis.call('GET', KEYS[1])
if not holder then
  redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
elseif holder ~= ARGV[1] then
  return 0
elseif redis.call('PTTL', KEYS[1]) >= 0 then
  -- What is confirmed has no limit and keeps none.
  redis.call('PEXPIRE', KEYS[1], ARGV[2])
end
return 1
