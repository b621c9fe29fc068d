import ControlInterface
import FollowupCommands
import FollowupCore
import Testing

/// What the shells' scripts are answered. How each shell takes it is a test of the real ones.
struct CompletionTests {
  private func words(_ line: String..., daemon: FakeDaemon? = nil) -> [String] {
    let run = Run(["---complete"] + line, daemon: daemon)
    #expect(run.status == 0)
    #expect(run.errors.isEmpty)
    return run.lines.map { String($0.prefix { $0 != "\t" }) }
  }

  @Test func `A name that a shell would take for more than a word is not offered`() {
    let daemon = FakeDaemon()
    var applications = ["acme", "$(reboot)", "a b", "a;b", "a\nb", "a'b"].map { name in
      var application = Reports.application()
      application.name = name
      return application
    }
    applications[0].company = "Acme\tof\nBerlin"
    daemon.answer(
      ListApplicationsMethod.self, .init(userZone: "Europe/Berlin", applications: applications))
    let run = Run(["---complete", "show", ""], daemon: daemon)
    #expect(run.lines.count == 1)
    #expect(run.output.hasPrefix("acme\tAcme\\u{9}of\\u{A}Berlin"))
  }

  @Test func `What can be undone is offered, but no reminder and nothing that is undone`() {
    let daemon = FakeDaemon()
    let events = [
      EventBody.noteAdded(NoteAdded(text: "a\nb")), .noteAdded(NoteAdded(text: "undone")),
      .reminderDelivered(
        ReminderDelivered(
          ReminderID(application: "acme", action: .reply, occasion: Reports.id, phase: .opens))),
    ].enumerated().map { index, body in
      EventReport(
        Event(
          id: EventID(device: "3f2a9c1e", sequence: index + 1), time: Run.now, at: Run.now,
          application: "acme", body: body), employerZone: "Europe/Berlin",
        undoneBy: index == 1 ? Reports.id : nil)
    }
    daemon.answer(ListEventsMethod.self, .init(userZone: "Europe/Berlin", events: events))
    #expect(
      Run(["---complete", "undo", ""], daemon: daemon).lines == ["3f2a9c1e/1\tacme: note: a / b"])
  }

  @Test func `An option that stands there is not offered again, unless it may be repeated`() {
    let offered = words("contact", "acme", "jo", "--may", "email", "--primary", "--")
    #expect(offered.contains("--may"))
    #expect(offered.contains("--never"))
    #expect(!offered.contains("--primary"))
  }

  @Test func `Behind two dashes there are no options`() {
    #expect(words("mistake", "acme", "--", "--").isEmpty)
  }

  @Test func `A shell that has no script is answered with those that have one`() {
    let run = Run(["--generate-completion-script", "tcsh"], width: nil)
    #expect(run.status == 64)
    #expect(run.errors.contains("bash, zsh or fish"))
  }
}
