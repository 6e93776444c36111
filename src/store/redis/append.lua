-- Appends events to a log and to its partition's feed, once for each command id.
--
-- KEYS  log, feed, command id, sites[, claim]
-- ARGV  stream, expected version or "any", seconds to remember the command,
--       site key or "", owner of the claim or "", then type and payload of each event
-- Returns {status, version, entry id of each event ...}
--
-- A script does not roll back: no check may follow the first write.
local log, feed, command, sites, claim = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5]
local stream, expected, remember, site, owner = ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5]

local seen = redis.call('GET', command)
if seen then
  return {'replayed', seen}
end
-- Logs are append-only, so their length is their version.
local version = redis.call('XLEN', log)
if expected ~= 'any' and tonumber(expected) ~= version then
  return {'conflict', version}
end
if claim then
  local holder = redis.call('GET', claim)
  if holder and holder ~= owner then
    return {'taken', version}
  end
end

local begins = version == 0
local answer = {'new', 0}
for i = 6, #ARGV, 2 do
  version = version + 1
  local id = redis.call('XADD', feed, '*',
    'stream', stream, 'v', version, 'event_type', ARGV[i], 'event_payload', ARGV[i + 1])
  -- The log takes the id that the feed was given, so that one cursor is good for both: with an id
  -- of its own it would lag behind, and reading it after a cursor of the feed would skip events.
  local added = redis.pcall('XADD', log, id,
    'v', version, 'event_type', ARGV[i], 'event_payload', ARGV[i + 1])
  if type(added) == 'table' and added.err then
    -- The log is ahead only if the feed was deleted and the clock set back. An id of its own is
    -- then higher than the feed's: a cursor may read twice, which `v` tells, and skips nothing.
    added = redis.call('XADD', log, '*',
      'v', version, 'event_type', ARGV[i], 'event_payload', ARGV[i + 1])
  end
  answer[#answer + 1] = added
end
answer[2] = version
redis.call('SET', command, version, 'EX', remember)
if claim then
  redis.call('SET', claim, owner)
end
if begins and site ~= '' then
  redis.call('SADD', sites, site)
end
return answer
