-- Takes jobs of a queue for a worker: those whose lease ran out, then new ones.
-- KEYS  queue
-- ARGV  lease in milliseconds, most doublings of it, most jobs
-- Returns {entry id, stream, version, attempt} of each job
local queue = KEYS[1]
local lease, doublings, limit = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
-- All nodes are one consumer: whose job it is only its lease tells.
local worker = 'worker'

if redis.call('EXISTS', queue) == 0 then
  return {}
end
-- There is a group as soon as somebody has asked once.
redis.pcall('XGROUP', 'CREATE', queue, 'workers', '0')

local jobs = {}
-- Idle for longer than the lease: the clock has whole milliseconds, the last of which has yet to pass.
local late = redis.call('XPENDING', queue, 'workers', 'IDLE', lease, '-', '+', 100)
for _, pending in ipairs(late) do
  local id, idle, given = pending[1], pending[3], pending[4]
  local entry = redis.call('XRANGE', queue, id, id)[1]
  if not entry then
    redis.call('XACK', queue, 'workers', id)
  elseif #jobs < limit and idle > lease * 2 ^ math.min(given - 1, doublings) then
    redis.call('XCLAIM', queue, 'workers', worker, 0, id)
    jobs[#jobs + 1] = {id, entry[2][2], entry[2][4], given + 1}
  end
end
if #jobs < limit then
  local new = redis.call(
    'XREADGROUP', 'GROUP', 'workers', worker, 'COUNT', limit - #jobs, 'STREAMS', queue, '>')
  for _, entry in ipairs(new and new[1][2] or {}) do
    jobs[#jobs + 1] = {entry[1], entry[2][2], entry[2][4], 1}
  end
end
return jobs
