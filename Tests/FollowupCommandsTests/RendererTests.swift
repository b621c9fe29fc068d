import CivilTime
import ControlInterface
import FollowupCommands
import FollowupCore
import JSON
import Schema
import Testing
import When

/// What a person reads, from fixed reports, word for word.
struct RendererTests {
  private let renderer = Renderer(
    now: Run.now, userZone: "Europe/Berlin", zones: Zones.database, systemZone: { .utc })

  private func text(_ answer: Answer) -> String {
    renderer.page(of: answer).rendered(isColoured: false, width: 80)
  }

  @Test func `Follow-ups are grouped, the most pressing first`() {
    let followUps = [
      Reports.held, Reports.late, Reports.open, Reports.paused, Reports.denied, Reports.endless,
    ]
    #expect(
      text(.followUps(.init(asOf: Run.now, userZone: "Europe/Berlin", followUps: followUps))) == """
        Late
          globex    thank-you to Ann Lee by email, to pass on to Bo Hu
                    was due by Sat 21 Nov 15:00 EST (21:00 CET your time), yesterday
                    may still be made, now

        Now
          initech   reply to Jo Doe by phone
                    open until Sun 22 Nov 17:00 EST (23:00 CET your time), in 8 hours
                    closes Mon 23 Nov 17:00 EST (23:00 CET your time), tomorrow

        Soon
          acme      check-in to Jo Doe by email
                    opens Wed 25 Nov 09:00 EST (15:00 CET your time), in 3 days
                    closes Fri 27 Nov 17:00 EST (23:00 CET your time), in 5 days
          umbrella  check-in to Jo Doe by email
                    paused until Mon 23 Nov 09:00 EST (15:00 CET your time), tomorrow
                    closes Mon 23 Nov 17:00 EST (23:00 CET your time), tomorrow

        Not allowed
          acme      check-in to Jo Doe by phone
                    no permission is recorded to reach Jo Doe by phone (permission)
                    to change that: followupctl contact acme jo-doe --may phone

        Whenever you like
          hooli     connect to Jo Doe on a social network
                    open, with no end

        """)
  }

  @Test func `A held follow-up is explained with what decided its start and its end`() {
    let reply = ExplainMethod.Reply(
      asOf: Run.now, application: "acme", zone: "America/New_York", userZone: "Europe/Berlin",
      notes: [Remark("an interview is to come")], followUps: [Reports.held])
    #expect(
      text(.explanation(reply)) == """
        acme, as of Sun 22 Nov 2026 09:00 EST (America/New_York; 15:00 CET your time)
          An interview is to come.

        check-in to Jo Doe by email, held
          It is for the phone interview that ended Fri 20 Nov 15:00 EST (21:00 CET your
          time), 2 days ago. It may be made from Wed 25 Nov 09:00 EST (15:00 CET your
          time), in 3 days, until Fri 27 Nov 17:00 EST (23:00 CET your time), in 5 days.
          Slots      Wed 25 Nov 09:00 EST to 17:00
                     Fri 27 Nov 09:00 EST to 17:00
          Start      Without an answer, check in from 3 business days after the phone
                     interview on Fri 20 Nov 2026. [stage-window, ours]
          End        At this stage, check in within 7 days. [stage-window, article]
          Within     Business hours are Mon–Fri 09:00–17:00 in America/New_York. [hours,
                     ours]
          Note       Jo Doe may be reached by email. [permission, article]

        Sources
          article    Sammi Caramela, "3 Things You Should Never Do After a Job
                     Interview", Business News Daily
          ours       a default that the authors of this program chose

        """)
  }

  @Test func `What is denied is explained by what forbids it, and what would lift that`() {
    let reply = ExplainMethod.Reply(
      asOf: Run.now, application: "acme", zone: "America/New_York", userZone: "Europe/Berlin",
      notes: [], followUps: [Reports.denied, Reports.late])
    #expect(
      text(.explanation(reply)).hasPrefix(
        """
        acme, as of Sun 22 Nov 2026 09:00 EST (America/New_York; 15:00 CET your time)

        check-in to Jo Doe by phone, denied
          It may not be made.
          Denied     No permission is recorded to reach Jo Doe by phone. [permission,
                     article]
          Lift it    followupctl contact acme jo-doe --may phone

        thank-you to Ann Lee by email, to pass on to Bo Hu, late
          It is for the phone interview that ended Fri 20 Nov 15:00 EST (21:00 CET your
          time), 2 days ago. It was due by Sat 21 Nov 15:00 EST (21:00 CET your time),
          yesterday. It may still be made, now, and is dropped at Mon 23 Nov 15:00 EST
          (21:00 CET your time), tomorrow.
        """))
  }

  @Test func `A verdict says when, and why`() {
    let request = CheckMethod.Request(
      application: "acme", action: .checkIn, channel: .phone, contact: "jo",
      at: When(Instant("2026-11-23T15:00:00Z")))
    let notYet = VerdictReport(
      Verdict(
        .notYet, from: Instant("2026-11-25T14:00:00Z"), because: [Reports.reasons[0]],
        zone: Zones.newYork),
      on: "acme", asOf: Instant("2026-11-23T15:00:00Z"), userZone: "Europe/Berlin")
    #expect(
      text(.verdict(notYet, of: request)).hasPrefix(
        """
        Not yet at Mon 23 Nov 2026 10:00 EST (America/New_York; 16:00 CET your time): a
        check-in by phone to jo at acme is allowed from Wed 25 Nov 09:00 EST (15:00 CET
        your time), in 2 days.
          Start      Without
        """))
    let never = VerdictReport(
      Verdict(.never, because: [Reports.denial] + Reports.reasons, zone: .utc),
      on: "acme", asOf: Run.now, userZone: "Europe/Berlin")
    let figure = CheckMethod.Request(
      application: "acme", amount: Amount("99000"), currency: "USD")
    let said = text(.verdict(never, of: figure))
    #expect(said.hasPrefix("Never: a salary of 99000 USD at acme.\n  Denied     No permission"))
    #expect(!said.contains("Start"))
    let toned = VerdictReport(
      Verdict(.never, because: [Reports.denial] + Reports.reasons, zone: .utc)
        .adding(ToneRule.notes(on: "Hey!")),
      on: "acme", asOf: Run.now, userZone: "Europe/Berlin")
    #expect(text(.verdict(toned, of: request)).contains("Note       \"hey\" is too familiar"))
    let allowed = VerdictReport(
      Verdict(.allowed, because: [], zone: .utc), on: "acme", asOf: Run.now,
      userZone: "Europe/Berlin")
    #expect(
      text(.verdict(allowed, of: .init(application: "ac", action: .other)))
        == "Allowed: another message to acme.\n")
  }

  @Test func `A rule that is its own source is named once`() {
    let reason = Reason(.holidays, .note, "Thu 26 Nov 2026 is a holiday", source: .holidays)
    let reply = ExplainMethod.Reply(
      asOf: Run.now, application: "acme", zone: "America/New_York", userZone: "Europe/Berlin",
      notes: [],
      followUps: [
        Reports.followUp(opens: Run.now, closes: nil, slots: nil, because: [reason])
      ])
    #expect(text(.explanation(reply)).contains("is a holiday. [holidays]"))
  }

  @Test func `Applications are a line each, in columns`() {
    let applications = [
      Reports.application(), Reports.application("a-name-that-is-far-too-long", next: nil),
      Reports.application("globex", next: Reports.late),
    ]
    #expect(
      text(.applications(.init(userZone: "Europe/Berlin", applications: applications))) == """
        acme                 phone  Acme Corp, Engi…  check-in from Wed 25 Nov 15:00 CET
        a-name-that-is-far…  phone  Acme Corp, Engi…  nothing to do
        globex               phone  Acme Corp, Engi…  thank-you late

        """)
  }

  @Test func `What comes is said by both clocks, and never that nothing comes`() {
    let reply = { (coming: [ComingReport]) in
      Answer.followUps(
        .init(asOf: Run.now, userZone: "Europe/Berlin", followUps: [], coming: coming))
    }
    #expect(text(reply([])) == "Nothing is to be done, and nothing is coming.\n")
    #expect(
      text(reply([Reports.coming])) == """
        Nothing is to be done now.

        Coming
          acme  phone interview with Jo Doe
                Thu 10 Dec 10:00 EST (16:00 CET your time), in 18 days

        """)
  }

  @Test func `A list says what is next by the user's clock, and what it leaves out`() {
    var offered = Reports.application("offered", next: Reports.held)
    (offered.outcome, offered.coming) = (.offer, [Reports.coming])
    var next = Reports.application("soon", next: Reports.endless)
    (next.dormant, next.coming) = (true, [Reports.coming])
    let reply = ListApplicationsMethod.Reply(
      userZone: "Europe/Berlin", applications: [offered, next], leftOut: 2)
    #expect(
      renderer.page(of: .applications(reply)).rendered(isColoured: false, width: nil) == """
        offered  phone, offer    Acme Corp, Engineer  check-in from Wed 25 Nov 15:00 CET
        soon     phone, dormant  Acme Corp, Engineer  Thu 10 Dec 16:00 CET phone interview with Jo Doe

        2 are over or dormant, see followupctl list --all

        """)
    let none = ListApplicationsMethod.Reply(
      userZone: "Europe/Berlin", applications: [], leftOut: 1)
    #expect(
      text(.applications(none))
        == "No application is under way: 1 is over or dormant, see followupctl list --all\n")
  }

  @Test func `A message that does for two applications is shown once`() {
    let object = { (name: String, other: String) in
      var json = Reports.followUp(
        name, state: .open, opens: Run.now, closes: nil, slots: [(Run.now, nil)]
      ).object
      json["alongWith"] = .array([.string(other)])
      json["address"] = "jo@acme.example"
      return try! FollowUpReport(object: json)
    }
    let both = [object("acme", "bolt"), object("bolt", "acme")]
    #expect(
      text(.followUps(.init(asOf: Run.now, userZone: "Europe/Berlin", followUps: both))) == """
        Now
          acme  check-in to Jo Doe <jo@acme.example> by email, one message for bolt, too
                open, with no end

        """)
  }

  @Test func `An application is shown whole`() {
    #expect(
      text(
        .application(
          .init(
            userZone: "Europe/Berlin", applications: [Reports.application()],
            followUps: [Reports.held]))) == """
          acme
            Company    Acme Corp
            Role       Engineer
            Zone       America/New_York
            Channels   only email, as they stated
            Stage      phone
            Applied    Mon 2 Nov 09:00 EST (15:00 CET your time)
            Silence    since the phone interview, Fri 20 Nov 15:00 EST (21:00 CET your
                       time), 2 days ago
            Promise    you would hear by Fri 18 Dec 2026, said Fri 20 Nov 15:30 EST
            Messages   1 sent, 2 heard; check-ins since silence began: 0

          Contacts
            Jo Doe <jo@acme.example> [jo-doe], primary; permitted: email
            Ann [ann]; no channel is permitted; never: phone

          Interviews
            phone: Fri 20 Nov 14:00 EST (20:00 CET your time), 2 days ago, 60 min, with Jo
                Doe
            first: Tue 24 Nov 14:00 EST (20:00 CET your time), in 2 days, 45 min,
                cancelled

          Soon
            acme  check-in to Jo Doe by email
                  opens Wed 25 Nov 09:00 EST (15:00 CET your time), in 3 days
                  closes Fri 27 Nov 17:00 EST (23:00 CET your time), in 5 days

          """)
  }

  @Test func `The daemon's state is said with what could not be done`() {
    var status = Reports.status
    status.problems = ["No notification server answered."]
    #expect(
      text(.status(status)) == """
        followupd 1.0.0, pid 42, device 3f2a9c1e
          Configuration  /c.toml, in force
          Event log      /log, recording
          Socket         /s
          Holds          9 events, 2 applications
          Zone           Europe/Berlin, tz database 2026a
          Holidays       DE-BY (Bayern) until 2036, set in followup.toml: acme
                         GB-ENG (England) until 2036, assumed from Europe/London: globex
                         and 1 other
                         your own dates for Europe/Kyiv: umbrella
                         none for UTC
          Next wake-up   Wed 25 Nov 15:00 CET, in 3 days
          Next reminder  acme: check-in, opens
          Journal        journalctl --user -t followupd
          Desktop        dunst 1.9

        Problems
          No notification server answered.

        """)
  }

  @Test func `That no holidays are counted is not said to be for want of applications`() {
    var status = Reports.status
    status.holidayLists = []
    status.zonesWithoutHolidays = []
    #expect(
      text(.status(status)).contains("none counted: the region of each application is \"none\""))
    status.applications = 0
    #expect(text(.status(status)).contains("none needed yet: there are no applications"))
  }

  @Test(arguments: [
    (
      "the application", "2026-11-20T20:00:00Z", "It is for the application of Fri 20 Nov 15:00 EST"
    ),
    (
      "the phone interview", "2026-11-23T20:00:00Z",
      "It is for the phone interview that ends Mon 23"
    ),
    ("your reply", "2026-11-22T14:00:00Z", "by email, held\n  It may be made from Wed 25 Nov"),
  ])
  func `What a follow-up is for is said if it has happened, or an interview ends`(
    phrase: String, at: String, said: String
  ) {
    let followUp = Reports.followUp(
      opens: Instant("2026-11-25T14:00:00Z"), closes: Instant("2026-11-27T22:00:00Z"), slots: [],
      for: phrase, at: Instant(at))
    let reply = ExplainMethod.Reply(
      asOf: Run.now, application: "acme", zone: "America/New_York", userZone: "Europe/Berlin",
      notes: [], followUps: [followUp])
    #expect(text(.explanation(reply)).contains(said))
  }

  @Test func `A daemon that ends with the last session is said to`() {
    var status = Reports.status
    let advice = "After log-out  it ends with your last session: loginctl enable-linger keeps it"
    for (lingers, isSaid) in [(nil, false), (true, false), (false, true)] {
      status.lingers = lingers
      #expect(text(.status(status)).contains(advice) == isSaid)
    }
  }

  @Test func `Diagnostics are written as compilers write them`() {
    let reply = ReloadMethod.Reply(
      file: "/c.toml",
      diagnostics: [.init(line: 3, column: 9, kind: "key", message: "There is no key \"spacng\".")])
    #expect(
      text(.configuration(reply, exists: true)) == "/c.toml:3:9: There is no key \"spacng\".\n")
    #expect(
      text(.reloaded(reply)) == """
        /c.toml:3:9: There is no key "spacng".
        Nothing was changed: what was in force before still is.

        """)
    #expect(
      text(.reloaded(.init(file: "/c.toml"))) == "The configuration is in force: /c.toml.\n")
    let noted = ReloadMethod.Reply(
      file: "/c.toml",
      notes: [.init(line: 2, column: 8, kind: "note", message: "\"GB\" is another name.")])
    #expect(
      text(.configuration(noted, exists: true)) == """
        /c.toml:2:8: Note: "GB" is another name.
        /c.toml holds nothing wrong.

        """)
  }
}
