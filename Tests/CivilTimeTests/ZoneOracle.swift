import CivilTime
import TestSupport

/// What Python's `zoneinfo`, which shares no line with ours, says of every zone installed.
///
/// It prints for each different file a line `Z` with the zones that have this content, and then for
/// each change from 1970 to 2100 a line of numbers and abbreviations, with spaces between:
/// - when, in seconds since 1970-01-01T00:00:00Z;
/// - three times, one second before, at the change and one second after: the offset in seconds, the
///   abbreviation, and 1 for daylight saving, else 0;
/// - where the offset changes, five local times in and around the gap or fold, and for each its
///   instant, both in seconds since 1970-01-01 00:00.
let zoneOracleScript = #"""
  import struct, sys, zoneinfo
  from datetime import datetime, timedelta, timezone

  FOLDER = sys.argv[1]
  zoneinfo.reset_tzpath([FOLDER])
  EPOCH = datetime(1970, 1, 1)
  FIRST, LAST = 0, int(datetime(2101, 1, 1, tzinfo=timezone.utc).timestamp())
  STEP = 5 * 86400

  def at(zone, second):
      return datetime.fromtimestamp(second, zone)

  def offset(zone, second):
      return int(at(zone, second).utcoffset().total_seconds())

  def facts(zone, second):
      when = at(zone, second)
      return (int(when.utcoffset().total_seconds()), when.tzname(), int(bool(when.dst())))

  def bisect(low, high, is_before):
      while high - low > 1:
          middle = (low + high) // 2
          if is_before(middle): low = middle
          else: high = middle
      return high

  def listed(content):
      """The times of the 64-bit block, found without zoneinfo."""
      def counts(start):
          return struct.unpack(">6L", content[start + 20:start + 44])
      ut, std, leap, times, types, chars = counts(0)
      start = 44 + times * 5 + types * 6 + chars + leap * 8 + std + ut
      times = counts(start)[3]
      return struct.unpack(f">{times}q", content[start + 44:start + 44 + 8 * times])

  def changes(zone, content):
      found = {t for t in listed(content) if FIRST <= t < LAST}
      start = max(found, default=FIRST)
      after = facts(zone, start)
      for high in range(start + STEP, LAST, STEP):
          before, after = after, facts(zone, high)
          if before == after:
              continue
          found.add(bisect(high - STEP, high, lambda t: facts(zone, t) == before))
      return sorted(found)

  def instant(zone, local):
      """First of two in a fold; the end of a gap, found by bisection."""
      wall = EPOCH + timedelta(seconds=local)
      both = [local - int(wall.replace(tzinfo=zone, fold=f).utcoffset().total_seconds()) for f in (0, 1)]
      there = [u for u in both if u + offset(zone, u) == local]
      if there:
          return min(there)
      before = offset(zone, min(both))
      return bisect(min(both), max(both), lambda t: offset(zone, t) == before)

  def lines(name, content):
      zone = zoneinfo.ZoneInfo(name)
      for t in changes(zone, content):
          fields = [t, *facts(zone, t - 1), *facts(zone, t), *facts(zone, t + 1)]
          low, high = sorted((t + offset(zone, t - 1), t + offset(zone, t)))
          if low != high:
              for local in (low - 1, low, (low + high) // 2, high - 1, high):
                  fields += [local, instant(zone, local)]
          yield " ".join(map(str, fields))

  groups = {}
  for name in sorted(zoneinfo.available_timezones()):
      with open(f"{FOLDER}/{name}", "rb") as file:
          groups.setdefault(file.read(), []).append(name)
  for content, names in groups.items():
      print("Z", *names)
      for line in lines(names[0], content):
          print(line)
  """#

/// The zones whose files have one content, and what happens in them.
struct OracleGroup {
  var names: [String]
  var changes: [OracleChange] = []
}

/// One change, as the oracle sees it.
struct OracleChange {
  var facts: [Facts]
  var locals: [Local]

  /// What clocks show at an instant.
  struct Facts {
    var second: Int64
    var offsetSeconds: Int
    var abbreviation: Substring
    var isDaylightSaving: Bool
  }

  /// A local time and its instant, each in seconds since 1970-01-01 00:00.
  struct Local {
    var local: Int64
    var instant: Int64
  }

  var instant: Instant { Instant(secondsSinceEpoch: facts[1].second) }

  var changesOffset: Bool { facts[0].offsetSeconds != facts[1].offsetSeconds }

  /// Reads a line of the script's.
  init?(line: Substring) {
    let fields = line.split(separator: " ")
    let numbers = fields.map { Int64($0) }
    guard fields.count == 10 || fields.count == 20, let second = numbers[0] else { return nil }
    facts = zip([1, 4, 7], second - 1...second + 1).compactMap { index, second in
      numbers[index].map { offset in
        Facts(
          second: second, offsetSeconds: Int(offset), abbreviation: fields[index + 1],
          isDaylightSaving: fields[index + 2] == "1")
      }
    }
    locals = stride(from: 10, to: fields.count, by: 2).compactMap { index in
      guard let local = numbers[index], let instant = numbers[index + 1] else { return nil }
      return Local(local: local, instant: instant)
    }
    guard facts.count == 3, locals.count == (fields.count - 10) / 2 else { return nil }
  }
}

/// Asks the oracle about all zones in the folder; nil for a line that is not understood.
func askZoneOracle(folder: String) async throws -> [OracleGroup]? {
  let output = try await runPython(zoneOracleScript, [folder])
  var groups: [OracleGroup] = []
  for line in output.stdout.split(separator: "\n") {
    if line.hasPrefix("Z ") {
      groups.append(OracleGroup(names: line.dropFirst(2).split(separator: " ").map(String.init)))
    } else {
      guard let change = OracleChange(line: line), !groups.isEmpty else { return nil }
      groups[groups.count - 1].changes.append(change)
    }
  }
  return groups
}
