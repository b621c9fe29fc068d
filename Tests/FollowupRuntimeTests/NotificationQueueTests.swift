import FollowupCore
import Testing

@testable import FollowupRuntime

/// What is shown when, and what is never shown again.
@Suite struct NotificationQueueTests {
  private typealias Queue = NotificationQueue
  private let capabilities = Queue.Capabilities(["actions", "body-markup"])

  private func cards(_ count: Int) -> [Card] {
    (1...count).map { Card(title: "card \($0)", body: "body \($0)", reminders: []) }
  }

  /// A queue whose server is there and has said what it can do.
  private func ready() -> Queue {
    var queue = Queue(hasDisplay: false)
    _ = queue.serverChanged(to: ":1.5")
    _ = queue.show(cards(1))
    for command in queue.answered(capabilities, by: ":1.5") {
      if case .show(let ticket, _, _) = command { _ = queue.answered(ticket, id: 100) }
    }
    return queue
  }

  @Test func `nothing is shown before there is a server, and all of it afterwards`() {
    var queue = Queue(hasDisplay: false)
    #expect(queue.show(cards(2)) == [])
    #expect(queue.serverChanged(to: ":1.5") == [.askCapabilities(startsServer: false)])
    let shown = queue.answered(capabilities, by: ":1.5")
    #expect(shown == zip([1, 2], cards(2)).map { .show($0, $1, capabilities) })
  }

  @Test func `where there is a display, the bus may start a server`() {
    var queue = Queue(hasDisplay: true)
    #expect(queue.show(cards(1)) == [.askCapabilities(startsServer: true)])
    #expect(queue.show(cards(1)) == [])
  }

  @Test func `more than three are shown as one`() {
    var queue = Queue(hasDisplay: false)
    _ = queue.show(cards(4))
    _ = queue.serverChanged(to: ":1.5")
    let shown = queue.answered(capabilities, by: ":1.5")
    #expect(shown == [.show(1, Card(summingUp: cards(4)), capabilities)])
    #expect(Card(summingUp: cards(4)).title == "4 follow-ups")
  }

