import CivilTime
import FollowupCore
import FollowupRuntime
import Testing

/// What a card says is true for as long as it is on a screen.
@Suite struct DesktopOutletTests {
  private let thankYou = Desk.thankYou

  // MARK: What a card says

  @Test func `a card begins with the deadline, and names whom to write to and the company`() throws
  {
    let desk = try Desk()
    desk.hold("acme")
    #expect(desk.texts == [thankYou])
  }

  @Test func `where no button can be clicked, a card ends with the command`() throws {
    let desk = try Desk { $0.capabilities = ["body"] }
    desk.hold("acme")
    let card = try #require(desk.server.screen.values.first)
    #expect(card.body(hasButtons: false).hasSuffix("\nfollowupctl sent acme thank-you"))
    for (name, hasButtons) in [("dunst", false), ("mako", false), ("Plasma", true)] {
      let capabilities = NotificationQueue.Capabilities(["actions"], server: name)
      #expect(capabilities.hasButtons == hasButtons)
    }
  }

  @Test func `a digest has four rows, names applications and companies, and has an end`() {
    let card = Card.digest(1...30)
    #expect(card.title == "30 follow-ups")
    #expect(
      card.body(hasButtons: false) == """
        First until Thu 1 Jan 01:00 UTC
        card-1: thank-you
        card-2: thank-you
        and 28 more: followupctl next
        """)
    let why = Card(explaining: card).body(hasButtons: true).split(separator: "\n")
    #expect(
      why.last?.hasPrefix("and ") == true && why.last?.hasSuffix("followupctl why NAME") == true)
    #expect(why[0].hasPrefix("card-1, thank-you: "))
    #expect(why.map { ($0.count + 35) / 36 }.reduce(0, +) <= 4)
    #expect(
      Card.digest(1...3).body(hasButtons: false).split(separator: "\n").map { String($0) } == [
        "First until Thu 1 Jan 01:00 UTC", "card-1: thank-you", "card-2: thank-you",
        "card-3: thank-you",
      ])
    #expect(
      Card.digest(1...4).body(hasButtons: true)
        == (1...4).map { "card-\($0): thank-you" }.joined(separator: "\n"))
  }

  // MARK: It goes when it is not so any more

  @Test func `"record what they said" is taken down once it was recorded`() throws {
    let desk = try Desk()
    desk.hold("acme")
    desk.host.pass(.minutes(15))
    #expect(
      desk.texts.last == """
        acme – phone interview
        Is over: record what they said about timing
        Acme Corp.
        followupctl expect acme --by DATE
        """)
    desk.record("acme", .promiseRecorded(.noFollowUp))
    #expect(!desk.texts.contains { $0.contains("record what they said") })
  }

  @Test func `a message to the same person for another application is felt on the card`() throws {
    let desk = try Desk()
    for name in ["acme", "bloom"] {
      desk.record(
        name, .applicationAdded(.init(.init(company: "Acme Corp.", zone: "UTC"))),
        .contactAdded(
          .init(
            .init(contact: "jo", name: "Jo Doe", address: "jo@acme.example", may: [.email]))))
      if name == "acme" { desk.host.pass(.days(8)) }
    }
    #expect(desk.texts.contains { $0.hasPrefix("acme – check-in\nUntil") }, "\(desk.texts)")
    desk.record("bloom", .touchSent(.init(action: .other, channel: .email, contact: "jo")))
    #expect(!desk.texts.contains { $0.hasPrefix("acme – check-in\nUntil") }, "\(desk.texts)")
  }

  @Test func `what was put off from the shell goes, and comes again`() throws {
    let desk = try Desk()
    desk.hold("acme")
    let drafts = try desk.runtime.engine.snooze(
      "acme", .thankYou, until: desk.host.time + .hours(2), at: desk.host.time)
    desk.runtime.driver.record(drafts) { _ in }
    desk.host.settle()
    #expect(!desk.texts.contains { $0.contains("thank-you") })
    desk.host.pass(.hours(3))
    #expect(desk.texts.contains { $0.contains("thank-you") })
  }

  @Test func `a card goes when its time is over, also in quiet hours`() throws {
    let desk = try Desk()
    desk.hold("acme")
    desk.host.configure("[you]\nquiet = \"09:30-12:00\"\n")
    desk.runtime.configurationMayHaveChanged()
    desk.host.pass(.hours(24) - .minutes(5))
    #expect(desk.texts.contains { $0.contains("Closes Thu 26 Nov 09:47 UTC") }, "\(desk.texts)")
    desk.host.pass(.minutes(5))
    #expect(!desk.texts.contains { $0.contains("thank-you") }, "\(desk.texts)")
    desk.host.pass(.hours(3))
    #expect(desk.texts.contains { $0.contains("Is late since Thu 26 Nov 09:47 UTC") })
  }

  @Test func `another zone of the user is on the card at once`() throws {
    let desk = try Desk()
    desk.hold("acme")
    desk.host.configure("[you]\nquiet = \"none\"\nzone = \"Asia/Tokyo\"\n")
    desk.runtime.configurationMayHaveChanged()
    desk.host.settle()
    let text = thankYou.replacing("09:47 UTC", with: "18:47 JST (09:47 UTC there)")
    #expect(desk.texts == [text])
  }

  @Test func `a digest of which one is done counts one less, under the same id`() throws {
    let desk = try Desk()
    let names = ["a-1", "b-1", "c-1", "d-1", "e-1"]
    desk.outlet.serverChanged(to: nil)
    for name in names { desk.hold(name) }
    desk.outlet.serverChanged(to: desk.server.owner)
    #expect(desk.server.screen.values.map(\.title) == ["5 follow-ups"])
    desk.record(
      "a-1", .touchSent(.init(action: .thankYou, channel: .email, contact: "jo", reminder: nil)))
    #expect(desk.server.screen.map { "\($0.key) \($0.value.title)" } == ["1 4 follow-ups"])
  }

  @Test func `of one follow-up only the latest phase is on the screen`() throws {
    let desk = try Desk()
    desk.hold("acme")
    desk.host.pass(.hours(23))
    #expect(desk.texts.filter { $0.contains("thank-you") }.count == 1, "\(desk.texts)")
  }

  // MARK: Ends and starts

  @Test func `what a server that ended had on the screen is shown again, once`() throws {
    let desk = try Desk()
    desk.hold("acme")
    desk.server.restart(as: ":1.6")
    #expect(desk.texts == [thankYou])
    desk.server.restart(as: ":1.7")
    #expect(desk.texts == [])
  }

  @Test func `what the user had closed is not shown again by the next server`() throws {
    let desk = try Desk()
    desk.hold("acme")
    desk.server.dismiss(1)
    desk.server.restart(as: ":1.6")
    #expect(desk.texts == [])
  }

  @Test(arguments: [false, true])
  func `a daemon that is started anew knows the cards on the screen`(
    ofServerThatHidesRepetitions hides: Bool
  ) throws {
    let desk = try Desk { $0.hidesRepetitions = hides }
    desk.hold("acme")
    try desk.start()
    #expect(desk.texts == [thankYou])
    desk.server.press("sent")
    #expect(desk.sentCount == 1)
    #expect(desk.texts == [])
  }

  @Test func `a daemon that ends takes its cards down, and the next one shows them again`() throws {
    let desk = try Desk { $0.confirmsUnknown = true }
    desk.hold("acme")
    desk.end()
    #expect(desk.texts == [])
    try desk.start()
    #expect(desk.texts == [thankYou])
    desk.server.press("sent")
    #expect(desk.sentCount == 1)
    #expect(desk.texts == [])
  }

  @Test(arguments: [true, false])
  func `a choice made while no daemon runs is not heard, and its card is shown again`(
    staysAfterChoice: Bool
  ) throws {
    let desk = try Desk { $0.staysAfterChoice = staysAfterChoice }
    desk.hold("acme")
    desk.server.outlet = nil
    desk.server.press("sent")
    #expect(desk.texts.isEmpty != staysAfterChoice)
    try desk.start()
    #expect(desk.texts == [thankYou])
    #expect(desk.sentCount == 0)
    desk.server.press("sent")
    #expect(desk.sentCount == 1)
    #expect(desk.texts == [])
  }

  @Test func `what was done from the shell goes from the screen after a restart, too`() throws {
    let desk = try Desk()
    desk.hold("acme")
    try desk.start()
    desk.record("acme", .followUpSkipped(.init(action: .thankYou)))
    #expect(desk.texts == [])
  }

  @Test func `what ended while no daemon ran is taken down`() throws {
    let desk = try Desk()
    desk.hold("acme")
    desk.host.endPrograms()
    desk.host.pass(.days(5))
    try desk.start()
    #expect(desk.server.closings.contains(1))
    #expect(!desk.texts.contains(thankYou))
  }

  @Test func `on another bus the same names are other servers and other cards`() throws {
    let desk = try Desk()
    desk.hold("acme")
    desk.server.dismiss(1)
    desk.hold("bloom")
    desk.server.begin(as: desk.server.owner)
    try desk.start(onBus: "another bus")
    #expect(desk.server.closings == [])
    #expect(desk.texts.map { $0.prefix(5) } == ["bloom"])
  }
}
