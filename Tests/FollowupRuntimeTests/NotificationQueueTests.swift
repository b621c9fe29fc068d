import FollowupCore
import Testing

@testable import FollowupRuntime

/// What is shown when, and what is never shown again.
@Suite struct NotificationQueueTests {
  private typealias Queue = NotificationQueue
  private let capabilities = Queue.Capabilities(["actions", "body-markup"])

  private func cards(_ count: Int) -> [Card] {
    Card.samples(1...count)
  }

  /// A queue whose server is there and has said what it can do.
  private func ready() -> Queue {
    var queue = Queue()
    _ = queue.serverChanged(to: ":1.5")
    _ = queue.show(cards(1))
    for command in queue.answered(.success(capabilities), by: ":1.5") {
      if case .show(let ticket, _, _, _) = command { _ = queue.answered(ticket, .success(100)) }
    }
    return queue
  }

  @Test func `nothing is shown before there is a server, and all of it afterwards`() {
    var queue = Queue()
    #expect(queue.show(cards(2)) == [.askCapabilities])
    #expect(queue.serverChanged(to: ":1.5") == [.askCapabilities])
    let shown = queue.answered(.success(capabilities), by: ":1.5")
    #expect(shown == zip([1, 2], cards(2)).map { .show($0, $1, capabilities, replacing: 0) })
  }

  @Test func `where there is a display, the bus may start a server`() {
    var queue = Queue()
    #expect(queue.show(cards(1)) == [.askCapabilities])
    #expect(queue.show(cards(1)) == [])
  }

  @Test func `more than three are shown as one`() {
    var queue = Queue()
    _ = queue.show(cards(4))
    _ = queue.serverChanged(to: ":1.5")
    let shown = queue.answered(.success(capabilities), by: ":1.5")
    #expect(shown == [.show(1, Card(summingUp: cards(4)), capabilities, replacing: 0)])
    #expect(Card(summingUp: cards(4)).title == "4 follow-ups")
  }

