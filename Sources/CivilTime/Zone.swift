/// A place's rules for its clocks, read once from a zone file and never changed.
public final class Zone: Sendable {
  /// The name under which it was asked for, such as "Europe/Berlin".
  public let identifier: String

  /// When something changes, ascending, in seconds since 1970-01-01T00:00:00Z; and to which type.
  private let transitions: [Int64]
  private let typeIndices: [UInt8]
  /// The first holds before the first transition.
  private let types: [LocalTimeType]
  /// The rule after the last transition; nil if that transition's type stays.
  private let rule: POSIXRule?

  /// Universal time, which needs no database.
  public static let utc = Zone(identifier: "UTC", rule: .init(standard: .utc, daylight: nil))

  /// The zone in these bytes of a TZif file, version 1 to 4.
  public init(identifier: String, tzif bytes: [UInt8]) throws(ZoneError) {
    let content: ZoneFileContent
    do {
      var reader = TZifReader(bytes)
      content = try reader.content()
    } catch {
      throw .damaged(source: identifier, what: error.what, offset: error.offset)
    }
    self.identifier = identifier
    transitions = content.transitions
    typeIndices = content.typeIndices
    types = content.types
    rule = content.rule
  }

  /// A zone that always followed one rule.
  init(identifier: String, rule: POSIXRule) {
    self.identifier = identifier
    transitions = []
    typeIndices = []
    types = [rule.standard]
    self.rule = rule
  }

  /// A zone whose clocks change at these seconds since 1970-01-01T00:00:00Z, ascending, and stay so
  /// after the last. Offsets are seconds to add to UTC; only the first 255 different ones are kept.
  public init(
    identifier: String, firstOffsetSeconds: Int,
    changes: [(second: Int64, offsetSeconds: Int)]
  ) {
    var types = [LocalTimeType(offset: firstOffsetSeconds)]
    var (transitions, typeIndices): ([Int64], [UInt8]) = ([], [])
    for change in changes where transitions.last.map({ $0 < change.second }) ?? true {
      let type = LocalTimeType(offset: change.offsetSeconds)
      if !types.contains(type), types.count < 256 { types.append(type) }
      guard let index = types.firstIndex(of: type) else { continue }
      transitions.append(change.second)
      typeIndices.append(UInt8(index))
    }
    self.identifier = identifier
    self.transitions = transitions
    self.typeIndices = typeIndices
    self.types = types
    rule = nil
  }

  /// The rule that holds after every transition.
  var lastingRule: POSIXRule {
    rule ?? POSIXRule(standard: types[Int(typeIndices.last ?? 0)], daylight: nil)
  }

  /// The stretch in which the second lies.
  func segment(at second: Int64) -> ZoneSegment {
    let next = transitions.partitioningIndex { $0 > second }
    let start = next > 0 ? transitions[next - 1] : .min
    if next == transitions.count {
      if let rule {
        var segment = rule.segment(at: second)
        segment.start = max(segment.start, start)
        return segment
      }
      return ZoneSegment(start: start, end: .max, type: types[Int(typeIndices.last ?? 0)])
    }
    let type = next > 0 ? types[Int(typeIndices[next - 1])] : types[0]
    return ZoneSegment(start: start, end: transitions[next], type: type)
  }
}

extension Zone: Hashable {
  public static func == (left: Zone, right: Zone) -> Bool {
    left === right || left.identifier == right.identifier && left.hasSameTimes(as: right)
  }

  /// Whether the clocks of both always show the same, whatever the zones are called.
  func hasSameTimes(as other: Zone) -> Bool {
    transitions == other.transitions && typeIndices == other.typeIndices && types == other.types
      && rule == other.rule
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(identifier) }
}

extension Zone: CustomStringConvertible {
  /// The identifier.
  public var description: String { identifier }
}
