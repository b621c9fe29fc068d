import CivilTime
import ControlInterface
import FollowupCore
import Ground
import Holidays
import Settings

/// What can stand at the cursor of a command line.
struct Completion {
  /// A word, and what it is.
  struct Candidate {
    let word: String
    var description = ""
  }

  private let environment: CommandEnvironment
  private let line: PartialLine

  /// - Parameter words: those after the program's name; the last is the one at the cursor.
  init?(of words: [String], in environment: CommandEnvironment) {
    guard let root = CommandShape.root() else { return nil }
    self.environment = environment
    line = PartialLine(words, root: root)
  }

  /// What the shells' scripts read: a line a word, with a tab and its description behind it; or the
  /// one line ":file" where the shell itself has to complete the name of a file.
  var text: String {
    if case .value(let argument) = line.slot, argument.isFile { return ":file\n" }
    let fitting = candidates.filter { $0.word.hasPrefix(line.prefix) && Self.isPlain($0.word) }
    return fitting.map { candidate in
      line.lead + candidate.word + "\t" + PrintableText.escaped(candidate.description) + "\n"
    }.joined()
  }

  private var candidates: [Candidate] {
    switch line.slot {
    case .nothing: []
    case .command(let commands, let argument):
      commands.map { Candidate(word: $0.name, description: $0.abstract) }
        + (argument.map { values(of: $0) } ?? [])
    case .option(let command):
      command.arguments.flatMap { argument -> [Candidate] in
        let isGiven = !line.given.isDisjoint(with: argument.names) && !argument.isRepeating
        return isGiven
          ? []
          : argument.names.map { Candidate(word: $0, description: argument.abstract) }
      }
    case .value(let argument): values(of: argument)
    }
  }

  private func values(of argument: ArgumentShape) -> [Candidate] {
    guard argument.values.isEmpty else { return argument.values.map { Candidate(word: $0) } }
    return argument.valueName.split(separator: "|").flatMap { values(named: String($0)) }
  }

  /// The values that a value's name stands for; none if it is any text.
  private func values(named name: String) -> [Candidate] {
    switch name {
    case "name": applications
    case "person": contacts
    case "event": events
    case "zone": environment.zones.identifiers().map { Candidate(word: $0) }
    case "region":
      environment.holidays.regions().map {
        Candidate(word: $0.region.code, description: $0.name)
      } + [Candidate(word: "none")]
    default: []
    }
  }

  private var applications: [Candidate] {
    let reply = ask(ListApplicationsMethod.self, .init(all: true))
    return (reply?.applications ?? []).map { application in
      let facts = [application.company, application.role].compactMap(\.self)
      return Candidate(word: application.name, description: facts.joined(separator: ", "))
    }
  }

  /// The people at the application that stands before the cursor.
  private var contacts: [Candidate] {
    guard let name = line.values["name"] else { return [] }
    let reply = ask(ListApplicationsMethod.self, .init(application: name, all: true))
    return (reply?.applications.first?.contacts ?? []).map {
      Candidate(word: $0.contact, description: $0.name)
    }
  }

  /// The latest events that a command recorded and that count, newest first.
  private var events: [Candidate] {
    guard let reply = ask(ListEventsMethod.self, .init(limit: 200)) else { return [] }
    let renderer = Renderer(
      now: environment.now, userZone: reply.userZone, zones: environment.zones,
      systemZone: environment.systemZone)
    return reply.events.reversed().filter(\.canBeUndone).prefix(20).map { event in
      let about = event.application.isEmpty ? "" : "\(event.application): "
      return Candidate(word: "\(event.id)", description: about + renderer.sentence(event))
    }
  }

  /// The daemon's answer, if it answers at once.
  private func ask<Method: ControlMethod>(
    _ method: Method.Type, _ request: Method.Request
  ) -> Method.Reply? {
    let flags = line.values["path"].map { [Location.socket: $0] } ?? [:]
    let session = Session(environment: environment, flags: flags, isJSON: false)
    return try? session.call(method, request, withinSeconds: 1)
  }

  /// Whether a shell takes the word as it is. Another is not offered: a name that a file of another
  /// device brings must not become part of a command.
  private static func isPlain(_ word: String) -> Bool {
    !word.isEmpty
      && word.utf8.allSatisfy { byte in
        let isLetter = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
        let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        return isLetter || isDigit || "-_./+@".utf8.contains(byte)
      }
  }
}

extension EventReport {
  /// Whether somebody may want to undo it: reminders are the daemon's own.
  fileprivate var canBeUndone: Bool {
    switch body {
    case .reminderIntended, .reminderDelivered: false
    default: undoneBy == nil
    }
  }
}
