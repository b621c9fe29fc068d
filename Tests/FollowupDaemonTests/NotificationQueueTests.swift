import FollowupCore
import Testing

@testable import FollowupDaemon

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
    for command in queue.answered(capabilities) {
      if case .show(let ticket, _, _) = command { _ = queue.answered(ticket, id: 100) }
    }
    return queue
  }

  @Test func `nothing is shown before there is a server, and all of it afterwards`() {
    var queue = Queue(hasDisplay: false)
    #expect(queue.show(cards(2)) == [])
    #expect(queue.serverChanged(to: ":1.5") == [.askCapabilities(startsServer: false)])
    let shown = queue.answered(capabilities)
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
    let shown = queue.answered(capabilities)
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
    _ = queue.answered(capabilities)
    #expect(queue.serverChanged(to: nil) == [])
    #expect(queue.waitingCount == 1)
    #expect(queue.serverChanged(to: ":1.6") == [.askCapabilities(startsServer: false)])
    #expect(queue.answered(capabilities) == [.show(2, cards(1)[0], capabilities)])
  }

  @Test func `what is settled is taken down, and waits no longer`() {
    var queue = ready()
    #expect(queue.settle { _ in true } == [.close(id: 100)])
    #expect(queue.settle { _ in true } == [])
  }

  @Test func `no more wait than have a place`() {
    var queue = Queue(hasDisplay: false)
    _ = queue.show(cards(Queue.waitingAtMost + 50))
    #expect(queue.waitingCount == Queue.waitingAtMost)
  }

  @Test(arguments: [
    ("a\u{1B}[31mb", "a\\u{1B}[31mb"), ("a\nMESSAGE=b", "a\\u{A}MESSAGE=b"),
    ("\u{202E}evil", "\\u{202E}evil"), ("Zoë", "Zoë"),
  ])
  func `nothing in a text moves the cursor or turns the writing`(text: String, shown: String) {
    #expect(plain(text) == shown)
  }
}
