/**
 * What Redis does in one step each, as Lua: nothing comes in between. A room is a hash with its `roomVerifier`, the last
 * `order` given out, and for each member a record `@address` with order, lease and card. A record counts as long as its
 * lease does. A process has one lease at a time and keeps renewing it.
 */
const PREFIX = 'parley:';
/** A sorted set: the leases, and when each of them ends. */
export const LEASES = `${PREFIX}leases`;
/** When any process was last heard. Leases mean nothing by a clock that stood still. */
const HEARD = `${PREFIX}heard`;
/** Until when a Redis that came up empty waits for all processes to enter their members. */
const SETTLING = `${PREFIX}settling`;
const roomKey = (roomId: string) => `${PREFIX}room:${roomId}`;
/** Where a process hears what others tell it. */
export const channelOf = (process: string) => `${PREFIX}to:${process}`;

export interface LeaseTiming {
  /** A process that is not heard for so long is dead, and its members' places are free. */
  readonly leaseMs: number;
  readonly renewMs: number;
}

export const LEASE_TIMING: LeaseTiming = { leaseMs: 5_000, renewMs: 1_000 };

/** Rooms that nobody looks after any more are forgotten; all others are swept far more often. */
const FORGET_MS = 600_000;

/** Some process always renews. When nothing is heard for longer, Redis stood still. */
const silenceMs = ({ renewMs }: LeaseTiming): number => 2 * renewMs;
/** Time to connect again and enter everybody, besides the time that Redis may stand still unnoticed. */
const settleMs = (timing: LeaseTiming): number => silenceMs(timing) + timing.renewMs;

const prelude = (timing: LeaseTiming): string => `
local leases, heard, settling, room = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local before = tonumber(redis.call('GET', heard))
if not before then
  redis.call('SET', settling, now + ${settleMs(timing)})
elseif now - before > ${silenceMs(timing)} then
  for _, lease in ipairs(redis.call('ZRANGE', leases, 0, -1)) do
    redis.call('ZINCRBY', leases, now - before, lease)
  end
  redis.call('INCRBY', settling, now - before)
end
redis.call('SET', heard, now)
local settlesIn = math.max(0, (tonumber(redis.call('GET', settling)) or 0) - now)

local left = {}
local function msLeft(lease)
  if not left[lease] then left[lease] = (tonumber(redis.call('ZSCORE', leases, lease)) or 0) - now end
  return left[lease]
end

-- Members whose lease is over are taken out on the way.
local function members()
  local found, fields = {}, redis.call('HGETALL', room)
  for i = 1, #fields, 2 do
    if string.sub(fields[i], 1, 1) == '@' then
      local order, lease, card = string.match(fields[i + 1], '^(%d+) (%S+) (.*)$')
      if msLeft(lease) > 0 then
        table.insert(found, { string.sub(fields[i], 2), lease, card, tonumber(order) })
      else
        redis.call('HDEL', room, fields[i])
      end
    end
  end
  table.sort(found, function(a, b) return a[4] < b[4] end)
  return found
end

local function processOf(lease)
  return string.match(lease, '^[^.]+')
end

-- Once to each other process with a member in the room.
local function tell(found, own, news)
  local told = { [processOf(own)] = true }
  for _, member in ipairs(found) do
    local process = processOf(member[2])
    if not told[process] then
      told[process] = true
      redis.call('PUBLISH', '${channelOf('')}' .. process, news)
    end
  end
end

-- Whether both leases are of one process and the first is the later one.
local function replaces(one, other)
  local number = function(lease) return tonumber(string.match(lease, '%d+$')) end
  return processOf(one) == processOf(other) and number(one) > number(other)
end

local function flat(found, except)
  local list = {}
  for _, member in ipairs(found) do
    if member[1] ~= except then
      for i = 1, 3 do table.insert(list, member[i]) end
    end
  end
  return list
end
`;

const renew = (timing: LeaseTiming): string => `${prelude(timing)}
local lease, isNew = ARGV[1], ARGV[2] == 'new'
if not isNew and msLeft(lease) <= 0 then return {} end
redis.call('ZADD', leases, now + ${timing.leaseMs}, lease)
redis.call('ZREMRANGEBYSCORE', leases, '-inf', now)
local reply = redis.call('ZRANGE', leases, 0, -1)
table.insert(reply, 1, string.format('%d', settlesIn))
return reply
`;

const admit = (timing: LeaseTiming): string => `${prelude(timing)}
local lease, address, card, roomVerifier, news = ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5]
local capacity, wasHere, since = tonumber(ARGV[6]), ARGV[7] == 'was-here', tonumber(ARGV[8]) or now
if msLeft(lease) <= 0 then return { 'no-lease' } end
if not wasHere and settlesIn > 0 then return { 'settling' } end

local found = members()
if #found == 0 then redis.call('DEL', room) end
if (redis.call('HGET', room, 'roomVerifier') or roomVerifier) ~= roomVerifier then return { 'wrong-key' } end

-- The records of a dead process count for a while. Only a process that was heard since the question has its members for sure.
local order, isDoubtful = nil, false
for _, member in ipairs(found) do
  if member[1] == address then
    if replaces(member[2], lease) then return { 'no-lease' } end
    order = member[4]
  end
  local isOwn = processOf(member[2]) == processOf(lease)
  if not isOwn and now + msLeft(member[2]) - ${timing.leaseMs} <= since then isDoubtful = true end
end
if not order and #found >= capacity then
  if isDoubtful then return { 'doubtful', string.format('%d', since) } end
  return { 'room-full' }
end

redis.call('HSET', room, 'roomVerifier', roomVerifier)
order = order or redis.call('HINCRBY', room, 'order', 1)
redis.call('HSET', room, '@' .. address, string.format('%d %s %s', order, lease, card))
redis.call('PEXPIRE', room, ${FORGET_MS})
tell(found, lease, news)
local reply = flat(found, address)
table.insert(reply, 1, 'ok')
return reply
`;

const leave = (timing: LeaseTiming): string => `${prelude(timing)}
local lease, address, news = ARGV[1], ARGV[2], ARGV[3]
local record = redis.call('HGET', room, '@' .. address)
if not record or string.match(record, '^%d+ (%S+)') ~= lease then return 0 end
redis.call('HDEL', room, '@' .. address)
local found = members()
if #found == 0 then redis.call('DEL', room) end
tell(found, lease, news)
return 1
`;

const roster = (timing: LeaseTiming): string => `${prelude(timing)}
redis.call('PEXPIRE', room, ${FORGET_MS})
return flat(members())
`;

/** The keys that every script is given; the last one is the room that it is about. */
export const keysFor = (roomId: string): readonly string[] => [LEASES, HEARD, SETTLING, roomKey(roomId)];

export const createScripts = (timing: LeaseTiming) => ({
  renew: renew(timing),
  admit: admit(timing),
  leave: leave(timing),
  roster: roster(timing),
});