  @Test func `a choice counts once, and takes the notification down`() {
    var queue = ready()
    let card = cards(1)[0]
    #expect(
      queue.chose("sent", id: 100, sender: ":1.5") == [.close(id: 100), .perform(.sent, card)])
    #expect(queue.chose("sent", id: 100, sender: ":1.5") == [])
  }

  @Test(arguments: [("sent", 100, ":1.9"), ("sent", 7, ":1.5"), ("rm -rf", 100, ":1.5")])
  func `nobody else's word counts as a choice`(key: String, id: Int, sender: String) {
    var queue = ready()
    #expect(queue.chose(key, id: UInt32(id), sender: sender) == [])
    _ = queue.closed(id: UInt32(id), reason: 2, sender: ":1.9")
    #expect(queue.shown.keys.sorted() == [100])
  }

  @Test func `what a server had shown is shown again by the next one, under an id of its own`() {
    var queue = ready()
    #expect(queue.serverChanged(to: nil) == [.tryLater(Backoff.firstRest)])
    #expect(queue.serverChanged(to: ":1.6") == [.askCapabilities])
    #expect(queue.chose("sent", id: 100, sender: ":1.6") == [])
    #expect(
      queue.answered(.success(capabilities), by: ":1.6")
        == [.show(2, cards(1)[0], capabilities, replacing: 0)])
  }

  @Test func `what a server had not confirmed waits for the next one`() {
    var queue = Queue()
    _ = queue.serverChanged(to: ":1.5")
    _ = queue.show(cards(1))
    _ = queue.answered(.success(capabilities), by: ":1.5")
    #expect(queue.serverChanged(to: nil) == [.tryLater(Backoff.firstRest)])
    #expect(queue.waitingCount == 1)
    #expect(queue.serverChanged(to: ":1.6") == [.askCapabilities])
    #expect(
      queue.answered(.success(capabilities), by: ":1.6") == [
        .show(2, cards(1)[0], capabilities, replacing: 0)
      ])
  }

  @Test func `what is settled is taken down, and waits no longer`() {
    var queue = ready()
    #expect(queue.review { _ in nil } == [.close(id: 100)])
    #expect(queue.review { _ in nil } == [])
  }

  @Test func `what a server refuses is shown later, and meanwhile it is not pressed`() {
    var queue = ready()
    #expect(queue.show(cards(2)).count == 2)
    #expect(queue.answered(2, .failure(.refused("no"))) == [.tryLater(Backoff.firstRest)])
    #expect(queue.answered(3, .failure(.refused("no"))) == [])
    #expect(
      queue.tryAgain() == zip([4, 5], cards(2)).map { .show($0, $1, capabilities, replacing: 0) })
    #expect(queue.answered(4, .failure(.refused("no"))) == [.tryLater(Backoff.firstRest * 2)])
    #expect(queue.answered(5, .success(105)) == [])
    #expect(queue.tryAgain() == [.show(6, cards(1)[0], capabilities, replacing: 0)])
    #expect(queue.answered(6, .failure(.refused("no"))) == [.tryLater(Backoff.firstRest)])
  }

  @Test func `a server that refuses all is left in peace in the end, until there is more to show`()
  {
    var queue = ready()
    _ = queue.show(cards(1))
    var rests = 0
    for ticket in 2...100 where queue.answered(ticket, .failure(.refused("no"))) != [] {
      rests += 1
      _ = queue.tryAgain()
    }
    #expect(rests == Backoff.failuresAtMost)
    #expect(queue.waitingCount == 1)
    #expect(queue.show(cards(1)).count == 2)
  }

  @Test func `a server that does not say what it can do is asked again`() {
    var queue = Queue()
    _ = queue.serverChanged(to: ":1.5")
    #expect(queue.show(cards(1)) == [.askCapabilities])
    #expect(queue.answered(.failure(.absent), by: ":1.5") == [.tryLater(Backoff.firstRest)])
    #expect(queue.tryAgain() == [.askCapabilities])
  }

  @Test
  func `a server that has its name before it answers is asked again soon, and later if it goes on`()
  {
    var queue = Queue()
    _ = queue.show(cards(1))
    _ = queue.answered(.failure(.absent), by: nil)
    _ = queue.serverChanged(to: ":1.5")
    for number in 0..<Backoff.pausesAtMost {
      let pause = Backoff.firstPause * (1 << number)
      #expect(queue.answered(.failure(.notReady("no")), by: ":1.5") == [.tryLater(pause)])
      #expect(queue.refusal == nil)
      #expect(queue.tryAgain() == [.askCapabilities])
    }
    #expect(
      queue.answered(.failure(.notReady("no")), by: ":1.5") == [.tryLater(Backoff.firstRest * 2)])
    #expect(queue.refusal == "no")
    _ = queue.serverChanged(to: ":1.6")
    #expect(
      queue.answered(.failure(.notReady("no")), by: ":1.6") == [.tryLater(Backoff.firstPause)])
  }

  @Test func `the word of a server that went is not the next one's`() {
    var queue = Queue()
    #expect(queue.show(cards(1)) == [.askCapabilities])
    #expect(queue.serverChanged(to: ":1.5") == [.askCapabilities])
    #expect(queue.answered(.failure(.absent), by: nil) == [])
    #expect(queue.serverChanged(to: ":1.6") == [.askCapabilities])
    #expect(queue.answered(.success(capabilities), by: ":1.5") == [])
    let plain = Queue.Capabilities([])
    #expect(
      queue.answered(.success(plain), by: ":1.6") == [.show(1, cards(1)[0], plain, replacing: 0)])
  }

  @Test func `where a display is, a server that died with a card in its hands is started later`() {
    var queue = Queue()
    _ = queue.serverChanged(to: ":1.5")
    _ = queue.show(cards(1))
    _ = queue.answered(.success(capabilities), by: ":1.5")
    #expect(queue.serverChanged(to: nil) == [.tryLater(Backoff.firstRest)])
    #expect(queue.answered(1, .failure(.refused("no"))) == [])
    #expect(queue.tryAgain() == [.askCapabilities])
  }

  @Test func `a bus that comes back without a server starts one for what waits`() {
    var queue = Queue()
    #expect(queue.show(cards(1)) == [.askCapabilities])
    queue.disconnected()
    #expect(queue.connected(owner: nil) == [.askCapabilities])
  }

  @Test func `cards that failed wait in their order, and each by itself`() {
    var queue = ready()
    #expect(queue.show(cards(3)).count == 3)
    for ticket in 2...4 { _ = queue.answered(ticket, .failure(.refused("no"))) }
    let more = Card.sample(9)
    #expect(
      queue.show([more]) == [
        .show(5, Card(summingUp: cards(3) + [more]), capabilities, replacing: 0)
      ])
    _ = queue.answered(5, .failure(.refused("no")))
    #expect(queue.waitingCount == 4)
  }

  @Test func `what is settled while the server stands still is taken down once it is shown`() {
    var queue = ready()
    _ = queue.show(cards(1))
    #expect(queue.review { _ in nil } == [.close(id: 100)])
    #expect(queue.waitingCount == 0)
    #expect(queue.answered(2, .success(101)) == [.close(id: 101)])
    #expect(queue.chose("sent", id: 101, sender: ":1.5") == [])
  }

  @Test func `what is settled while the server stands still is not shown by the next one`() {
    var queue = ready()
    _ = queue.show(cards(2))
    _ = queue.review { $0 == cards(2)[0] ? nil : $0 }
    _ = queue.serverChanged(to: nil)
    _ = queue.serverChanged(to: ":1.6")
    #expect(
      queue.answered(.success(capabilities), by: ":1.6") == [
        .show(4, cards(2)[1], capabilities, replacing: 0)
      ])
  }

  @Test func `no more wait than have a place`() {
    var queue = Queue()
    _ = queue.show(cards(Queue.waitingAtMost + 50))
    #expect(queue.waitingCount == Queue.waitingAtMost)
  }
}
