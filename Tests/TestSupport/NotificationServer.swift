import JSON
import SystemPackage

/// A real notification server, dunst, on a desktop of a test's own.
package struct NotificationServer: Sendable {
  /// The server's process, to be killed or stopped.
  package let process: RunningProcess
  private let desktop: Desktop
  private let choice: FilePath

  init(process: RunningProcess, desktop: Desktop, choice: FilePath) {
    self.process = process
    self.desktop = desktop
    self.choice = choice
  }

  /// A notification that was closed.
  package struct Notification: Sendable, Equatable {
    package let id: Int
    package let application: String
    package let summary: String
    /// The body as it was sent, markup and all.
    package let body: String
  }

  /// Waits until a notification is shown whose summary contains `part`. Those that were waited for
  /// are not seen again.
  package func shows(_ part: String, within limit: Duration = .patience) async throws {
    while true {
      let line = try await process.line(containing: "\tsummary: '", within: limit)
      if line.contains(part) { return }
    }
  }

  /// The texts of all that it has shown so far, in order: the summary, and below it the body. It says so
  /// before it answers.
  package var texts: [String] {
    process.written.components(between: "\n\tsummary: '", and: "'\n\ticon: '")
      .map { $0.replacing("'\n\tbody: '", with: "\n") }
  }

  /// How many notifications are on the screen.
  package func displayedCount() async throws -> Int {
    let output = try await control(["count", "displayed"])
    return output.lines.first.flatMap { Int($0) } ?? 0
  }

  /// Waits until that many notifications are on the screen.
  package func displays(_ count: Int) async throws {
    try await eventually("\(count) on the screen") {
      try await displayedCount() == count ? () : nil
    }
  }

  /// The notifications that were closed, the last one first.
  package func history() async throws -> [Notification] {
    let output = try await control(["history"])
    let reply = try JSONReader.parse(output.standardOutput)
    let list = reply["data"]?.arrayValue?.first?.arrayValue ?? []
    return list.map { entry in
      func text(_ key: String) -> String { entry[key]?["data"]?.stringValue ?? "" }
      return Notification(
        id: entry["id"]?["data"]?.integerValue.map { Int($0) } ?? 0, application: text("appname"),
        summary: text("summary"), body: text("body"))
    }
  }

  /// Closes all notifications, as a user does who has read them.
  package func closeAll() async throws {
    try await control(["close-all"])
  }

  /// Chooses the action with this label, as a user does in the menu, of a notification that is on
  /// the screen.
  package func choose(_ label: String) async throws {
    try choice.write("#\(label) (")
    try await control(["context"])
  }

  /// Fires the default action of the newest notification on the screen, as a click on it does.
  package func click() async throws {
    try await control(["action", "0"])
  }

  @discardableResult
  private func control(_ arguments: [String]) async throws -> Output {
    try await runSuccessfully(
      "dunstctl", arguments, environment: .inherited(desktop.environment.mapValues(Optional.some)))
  }
}

extension String {
  /// The texts between a mark and the next end.
  fileprivate func components(between mark: String, and end: String) -> [String] {
    var found: [String] = []
    var rest = self[...]
    while let start = rest.firstRange(of: mark)?.upperBound,
      let stop = rest[start...].firstRange(of: end)?.lowerBound
    {
      found.append(String(rest[start..<stop]))
      rest = rest[stop...]
    }
    return found
  }
}
