import ControlInterface
import FollowupCommands
import FollowupCore
import JSON
import Schema
import Testing

/// A line for a bar or a prompt.
struct StatusLineTests {
  private func run(_ followUps: [FollowUpReport], coming: [ComingReport] = [], _ format: String)
    -> Run
  {
    let daemon = FakeDaemon()
    daemon.answer(
      ListFollowUpsMethod.self,
      .init(asOf: Run.now, userZone: "Europe/Berlin", followUps: followUps, coming: coming))
    return Run(["next", "--format", format], daemon: daemon)
  }

  private func waybar(_ followUps: [FollowUpReport]) throws -> JSONObject {
    let output = run(followUps, "waybar").output
    #expect(output.hasSuffix("\n") && !output.dropLast().contains("\n"), "\(output)")
    return try #require(try JSONReader.parse(Array(output.utf8)).objectValue)
  }

  @Test func `A prompt has the most pressing thing, and how many more may be done`() {
    #expect(
      run([Reports.late, Reports.open, Reports.held], "prompt").output == "globex thank-you +1\n")
    #expect(run([Reports.open], "prompt").output == "initech reply\n")
  }

  @Test func `If nothing may be done now, what comes first is said with its time`() throws {
    #expect(run([Reports.held], "prompt").output == "acme check-in Wed 25 Nov 15:00 CET\n")
    let interview = try ComingReport(json: [
      "kind": "interview", "application": "hooli", "at": "2026-11-22T16:00:00Z",
      "zone": "America/New_York", "text": "phone interview",
    ])
    #expect(
      run([Reports.held], coming: [interview], "prompt").output
        == "hooli interview Sun 22 Nov 17:00 CET\n")
  }

  @Test func `Nothing to do is no line, and neither is what is denied or can wait`() {
    #expect(run([], "prompt").output == "")
    #expect(run([Reports.denied, Reports.endless], "prompt").output == "")
  }

  @Test func `Waybar gets one line with text, tooltip and class`() throws {
    let late = try waybar([Reports.late, Reports.open])
    #expect(late["text"]?.stringValue == "globex thank-you +1")
    #expect(late["class"]?.stringValue == "late")
    #expect(late["tooltip"]?.stringValue?.contains("Late\n  globex") == true)
    #expect(try waybar([Reports.open])["class"]?.stringValue == "now")
    #expect(try waybar([Reports.held])["class"]?.stringValue == "soon")
    #expect(try waybar([])["class"]?.stringValue == "nothing")
  }

  @Test func `What looks like markup reaches waybar as text`() throws {
    let reply = try waybar([
      Reports.followUp(
        recipient: "<b> & Co", state: .open, opens: Run.now, closes: nil, slots: [(Run.now, nil)])
    ])
    let tooltip = try #require(reply["tooltip"]?.stringValue)
    #expect(tooltip.contains("&lt;b&gt; &amp; Co"), "\(tooltip)")
    #expect(!tooltip.contains("<"))
  }

  @Test func `A format of its own goes with no other`() {
    let run = Run(["next", "--format", "prompt", "--json"])
    #expect(run.status == 64)
    #expect(run.errors.contains("leave out --json"))
  }
}
