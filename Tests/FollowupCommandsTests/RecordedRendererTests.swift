import CivilTime
import ControlInterface
import FollowupCommands
import FollowupCore
import JSON
import Schema
import Testing

/// What a recording command answers, from fixed reports, word for word.
struct RecordedRendererTests {
  private let renderer = Renderer(
    now: Run.now, userZone: "Europe/Berlin", zones: Zones.database, systemZone: { .utc })

  private func text(_ answer: Answer) -> String {
    renderer.page(of: answer).rendered(isColoured: false, width: 80)
  }

  @Test func `What was recorded is said back in full, then what comes next and why`() {
    let reply = RecordMethod.Reply(
      userZone: "Europe/Berlin",
      events: [
        Reports.event(
          .interviewAdded(InterviewAdded(stage: .phone, durationMinutes: 45, with: ["jo-doe"])))
      ],
      warnings: [Remark("It overlaps another interview.")],
      followUps: [Reports.denied, Reports.held],
      told: ["acme: record what they said."])
    #expect(
      text(.recorded(reply)) == """
        Recorded for acme: phone interview, 45 min, with jo-doe, Fri 20 Nov 2026 14:00
          EST (America/New_York; 20:00 CET your time). [3f2a9c1e/17]
        Warning: It overlaps another interview.
        acme: record what they said.
        Next for acme: check-in to Jo Doe by phone
          no permission is recorded to reach Jo Doe by phone (permission)
          to change that: followupctl contact acme jo-doe --may phone

        """, "the follow-up of the event itself, though another is allowed")
  }

  @Test func `Without one of its own, the first that may be made comes next`() {
    let other = EventID(device: "3f2a9c1e", sequence: 18)
    let reply = RecordMethod.Reply(
      userZone: "Europe/Berlin",
      events: [
        EventReport(
          Event(
            id: other, time: Run.now, at: Run.now, application: "acme",
            body: .contactAdded(
              ContactAdded(ContactFields(contact: "jo", name: "Jo Doe", may: [.email])))),
          employerZone: "America/New_York")
      ], followUps: [Reports.denied, Reports.held])
    #expect(
      text(.recorded(reply)) == """
        Recorded for acme: contact jo added: Jo Doe, may be reached by email.
          [3f2a9c1e/18]
        Next for acme: check-in to Jo Doe by email
          opens Wed 25 Nov 09:00 EST (15:00 CET your time), in 3 days
          closes Fri 27 Nov 17:00 EST (23:00 CET your time), in 5 days
          because without an answer, check in from 3 business days after the phone
            interview on Fri 20 Nov 2026 (stage-window)

        """)
  }

  @Test func `A connection request is next only if it is new, and nothing else is to be done`() {
    let answer = { (left: [FollowUpReport]) in
      text(
        .recorded(
          .init(
            userZone: "Europe/Berlin",
            events: [Reports.event(.noteAdded(NoteAdded(text: "kind")))], followUps: left)))
    }
    #expect(answer([Reports.endless, Reports.held]).contains("Next for acme: check-in to Jo Doe"))
    #expect(answer([Reports.endless]).contains("Next for hooli: connect"))
  }

  @Test func `A change is said with its time, and a fact with one that was given`() {
    let change = EventBody.applicationChanged(
      ApplicationChanged(ApplicationFields(zone: "Europe/London")))
    let contact = EventBody.contactAdded(
      ContactAdded(ContactFields(contact: "jo", name: "Jo Doe", may: [.email])))
    let answer = { (body: EventBody, recorded: Instant) in
      let event = EventReport(
        Event(
          id: Reports.id, time: recorded, at: Instant("2026-11-20T19:00:00Z"), application: "acme",
          body: body), employerZone: "America/New_York")
      return text(.recorded(.init(userZone: "Europe/Berlin", events: [event])))
        .replacing("\n  ", with: " ")
    }
    let at = Instant("2026-11-20T19:00:00Z")
    #expect(answer(change, at).contains("zone Europe/London, Fri 20 Nov 2026 14:00 EST"))
    #expect(
      answer(contact, at)
        == "Recorded for acme: contact jo added: Jo Doe, may be reached by email. [3f2a9c1e/17]\n")
    #expect(answer(contact, Run.now).contains("by email, Fri 20 Nov 2026 14:00 EST"))
  }

  @Test func `The reminder of an interview is said with its time`() {
    let reminders = [Phase.ask, .record].map { phase in
      ReminderReport(
        reminder: ReminderID(
          application: "acme", action: nil, occasion: Reports.id, phase: phase),
        at: Instant("2026-11-24T18:00:00Z"), zone: "America/New_York")
    }
    let reply = RecordMethod.Reply(
      userZone: "Europe/Berlin",
      events: [Reports.event(.interviewAdded(InterviewAdded(stage: .phone)))],
      reminders: reminders)
    #expect(
      text(.recorded(reply)).hasSuffix(
        """
        A reminder to ask when to expect to hear back comes Tue 24 Nov 13:00 EST (19:00
          CET your time), in 2 days.

        """))
  }

  @Test func `The lines of a note stand on one, and its tabs are spaces`() {
    let note = Reports.event(.noteAdded(NoteAdded(text: "Task:\n\n\tflexure\tstage\nby Friday\n")))
    let said = "note: Task: / flexure stage / by Friday"
    #expect(
      text(.recorded(.init(userZone: "Europe/Berlin", events: [note]))).contains("acme: \(said)"))
    #expect(
      text(.events(.init(userZone: "Europe/Berlin", events: [note]))).split(
        whereSeparator: \.isWhitespace
      )
      .joined(separator: " ").contains("acme \(said) ["))
    let undoing = EventReport(
      Event(
        id: Reports.id, time: Run.now, at: Run.now, application: "acme",
        body: .eventUndone(EventUndone(Reports.id))),
      employerZone: "America/New_York", subject: "note: a\nb")
    #expect(
      text(.events(.init(userZone: "Europe/Berlin", events: [undoing]))).contains("note: a / b"))
  }

  @Test func `An undoing says what goes along, and how to have it back`() {
    let undone = Reports.event(.noteAdded(NoteAdded(text: "kind")))
    let undoing = Reports.event(.eventUndone(EventUndone(Reports.id)))
    let reply = UndoMethod.Reply(
      recorded: .init(userZone: "Europe/Berlin", events: [undoing]), undone: undone,
      along: [Reports.event(.mistakeNoted(MistakeNoted(text: "oops")))])
    #expect(
      text(.undone(reply)) == """
        Undone for acme: note: kind, Fri 20 Nov 2026 14:00 EST (America/New_York; 20:00
          CET your time). [3f2a9c1e/17]
        With it went:
          2026-11-20 14:00 EST   acme mistake: oops [3f2a9c1e/17]
        To have it back: followupctl undo 3f2a9c1e/17

        """)
  }
}
