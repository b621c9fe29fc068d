import CivilTime
import FollowupCore
import FollowupRuntime
import Testing

/// What a card says is true, and what is chosen on it is done once, whatever the server's manners.
@Suite struct ServerMannersTests {
  private let thankYou = Desk.thankYou

  /// Manners under which a choice has to count once, and the card has to go.
  private static let manners: [@Sendable (inout StandInServer.Manners) -> Void] = [
    { _ in }, { $0.signalsTwice = true }, { $0.closesFirst = true },
    { $0.staysAfterChoice = true }, { $0.confirmsUnknown = true },
    {
      $0.confirmsUnknown = true
      $0.signalsTwice = true
      $0.closesFirst = true
    },
  ]

  @Test(arguments: Self.manners.indices)
  func `a choice counts once and takes the card down, whatever the server's manners`(
    number: Int
  ) throws {
    let desk = try Desk(Self.manners[number])
    desk.hold("acme")
    desk.server.press("sent")
    #expect(desk.sentCount == 1)
    #expect(desk.texts == [])
    desk.hold("bloom")
    desk.server.press("sent")
    #expect(desk.sentCount == 2)
  }

  @Test(arguments: Self.manners.indices)
  func `a click answers "why" in the card's place, whatever the server's manners`(
    number: Int
  ) throws {
    let desk = try Desk(Self.manners[number])
    desk.hold("acme")
    desk.server.press("default")
    #expect(desk.server.history.count == 2)
    #expect(desk.texts.count == 1 && desk.texts[0].contains("stage-window: "))
    desk.server.press("sent")
    #expect(desk.sentCount == 1)
    #expect(desk.texts == [])
  }

  @Test func `"why" answers once: a click on the answer is no question`() throws {
    let desk = try Desk { $0.clickNeedsNoAction = true }
    desk.hold("acme")
    desk.server.press("default")
    #expect(desk.server.history.count == 2)
    #expect(desk.texts.first?.contains("stage-window: ") == true)
    desk.server.press("default")
    #expect(desk.server.history.count == 2)
    #expect(desk.texts == [])
  }

  @Test func `"Draft" has the service manager open one, and leaves a card that can say "Sent"`()
    throws
  {
    let desk = try Desk()
    desk.hold("acme")
    desk.server.press("draft")
    #expect(desk.server.units == [#"followup-draft@acme-thank\x2dyou-\x2d\x2dto\x3djo.service"#])
    #expect(desk.texts.count == 1 && desk.texts[0].contains("stage-window: "))
    desk.server.press("sent")
    #expect(desk.sentCount == 1 && desk.texts == [])
  }

