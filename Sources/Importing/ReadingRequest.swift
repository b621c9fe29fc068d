package import CivilTime
package import ControlInterface
package import FollowupCore
internal import Ground
internal import JSON
internal import Schema
internal import SystemPackage

/// What a reader of foreign files is called with.
package struct ReadingRequest {
  /// The files' paths; "-" is standard input.
  package var files: [String] = []
  /// The application that everything in the files belongs to.
  package var application: String?
  /// The stage of the interviews in the files.
  package var stage: Stage?
  /// Whether an interview of a stage that another one has is a further one.
  package var isAnother = false
  /// Whether what was recorded before is recorded anew.
  package var isAgain = false
  /// What is recorded of all applications, as the daemon tells it; nil if it was not given.
  package var known: ListApplicationsMethod.Reply?
  /// What the clock said when the program started.
  package let now: Instant
  /// The system's zones.
  package let zones: any CountrySource
  /// The zone of this machine.
  package let systemZone: Zone

  /// The zone in which a time without one is read: the user's.
  package var userZone: Zone {
    known.flatMap { try? zones.zone(named: $0.userZone) } ?? systemZone
  }

  package init(now: Instant, zones: any CountrySource, systemZone: Zone) {
    self.now = now
    self.zones = zones
    self.systemZone = systemZone
  }

  /// Takes the words of a command line.
  ///
  /// - Throws: `ReadingError.usage` for a word that is not known.
  package mutating func take(_ arguments: [String]) throws(ReadingError) {
    var rest = arguments[...]
    var knownFile: String?
    while let word = rest.popFirst() {
      switch word {
      case "--to": application = try Self.value(of: word, &rest)
      case "--stage":
        let text = try Self.value(of: word, &rest)
        guard let stage = Stage(rawValue: text) else {
          let stages = Stage.allCases.map(\.rawValue).joined(separator: ", ")
          throw .usage("\(quoted(text)) is not a stage: write one of \(stages).")
        }
        self.stage = stage
      case "--known": knownFile = try Self.value(of: word, &rest)
      case "--another": isAnother = true
      case "--again": isAgain = true
      case "--": files += rest.drained()
      case "-": files.append(word)
      default:
        guard !word.hasPrefix("-") else { throw .usage("\(quoted(word)) is not an option.") }
        files.append(word)
      }
    }
    guard !files.isEmpty else { throw .usage("A file to read is missing.") }
    if let knownFile { known = try Self.known(in: knownFile) }
  }

  private static func value(
    of option: String, _ rest: inout ArraySlice<String>
  ) throws(ReadingError) -> String {
    guard let value = rest.popFirst() else { throw .usage("\(option) needs a value.") }
    return value
  }

  private static func known(
    in file: String
  ) throws(ReadingError) -> ListApplicationsMethod.Reply {
    let bytes = try content(of: file, limitBytes: 1 << 28)
    do {
      return try .init(json: JSONReader.parse(bytes, limits: .init(bytes: 1 << 28)))
    } catch {
      throw .failed("\(quoted(file)) is not what ListApplications answers: \(error)")
    }
  }

  /// What a file holds.
  ///
  /// - Throws: `ReadingError.failed` if it cannot be read, is no regular file, or has more bytes.
  package static func content(
    of file: String, limitBytes: Int = 16 << 20
  ) throws(ReadingError) -> [UInt8] {
    do {
      return file == "-"
        ? try FileDescriptor.standardInput.content(limitBytes: limitBytes)
        : try FilePath(file).content(limitBytes: limitBytes)
    } catch {
      switch error {
      case .unreadable(let errno): throw .failed("\(quoted(file)) cannot be read: \(errno).")
      case .notRegular: throw .failed("\(quoted(file)) is not a regular file.")
      case .tooLong:
        throw .failed("\(quoted(file)) has more than \(limitBytes >> 20) MiB, which is the most.")
      }
    }
  }
}

extension ArraySlice {
  /// All elements; none are left.
  fileprivate mutating func drained() -> Self {
    defer { self = [] }
    return self
  }
}