  @Test func `a choice counts once, and takes the notification down`() {
    var queue = ready()
    let card = cards(1)[0]
    #expect(
      queue.chose("sent", id: 100, sender: ":1.5") == [.perform(.sent, card), .close(id: 100)])
    #expect(queue.chose("sent", id: 100, sender: ":1.5") == [])
  }

  @Test(arguments: [("sent", 100, ":1.9"), ("sent", 7, ":1.5"), ("rm -rf", 100, ":1.5")])
  func `nobody else's word counts as a choice`(key: String, id: Int, sender: String) {
    var queue = ready()
    #expect(queue.chose(key, id: UInt32(id), sender: sender) == [])
  }

  @Test func `what a server had shown is not shown again by the next one`() {
    var queue = ready()
    #expect(queue.serverChanged(to: nil) == [])
    #expect(queue.serverChanged(to: ":1.6") == [])
    #expect(queue.chose("sent", id: 100, sender: ":1.6") == [])
  }

  @Test func `what a server had not confirmed waits for the next one`() {
    var queue = Queue(hasDisplay: false)
    _ = queue.serverChanged(to: ":1.5")
    _ = queue.show(cards(1))
    _ = queue.answered(capabilities, by: ":1.5")
    #expect(queue.serverChanged(to: nil) == [])
    #expect(queue.waitingCount == 1)
    #expect(queue.serverChanged(to: ":1.6") == [.askCapabilities(startsServer: false)])
    #expect(queue.answered(capabilities, by: ":1.6") == [.show(2, cards(1)[0], capabilities)])
  }

  @Test func `what is settled is taken down, and waits no longer`() {
    var queue = ready()
    #expect(queue.settle { _ in true } == [.close(id: 100)])
    #expect(queue.settle { _ in true } == [])
  }

  @Test func `what a server refuses is shown later, and meanwhile it is not pressed`() {
    var queue = ready()
    #expect(queue.show(cards(2)).count == 2)
    #expect(queue.answered(2, id: nil) == [.tryLater(Queue.firstRest)])
    #expect(queue.answered(3, id: nil) == [])
    #expect(queue.tryAgain() == zip([4, 5], cards(2)).map { .show($0, $1, capabilities) })
    #expect(queue.answered(4, id: nil) == [.tryLater(Queue.firstRest * 2)])
    #expect(queue.answered(5, id: 105) == [])
    #expect(queue.tryAgain() == [.show(6, cards(1)[0], capabilities)])
    #expect(queue.answered(6, id: nil) == [.tryLater(Queue.firstRest)])
  }

  @Test func `a server that refuses all is left in peace in the end, until there is more to show`()
  {
    var queue = ready()
    _ = queue.show(cards(1))
    var rests = 0
    for ticket in 2...100 where queue.answered(ticket, id: nil) != [] {
      rests += 1
      _ = queue.tryAgain()
    }
    #expect(rests == Queue.failuresAtMost)
    #expect(queue.waitingCount == 1)
    #expect(queue.show(cards(1)).count == 2)
  }

  @Test func `a server that does not say what it can do is asked again`() {
    var queue = Queue(hasDisplay: false)
    _ = queue.serverChanged(to: ":1.5")
    #expect(queue.show(cards(1)) == [.askCapabilities(startsServer: false)])
    #expect(queue.answered(nil, by: ":1.5") == [.tryLater(Queue.firstRest)])
    #expect(queue.tryAgain() == [.askCapabilities(startsServer: false)])
  }

  @Test func `the word of a server that went is not the next one's`() {
    var queue = Queue(hasDisplay: true)
    #expect(queue.show(cards(1)) == [.askCapabilities(startsServer: true)])
    #expect(queue.serverChanged(to: ":1.5") == [.askCapabilities(startsServer: false)])
    #expect(queue.answered(nil, by: nil) == [])
    #expect(queue.serverChanged(to: ":1.6") == [.askCapabilities(startsServer: false)])
    #expect(queue.answered(capabilities, by: ":1.5") == [])
    let plain = Queue.Capabilities([])
    #expect(queue.answered(plain, by: ":1.6") == [.show(1, cards(1)[0], plain)])
  }

  @Test func `where a display is, a server that died with a card in its hands is started later`() {
    var queue = Queue(hasDisplay: true)
    _ = queue.serverChanged(to: ":1.5")
    _ = queue.show(cards(1))
    _ = queue.answered(capabilities, by: ":1.5")
    #expect(queue.serverChanged(to: nil) == [.tryLater(Queue.firstRest)])
    #expect(queue.answered(1, id: nil) == [])
    #expect(queue.tryAgain() == [.askCapabilities(startsServer: true)])
  }

  @Test func `a bus that comes back without a server starts one for what waits`() {
    var queue = Queue(hasDisplay: true)
    #expect(queue.show(cards(1)) == [.askCapabilities(startsServer: true)])
    queue.disconnected()
    #expect(queue.connected(owner: nil) == [.askCapabilities(startsServer: true)])
  }

  @Test func `cards that failed wait in their order, and each by itself`() {
    var queue = ready()
    #expect(queue.show(cards(3)).count == 3)
    for ticket in 2...4 { _ = queue.answered(ticket, id: nil) }
    let more = Card(title: "more", body: "more", reminders: [])
    #expect(
      queue.show([more]) == [.show(5, Card(summingUp: cards(3) + [more]), capabilities)])
    _ = queue.answered(5, id: nil)
    #expect(queue.waitingCount == 4)
  }

  @Test func `what is settled while the server stands still is taken down once it is shown`() {
    var queue = ready()
    _ = queue.show(cards(1))
    #expect(queue.settle { $0.reminders.isEmpty } == [.close(id: 100)])
    #expect(queue.waitingCount == 0)
    #expect(queue.answered(2, id: 101) == [.close(id: 101)])
    #expect(queue.chose("sent", id: 101, sender: ":1.5") == [])
  }

  @Test func `what is settled while the server stands still is not shown by the next one`() {
    var queue = ready()
    _ = queue.show(cards(2))
    _ = queue.settle { $0.title == "card 1" }
    _ = queue.serverChanged(to: nil)
    _ = queue.serverChanged(to: ":1.6")
    #expect(
      queue.answered(capabilities, by: ":1.6") == [.show(4, cards(2)[1], capabilities)])
  }

  @Test func `no more wait than have a place`() {
    var queue = Queue(hasDisplay: false)
    _ = queue.show(cards(Queue.waitingAtMost + 50))
    #expect(queue.waitingCount == Queue.waitingAtMost)
  }
}
