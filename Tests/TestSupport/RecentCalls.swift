import SystemPackage

/// The log of another device, on which first calls were recorded that have ended since. Once its file
/// has arrived, the thank-you of every one is due: many reminders, and all at once.
package struct RecentCalls: Sendable {
  /// The applications' names.
  package let names: [String]
  /// The file of the log.
  package let text: String
  private let device: String

  /// Makes up as many calls, each of an application of its own.
  ///
  /// - Parameters:
  ///   - device: the other device's name, with which the applications' names begin.
  ///   - person: with whom, as it stands between the quotes of a JSON text.
  package init(
    _ count: Int, on device: String = "phone", with person: String = "Jo Doe"
  ) async throws {
    // Recorded before they ended, and not so long ago that a reminder would be late.
    let recorded = try await Self.instant("-90 seconds")
    let begun = try await Self.instant("-80 seconds")
    let names = (1...count).map { "\(device)-\($0)" }
    let events = names.flatMap { name in
      [
        #""\#(name)","kind":"application.added","at":"\#(recorded)","company":"Acme Corp.""#,
        #""\#(name)","kind":"contact.added","at":"\#(recorded)","contact":"jo-doe","#
          + #""name":"\#(person)","address":"\#(name)@acme.example","may":["email"]"#,
        #""\#(name)","kind":"interview.added","at":"\#(begun)","stage":"phone","#
          + #""durationMinutes":1,"with":["jo-doe"]"#,
      ]
    }
    let lines = zip(1..., events).map { number, event in
      #"{"v":1,"device":"\#(device)","seq":\#(number),"time":"\#(recorded)","application":\#(event)}"#
        + "\n"
    }
    self.device = device
    self.names = names
    text = lines.joined()
  }

  /// The identity of the reminder to thank for a call.
  package var reminders: [String] {
    zip(1..., names).map { number, name in "\(name)/thank-you/\(device)/\(3 * number)/opens" }
  }

  /// The name of the file in the folder of the log.
  package var file: String { "\(device).jsonl" }

  private static func instant(_ words: String) async throws -> String {
    try await runSuccessfully("date", ["-u", "-d", words, "+%FT%TZ"]).lines[0]
  }
}

extension Workspace {
  /// Puts another device's file into the log at one stroke, as a file synchroniser does.
  package func receive(_ calls: RecentCalls) async throws {
    let arriving = folder.appending(calls.file)
    try arriving.write(calls.text)
    try await runSuccessfully("mkdir", ["-p", log.string])
    try await runSuccessfully("mv", [arriving.string, log.appending(calls.file).string])
  }
}
