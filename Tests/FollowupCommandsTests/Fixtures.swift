import CivilTime
import ControlInterface
import FollowupCommands
import FollowupCore
import Holidays
import JSON
import Schema
import Varlink

/// Zones of the system, and instants in them.
enum Zones {
  static let database = ZoneDatabase()
  static let newYork = try! database.zone(named: "America/New_York")
  static let berlin = try! database.zone(named: "Europe/Berlin")
  static let lordHowe = try! database.zone(named: "Australia/Lord_Howe")
  static let kathmandu = try! database.zone(named: "Asia/Kathmandu")
  static let apia = try! database.zone(named: "Pacific/Apia")
}

extension Instant {
  /// RFC 3339, for tests that read easily.
  init(_ text: String) { try! self.init(rfc3339: text) }
}

/// A daemon that answers from a list, and remembers what it was asked.
final class FakeDaemon: ControlChannel {
  private var answers: [String: [Result<JSONObject, CommandError>]] = [:]
  var connections = 0
  private(set) var calls: [(method: String, parameters: JSONObject)] = []

  func answer<Method: ControlMethod>(_ method: Method.Type, _ reply: Method.Reply) {
    answers[method.qualifiedName, default: []].append(.success(reply.object))
  }

  func refuse<Method: ControlMethod>(_ method: Method.Type, _ error: RequestError) {
    answers[method.qualifiedName, default: []].append(.failure(.refused(VarlinkError(error))))
  }

  /// What it was asked of a method, oldest first.
  func requests<Method: ControlMethod>(_ method: Method.Type) throws -> [Method.Request] {
    try calls.filter { $0.method == method.qualifiedName }
      .map { try Method.Request(exactly: $0.parameters) }
  }

  func call(_ method: String, _ parameters: JSONObject) throws(CommandError) -> JSONObject {
    calls.append((method, parameters))
    guard let first = answers[method]?.first else { throw .unreachable("No answer to \(method).") }
    // The last answer stands for every further call.
    if answers[method]!.count > 1 { answers[method]!.removeFirst() }
    return try first.get()
  }

  func limitWait(seconds: Int) {}

  func monitor(
    _ method: String, _ parameters: JSONObject,
    handle: (JSONObject) throws(CommandError) -> Bool
  ) throws(CommandError) {
    calls.append((method, parameters))
    for answer in answers[method] ?? [] {
      guard try handle(try answer.get()) else { return }
    }
  }
}

/// One run of the program against a daemon that is not there.
struct Run {
  var status: Int32 = -1
  var output = ""
  var errors = ""

  init(
    _ arguments: [String], daemon: FakeDaemon? = nil, now: Instant = Run.now,
    variables: [String: String] = ["FOLLOWUP_SOCKET": "/s"], isTerminal: Bool = false,
    width: Int? = 80, outputError: CommandError? = nil,
    holidays: any HolidaySource = NoHolidays(),
    helper: @escaping (HelperCall) -> HelperResult = { _ in
      HelperResult(status: 127, output: [], message: "There is no helper.")
    },
    program: @escaping ([String]) -> Int32? = { _ in nil }
  ) {
    final class Written {
      var output = ""
      var errors = ""
    }
    let written = Written()
    let environment = CommandEnvironment(
      now: now, variables: variables, isTerminal: isTerminal, width: width,
      zones: Zones.database, holidays: holidays, systemZone: { Zones.berlin },
      write: { text throws(CommandError) in
        if let outputError { throw outputError }
        written.output += text
      },
      writeError: { written.errors += $0 },
      connect: { path throws(CommandError) in
        guard let daemon else { throw .unreachable("There is no daemon at \(path).") }
        daemon.connections += 1
        return daemon
      },
      runHelper: { call throws(CommandError) in helper(call) },
      runProgram: { words throws(CommandError) in program(words) })
    status = Followupctl.run(arguments, in: environment)
    output = written.output
    errors = written.errors
  }

  /// Sunday 22 November 2026, 09:00 in New York and 15:00 in Berlin.
  static let now = Instant("2026-11-22T14:00:00Z")

  var lines: [String] { output.split(separator: "\n").map(String.init) }
}
