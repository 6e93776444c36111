-- What a feed is, seen from a cursor: enough to tell a trimmed feed from one that lost its tail.
-- KEYS  feed      ARGV  cursor
-- Returns {last id ever given, entries ever added, entries now, first id, last id, 1 if the
-- cursor's entry is there}
if redis.call('EXISTS', KEYS[1]) == 0 then
  return {'0-0', 0, 0, '0-0', '0-0', 0}
end
local info = {}
local flat = redis.call('XINFO', 'STREAM', KEYS[1])
for i = 1, #flat, 2 do
  info[flat[i]] = flat[i + 1]
end
local first = info['first-entry'] and info['first-entry'][1] or '0-0'
local last = info['last-entry'] and info['last-entry'][1] or '0-0'
return {
  info['last-generated-id'], info['entries-added'], info['length'], first, last,
  #redis.call('XRANGE', KEYS[1], ARGV[1], ARGV[1]),
}