  @Test func `a draft that cannot be opened is said in the journal`() throws {
    let desk = try Desk()
    desk.server.managerFailure = .refused("Unit followup-draft@x.service not found.")
    desk.hold("acme")
    desk.server.press("draft")
    #expect(
      desk.host.takeSaid().contains(
        "No draft was opened: Unit followup-draft@x.service not found."))
  }

  @Test func `a click on a card without actions does nothing`() throws {
    let desk = try Desk { $0.clickNeedsNoAction = true }
    desk.hold("acme")
    desk.server.press("sent")
    desk.host.pass(.minutes(15))
    desk.server.press("default")
    #expect(desk.server.history.count == 2)
    #expect(desk.texts == [])
  }

  @Test func `what a click on another card closed is shown again`() throws {
    let desk = try Desk { $0.clickClosesAll = true }
    for name in ["a-1", "b-1", "c-1"] { desk.hold(name) }
    desk.server.press("default")
    desk.host.settle()
    #expect(desk.texts.count == 3)
    #expect(
      desk.texts.contains { $0.hasPrefix("a-1") } && desk.texts.contains { $0.hasPrefix("b-1") })
  }

  @Test func `what one click after another closed is shown again each time`() throws {
    let desk = try Desk {
      $0.clickClosesAll = true
      $0.name = "cinnamon"
    }
    let names = ["a-1", "b-1", "c-1"]
    for name in names { desk.hold(name) }
    for name in names {
      let asked = try #require(desk.server.screen.first { $0.value.title.hasPrefix(name) })
      desk.server.press("default", on: asked.key)
      #expect(desk.texts.map { String($0.prefix(3)) }.sorted() == names)
    }
  }

  @Test func `a server that keeps three gets one card for all`() throws {
    let desk = try Desk {
      $0.room = 3
      $0.capabilities.append("persistence")
    }
    let names = (1...8).map { "name-\($0)" }
    for name in names {
      desk.hold(name)
      let shown = desk.server.screen.values.flatMap(\.followUps).map(\.application)
      #expect(shown.contains(name) && shown.contains("name-1"), "\(shown)")
    }
    #expect(Set(desk.server.screen.values.flatMap(\.followUps).map(\.application)).count == 8)
  }

  @Test(arguments: ["Plasma", "lxqt-notificationd"])
  func `a card whose time is over takes no other one with it`(name: String) throws {
    let desk = try Desk {
      $0.listsOverdue = name == "Plasma"
      $0.capabilities.append("persistence")
      $0.name = name
    }
    let names = ["a-1", "b-1", "c-1", "d-1"]
    for name in names { desk.hold(name) }
    desk.server.expire(1)
    #expect(desk.texts.count == (name == "Plasma" ? 4 : 3))
    for name in names {
      desk.record(
        name, .touchSent(.init(action: .thankYou, channel: .email, contact: "jo", reminder: nil)))
    }
    #expect(desk.texts == [])
  }

  @Test func `what a server has in its list after the time says what is so`() throws {
    let desk = try Desk {
      $0.listsOverdue = true
      $0.capabilities.append("persistence")
      $0.name = "Plasma"
    }
    desk.outlet.serverChanged(to: nil)
    for name in ["a-1", "b-1", "c-1", "d-1", "e-1"] { desk.hold(name) }
    desk.outlet.serverChanged(to: desk.server.owner)
    desk.server.expire(1)
    desk.record(
      "a-1", .touchSent(.init(action: .thankYou, channel: .email, contact: "jo", reminder: nil)))
    #expect(desk.server.screen.map { "\($0.key) \($0.value.title)" } == ["1 4 follow-ups"])
    try desk.start()
    #expect(desk.server.screen.map { "\($0.key) \($0.value.title)" } == ["1 4 follow-ups"])
    desk.server.dismiss(1)
    desk.server.restart(as: ":1.6")
    #expect(desk.texts == [])
  }

  @Test(arguments: ["sent", "default"])
  func `a card has its buttons in the list of a server, too`(key: String) throws {
    let desk = try Desk {
      $0.listsOverdue = true
      $0.capabilities.append("persistence")
      $0.name = "Plasma"
    }
    desk.hold("acme")
    desk.server.expire(1)
    #expect(desk.texts == [thankYou])
    desk.server.press(key)
    #expect(desk.sentCount == (key == "sent" ? 1 : 0))
    #expect(desk.texts.map { $0.contains("stage-window: ") } == (key == "sent" ? [] : [true]))
  }

  @Test func `a card whose time is over again and again is shown no third time`() throws {
    let desk = try Desk {
      $0.listsOverdue = true
      $0.capabilities.append("persistence")
      $0.name = "Plasma"
    }
    desk.hold("acme")
    for _ in 1...5 { desk.server.expire(1) }
    #expect(desk.server.history.count == 2)
  }

  @Test func `where a replaced card loses its buttons, none is replaced`() throws {
    let desk = try Desk {
      $0.losesButtons = true
      $0.room = 3
      $0.capabilities.append("persistence")
      $0.name = "gnome-shell"
    }
    let names = ["a-1", "b-1", "c-1"]
    for name in names { desk.hold(name) }
    try desk.start()
    #expect(desk.texts.map { String($0.prefix(3)) } == names)
    for _ in names { desk.server.press("sent") }
    #expect(desk.sentCount == 3)
    #expect(desk.texts == [])
  }

  @Test func `a digest of which one is done keeps its buttons on every server`() throws {
    let desk = try Desk {
      $0.losesButtons = true
      $0.name = "gnome-shell"
    }
    desk.outlet.serverChanged(to: nil)
    for name in ["a-1", "b-1", "c-1", "d-1", "e-1"] { desk.hold(name) }
    desk.outlet.serverChanged(to: desk.server.owner)
    desk.record(
      "a-1", .touchSent(.init(action: .thankYou, channel: .email, contact: "jo", reminder: nil)))
    #expect(desk.server.screen.values.map(\.title) == ["4 follow-ups"])
    desk.server.press("snooze")
    #expect(desk.texts == [])
  }

  @Test func `where a new card has no text, it takes its own place, and the answer to "why" too`()
    throws
  {
    let desk = try Desk {
      $0.hidesText = true
      $0.name = "Budgie Notification Server"
    }
    desk.hold("acme")
    #expect(desk.texts == [thankYou] && desk.server.textless == [])
    desk.server.press("default")
    #expect(desk.texts.count == 1 && desk.server.textless == [])
    desk.server.press("sent")
    #expect(desk.sentCount == 1)
    #expect(desk.texts == [])
    let names = ["a-1", "b-1", "c-1"]
    for name in names { desk.hold(name) }
    #expect(desk.texts.map { String($0.prefix(3)) } == names)
    desk.server.restart(as: ":1.6")
    #expect(desk.texts.count == 1 && desk.server.textless == [])
  }

  @Test func `a card that the server does not replace stays as it is, and its buttons count`()
    throws
  {
    let desk = try Desk {
      $0.hidesText = true
      $0.name = "Budgie Notification Server"
    }
    let names = ["a-1", "b-1", "c-1"]
    for name in names { desk.hold(name) }
    try desk.start()
    #expect(desk.texts.map { String($0.prefix(3)) } == names)
    for _ in names { desk.server.press("sent") }
    #expect(desk.sentCount == 3 && desk.texts == [])
    desk.server.manners.otherCount = 2
    desk.hold("acme")
    #expect(desk.texts.map { String($0.prefix(4)) } == ["acme"])
    desk.server.press("sent")
    #expect(desk.sentCount == 4 && desk.texts == [])
  }

  @Test func `what the server closes before it says the id counts as closed`() throws {
    let desk = try Desk {
      $0.hidesText = true
      $0.otherCount = 3
      $0.name = "Budgie Notification Server"
    }
    for name in ["a-1", "b-1", "c-1"] { desk.hold(name) }
    #expect(desk.texts == [])
    desk.server.manners.otherCount = 0
    desk.hold("acme")
    #expect(desk.texts.count == 1 && desk.server.textless == [])
  }

  @Test func `the answer to "why" has its buttons, also where the question was asked in a list`()
    throws
  {
    let desk = try Desk {
      $0.hasListOpen = true
      $0.name = "gnome-shell"
    }
    desk.hold("acme")
    desk.server.press("sent")
    #expect(desk.sentCount == 0)
    desk.server.press("default")
    desk.server.press("sent")
    #expect(desk.sentCount == 1)
    #expect(desk.texts == [])
  }

  @Test(arguments: ["gnome-shell", "cinnamon"])
  func `a click on the answer to "why" closes no other card`(name: String) throws {
    let desk = try Desk {
      $0.opensProgram = true
      $0.clickClosesAll = name == "cinnamon"
      $0.name = name
    }
    for name in ["acme", "bloom"] { desk.hold(name) }
    desk.server.press("default")
    let answer = try #require(desk.server.screen.first { $0.value.isExplanation })
    desk.server.press("default", on: answer.key)
    #expect(desk.texts == [thankYou])
  }

  @Test func `a draft from the answer to "why" leaves that answer, with its buttons`() throws {
    let desk = try Desk {
      $0.hidesRepetitions = true
      $0.staysAfterChoice = true
    }
    desk.hold("acme")
    desk.server.press("default")
    desk.server.press("draft")
    #expect(desk.server.units.count == 1)
    #expect(desk.texts.count == 1)
    desk.server.press("sent")
    #expect(desk.sentCount == 1)
    #expect(desk.texts == [])
  }

  @Test(arguments: ["default", "draft"])
  func `the answer to a choice is on the screen before the card goes off it`(key: String) throws {
    let desk = try Desk { $0.fadesNext = true }
    desk.hold("acme")
    desk.server.press(key)
    #expect(desk.texts.count == 1)
    desk.server.press("sent")
    #expect(desk.sentCount == 1)
    #expect(desk.texts == [])
  }

  @Test func `a server that has its name before it answers shows what waits once it does`() throws {
    let desk = try Desk()
    desk.hold("acme")
    _ = desk.host.takeSaid()
    desk.server.isReady = false
    desk.server.restart(as: ":1.6")
    desk.host.pass(.milliseconds(200))
    #expect(desk.texts == [] && desk.outlet.problem == nil)
    desk.server.isReady = true
    desk.host.pass(.seconds(1))
    #expect(desk.texts == [thankYou])
    #expect(desk.host.takeSaid() == [])
  }

  @Test func `a server that does not answer to its name in a minute is a problem, until it does`()
    throws
  {
    let desk = try Desk()
    desk.hold("acme")
    desk.server.isReady = false
    desk.server.restart(as: ":1.6")
    desk.host.pass(.minutes(1))
    let text = "The notification server refuses notifications: \(StandInServer.noObject)"
    #expect(desk.outlet.problem == text)
    desk.server.isReady = true
    desk.host.pass(.minutes(2))
    #expect(desk.texts == [thankYou] && desk.outlet.problem == nil)
  }

  @Test func `a refusal is a problem in the server's words, and said once`() throws {
    let desk = try Desk {
      $0.refusal = "org.freedesktop.DBus.Error.AccessDenied: no"
      $0.name = "picky"
    }
    let text =
      "The notification server \"picky\" refuses notifications: "
      + "org.freedesktop.DBus.Error.AccessDenied: no"
    desk.hold("acme")
    #expect(desk.outlet.problem == text)
    #expect(desk.outlet.summary == "notifications are refused, 1 waiting")
    desk.host.pass(.minutes(10))
    #expect(desk.host.takeSaid().filter { $0 == text }.count == 1)
    desk.server.manners.refusal = nil
    desk.host.pass(.hours(2))
    #expect(desk.outlet.problem == nil)
    #expect(desk.texts.contains(thankYou))
  }

  @Test func `a card that the server brings back still has its actions`() throws {
    let desk = try Desk()
    desk.hold("acme")
    let (id, card) = try #require(desk.server.screen.first)
    desk.server.dismiss(id)
    desk.server.bringBack(card, as: id)
    desk.server.press("sent")
    #expect(desk.sentCount == 1)
    #expect(desk.texts == [])
  }
}
