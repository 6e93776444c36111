-- Appends events to a log and to its partition's feed, once for each command id, and redacts what
-- they take back.
--
-- KEYS  log, feed, command id, sites, scratch[, claim][, queue], then for each actor the set of
--       the threads in which it did something
-- ARGV  stream, expected version or "any", seconds to remember the command,
--       site key or "", owner of the claim or "", 1 if there is a queue,
--       number of redactions, then version and new payload of each,
--       then type and payload of each event, and 1 if it holds words
-- Returns {status, version, entry id of each event ...}
--
-- A script does not roll back: no check may follow the first write.
local log, feed, command, sites, scratch = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5]
local stream, expected, remember, site, owner = ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5]

local further = 6
local claim, queue
if owner ~= '' then
  claim, further = KEYS[further], further + 1
end
if ARGV[6] == '1' then
  queue, further = KEYS[further], further + 1
end

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

local redacted, first = {}, 8
for _ = 1, tonumber(ARGV[7]) do
  redacted[ARGV[first]] = ARGV[first + 1]
  first = first + 2
end

local begins = version == 0
local answer = {'new', 0}
for i = first, #ARGV, 3 do
  version = version + 1
  local entry = {'v', version, 'event_type', ARGV[i], 'event_payload', ARGV[i + 1]}
  -- A feed has no words of people: what they take back must be gone from one place only. Whoever
  -- follows it reads the words where they are, under the same id.
  local id = redis.call('XADD', feed, '*', 'stream', stream,
    unpack(entry, 1, ARGV[i + 2] == '1' and 4 or 6))
  -- The log takes the id that the feed was given, so that one cursor is good for both: with an id
  -- of its own it would lag behind, and reading it after a cursor of the feed would skip events.
  local added = redis.pcall('XADD', log, id, unpack(entry))
  if type(added) == 'table' and added.err then
    -- The log is ahead only if the feed was deleted and the clock set back. An id of its own is
    -- then higher than the feed's: a cursor may read twice, which `v` tells, and skips nothing.
    added = redis.call('XADD', log, '*', unpack(entry))
  end
  answer[#answer + 1] = added
end
answer[2] = version

-- Deleting an entry would leave its bytes where they are, in memory and in every snapshot. So the
-- log is copied without them, entry by entry under the same ids, and takes the place of the old.
if next(redacted) then
  redis.call('DEL', scratch)
  local after, page = '-', nil
  repeat
    page = redis.call('XRANGE', log, after, '+', 'COUNT', 512)
    for _, entry in ipairs(page) do
      -- The fields stand as they were written above: the version second, the payload sixth.
      local id, fields = entry[1], entry[2]
      fields[6] = redacted[fields[2]] or fields[6]
      redis.call('XADD', scratch, id, unpack(fields))
      after = '(' .. id
    end
  until #page < 512
  redis.call('RENAME', scratch, log)
end

redis.call('SET', command, version, 'EX', remember)
if claim then
  redis.call('SET', claim, owner)
end
if queue then
  redis.call('XADD', queue, '*', 'stream', stream, 'v', version)
end
for i = further, #KEYS do
  redis.call('SADD', KEYS[i], stream)
end
if begins and site ~= '' then
  redis.call('SADD', sites, site)
end
return answer
