import CivilTime
package import ControlInterface
import FollowupCore
import Ground
import JSON
import Schema
package import Settings
import SystemPackage

/// One run of a command: its environment, its one call of the daemon, and its answer.
package struct Session {
  /// The terminal, the clock, the zones and the variables of the process.
  package let environment: CommandEnvironment
  /// Where the daemon and its files are.
  package let locations: Locations
  private let isJSON: Bool

  /// - Parameter isJSON: whether answers are written as JSON.
  init(environment: CommandEnvironment, flags: [Location: String], isJSON: Bool) {
    self.environment = environment
    locations = Locations(environment: environment.variables, flags: flags)
    self.isJSON = isJSON
  }

  /// Calls a method of the daemon.
  ///
  /// - Parameter seconds: how long to wait for it; nil is as long as a command waits.
  package func call<Method: ControlMethod>(
    _ method: Method.Type, _ request: Method.Request, withinSeconds seconds: Int? = nil
  ) throws(CommandError) -> Method.Reply {
    let channel = try connect()
    if let seconds { try channel.limitWait(seconds: seconds) }
    return try channel.call(method, request)
  }

  /// Calls a method of the daemon that answers again and again.
  package func monitor<Method: ControlMethod>(
    _ method: Method.Type, _ request: Method.Request,
    handle: (Method.Reply) throws(CommandError) -> Bool
  ) throws(CommandError) {
    try connect().monitor(method, request, handle: handle)
  }

  private func connect() throws(CommandError) -> any ControlChannel {
    let path: String
    do { path = try locations.socket.string } catch { throw .unreachable(error.description) }
    return try environment.connect(path)
  }

  /// Writes an answer: the daemon's own words for `--json`, else text for a person.
  ///
  /// - Throws: `CommandError.failed` if it cannot be written.
  package func show(_ answer: Answer) throws(CommandError) {
    guard !isJSON else { return try write(answer.json) }
    try environment.write(
      renderer(of: answer).page(of: answer).rendered(
        isColoured: environment.isColoured, width: environment.width))
  }

  private func write(_ object: JSONObject) throws(CommandError) {
    let json = JSONValue.object(object).serialized(pretty: environment.isTerminal)
    try environment.write(PrintableText.escaped(json: json) + "\n")
  }

  /// Writes a draft, which another program may read.
  ///
  /// - Parameters:
  ///   - verdict: whether it may be sent.
  ///   - isMessage: whether it is written with its headers, rather than for a person.
  /// - Throws: `CommandError.failed` if it cannot be written.
  func show(
    _ draft: Draft, _ verdict: VerdictReport, isMessage: Bool
  ) throws(CommandError) {
    guard !isJSON else {
      var object = draft.json
      object["check"] = .object(verdict.object)
      return try write(object)
    }
    try environment.write(isMessage ? draft.message : draft.readable)
  }

  /// Writes an answer to standard error, so that no program that reads the output takes it for that.
  ///
  /// - Throws: `CommandError.failed` if it is asked for as JSON, and cannot be written.
  func showAside(_ answer: Answer) throws(CommandError) {
    guard !isJSON else { return try write(answer.json) }
    environment.writeError(
      renderer(of: answer).page(of: answer).rendered(isColoured: false, width: environment.width))
  }

  /// Writes a note to standard error.
  func note(_ sentence: String) {
    var page = Page()
    page.add("Note: \(sentence)", hanging: 2)
    environment.writeError(page.rendered(isColoured: false, width: environment.width))
  }

  /// Puts an answer into words as the user's zone and clock want it.
  func renderer(of answer: Answer) -> Renderer {
    Renderer(
      now: environment.now, userZone: answer.userZone, zones: environment.zones,
      systemZone: environment.systemZone, isUnicode: environment.isUnicode)
  }

  /// Writes a line for a bar or a prompt.
  ///
  /// - Throws: `CommandError.failed` if it cannot be written.
  func show(_ line: StatusLine, as format: NextFormat) throws(CommandError) {
    try environment.write(line.written(as: format))
  }

  /// Writes the answer of a command that did nothing of what it was asked to.
  ///
  /// - Parameter sentence: what a person is told.
  /// - Throws: `CommandError.failed` with the sentence, unless the answer is JSON.
  package func showFailure(_ answer: Answer, saying sentence: String) throws(CommandError) {
    guard isJSON else { throw .failed(sentence) }
    try show(answer)
  }

  /// Writes the answer of a command that changed something.
  ///
  /// - Throws: `CommandError.failed` if it cannot be written, which says that it was done all the same.
  package func showOutcome(_ answer: Answer) throws(CommandError) {
    do { try show(answer) } catch { throw .failed("It is done and recorded. \(error)") }
  }
}
