-- Tells the epoch, and raises it if the asker saw a fork and nobody raised it since.
-- KEYS  aw:meta      ARGV  the epoch that the asker knows, 1 if forked, the partition count
-- Returns the epoch
local known = tonumber(ARGV[1])
local epoch = tonumber(redis.call('HGET', KEYS[1], 'epoch')) or 0
local forked = ARGV[2] == '1'
-- A lower one is what an older copy of the log remembers.
if epoch < known or (forked and epoch == known) then
  epoch = forked and known + 1 or known
  redis.call('HSET', KEYS[1], 'epoch', epoch)
  redis.call('HSETNX', KEYS[1], 'partitions', ARGV[3])
end
return epoch
