internal import CivilTime
package import FollowupCore

/// What is on the desktop, and what waits to be: a value whose functions say what to do next.
///
/// A notification waits until there is a server, and is shown once; again only if the server threw it out
/// before the user saw to it. The server's ids mean nothing to another server, or to the same one
/// after a restart, so that each is kept with its owner's name.
package struct NotificationQueue {
  /// The unique name of the server, which all calls are for. A call to the name that all servers share
  /// could reach the next one, and what this one had not confirmed would be shown there twice.
  package private(set) var owner: String?
  /// What it can do; nil before it has said so.
  package private(set) var capabilities: Capabilities?
  private var isAsking = false
  private var waiting: [Part] = []
  private var lastPlace = 0
  private var sending: [Ticket: Sending] = [:]
  private(set) var shown: [UInt32: Shown] = [:]
  /// What was on the screen: a server may show it again by itself, or send a choice after the end.
  private var past: [(id: UInt32, shown: Shown)] = []
  /// What is on the screen and says what is not so any more.
  private var outdated: Set<UInt32> = []
  /// What the server said to be closed before it said under which id it shows what.
  private var closedEarly: Set<UInt32> = []
  /// Whether the answer to "why" is under way. What is closed meanwhile, the server closed by itself.
  private var isExplaining = false
  /// Whether the server may be closing cards because of a click on another one.
  private var isClosing = false
  private var lastTicket = 0
  private var backoff = Backoff()
  /// Why the server did not do what it was last asked for, in its words.
  package private(set) var refusal: String?

  /// More than this at one moment are shown as one. One server keeps no more of a program.
  static let separateAtMost = 3
  /// More than this are not kept waiting; the journal has every one.
  static let waitingAtMost = 256
  /// How many cards are remembered after they have left the screen.
  static let pastAtMost = 64

  package init() {}

  /// How many wait for a server.
  package var waitingCount: Int {
    waiting.count + sending.values.reduce(0) { $0 + ($1.replaced == 0 ? $1.parts.count : 0) }
  }

  /// The next instant at which something on the screen ceases to be true.
  func nextExpiry(after now: Instant) -> Instant? {
    shown.values.flatMap { $0.card.topics.compactMap(\.expires) }.filter { now < $0 }.min()
  }

  // MARK: From the daemon

  /// Queues new cards, and shows as many as the server takes now.
  package mutating func show(_ cards: [Card]) -> [Command] {
    for card in cards {
      lastPlace += 1
      waiting.append(Part(place: lastPlace, card: card))
    }
    waiting = waiting.suffix(Self.waitingAtMost)
    if cards.contains(where: \.isExplanation) { isExplaining = true }
    backoff.cardCame()
    return showWaiting()
  }

  /// Makes everything say what is so now, and takes down that of which nothing is left.
  ///
  /// - Parameter current: the card as it would be now; nil if nothing is left of it.
  package mutating func review(_ current: (Card) -> Card?) -> [Command] {
    waiting = waiting.reviewed(current)
    for (ticket, sent) in sending { sending[ticket]?.parts = sent.parts.reviewed(current) }
    var commands: [Command] = []
    for (id, entry) in shown.sorted(by: { $0.key < $1.key }) where entry.owner == owner {
      let parts = entry.parts.reviewed(current)
      if parts.isEmpty {
        shown[id] = nil
        commands.append(.close(id: id))
      } else {
        shown[id]?.parts = parts
        if parts != entry.parts { outdated.insert(id) }
      }
    }
    // The server may have put it back on the screen.
    for index in past.indices.reversed() {
      let parts = past[index].shown.parts.reviewed(current)
      if parts.isEmpty {
        let gone = past.remove(at: index)
        if gone.shown.chosen.isEmpty { commands.append(.close(id: gone.id)) }
      } else {
        past[index].shown.parts = parts
      }
    }
    return commands + showOutdated()
  }

  /// The time for another try has come.
  package mutating func tryAgain() -> [Command] {
    backoff.end()
    return showWaiting()
  }

  // MARK: From the bus

  /// What an earlier life of the daemon had on the screen of a server.
  mutating func restore(_ cards: [(id: UInt32, card: Card)], of owner: String) {
    self.owner = owner
    for (id, card) in cards {
      lastPlace += 1
      shown[id] = Shown(owner: owner, parts: [Part(place: lastPlace, card: card)])
    }
  }

  /// The bus is there, and says who owns the server's name. If it is the server of an earlier life, each
  /// card is shown again in its own place: a choice that was made in between did not arrive, and most
  /// servers have taken its card down.
  package mutating func connected(owner: String?) -> [Command] {
    guard owner == self.owner else { return serverChanged(to: owner) }
    outdated.formUnion(shown.keys)
    return showWaiting()
  }

  /// The bus is gone, and every server with it.
  package mutating func disconnected() { replaceServer(by: nil) }

  /// Another program owns the server's name, or no one does.
  package mutating func serverChanged(to owner: String?) -> [Command] {
    guard owner != self.owner else { return [] }
    replaceServer(by: owner)
    return owner == nil ? tryLater() : showWaiting()
  }

  private mutating func replaceServer(by owner: String?) {
    // What the server had not confirmed goes on waiting, and what it had on the screen is told again
    // once: no one has seen to it.
    let unseen =
      shown.values + past.map(\.shown).filter { $0.isThrownOut && $0.chosen.isEmpty }
    for sent in sending.values where sent.replaced == 0 { putBack(sent.parts) }
    for entry in unseen { putBack(entry.parts.again) }
    (sending, shown, past, outdated, closedEarly) = ([:], [:], [], [], [])
    backoff.serverChanged()
    self.owner = owner
    (capabilities, refusal) = (nil, nil)
    (isAsking, isExplaining, isClosing) = (false, false, false)
  }

  private mutating func putBack(_ parts: [Part]) {
    waiting = (parts + waiting).sorted { $0.place < $1.place }
  }

  /// The server said what it can do. `asked` is whom the question was for: nil for the one that the bus
  /// was to start.
  package mutating func answered(
    _ answer: Result<Capabilities, ServerFailure>, by asked: String?
  ) -> [Command] {
    // Another server has come since, and was asked itself.
    guard asked == owner else { return [] }
    (isAsking, isClosing) = (false, false)
    switch answer {
    case .failure(let failure):
      capabilities = nil
      note(failure)
      return tryLater(after: failure)
    case .success(let answer):
      capabilities = answer
      return owner == nil ? tryLater() : showWaiting()
    }
  }

  private mutating func note(_ failure: ServerFailure) {
    switch failure {
    case .absent: break
    case .notReady(let text): if backoff.isOver { refusal = text }
    case .refused(let text): refusal = text
    }
  }

  /// The server has shown a card under an id, or has not.
  package mutating func answered(
    _ ticket: Ticket, _ answer: Result<UInt32, ServerFailure>
  ) -> [Command] {
    guard let sent = sending.removeValue(forKey: ticket) else { return [] }
    let isAnswer = isExplaining && sent.card.isExplanation
    if isAnswer { isExplaining = false }
    switch answer {
    case .failure(let failure):
      note(failure)
      if sent.replaced == 0 { putBack(sent.parts) } else { outdated.insert(sent.replaced) }
      return tryLater(after: failure)
    case .success(let id):
      backoff.succeed()
      refusal = nil
      return confirmed(sent, id) + (isAnswer ? showWaiting() : [])
    }
  }

  private mutating func confirmed(_ sent: Sending, _ id: UInt32) -> [Command] {
    guard sent.replaced == 0 else { return replaced(sent.replaced, by: id) }
    // What was settled on the way has nothing more to say.
    guard !sent.parts.isEmpty else { return [.close(id: id)] }
    let entry = Shown(owner: sent.owner, parts: sent.parts)
    let isGone = closedEarly.contains(id)
    if !isNewUnderWay { closedEarly = [] }
    guard !isGone else {
      retire(id, entry) { $0.isThrownOut = true }
      return []
    }
    shown[id] = entry
    if entry.card != sent.card || isToReplaceNew { outdated.insert(id) }
    return showOutdated()
  }

  private var isNewUnderWay: Bool { sending.values.contains { $0.replaced == 0 } }

  /// Whether a new card takes its own place, for its text to be seen. The server that asks for it replaces
  /// none where three are.
  private var isToReplaceNew: Bool {
    capabilities?.hidesNewText == true && shown.count + sending.count < Self.separateAtMost
  }

  private mutating func replaced(_ old: UInt32, by id: UInt32) -> [Command] {
    // The user may have closed it meanwhile.
    guard let entry = shown[old] else { return [.close(id: id)] }
    guard old != id else { return showOutdated() }
    shown[old] = nil
    shown[id] = entry
    if outdated.remove(old) != nil { outdated.insert(id) }
    return [.close(id: old)] + showOutdated()
  }

  // MARK: From the user

  /// The user chose an action. It counts once, and takes the notification down.
  package mutating func chose(_ key: String, id: UInt32, sender: String?) -> [Command] {
    let known = shown[id] ?? past.last { $0.id == id }?.shown
    guard let entry = known, entry.owner == sender, let action = CardAction(rawValue: key),
      !entry.chosen.contains(action)
    else { return [] }
    guard entry.card.actions.contains(where: { $0.key == action }) else {
      return capabilities?.clickClosesAll == true && action == .why ? putAway(entry, id) : []
    }
    retire(id, entry) { $0.chosen.insert(action) }
    // On one server what comes right after a close goes off the screen, too, so that another card comes
    // first. On an answer that card has the same text, which another server does not show twice.
    let showsAnother = action == .why || action == .draft
    let (close, perform) = (Command.close(id: id), Command.perform(action, entry.card))
    return showsAnother && !entry.card.isExplanation ? [perform, close] : [close, perform]
  }

  /// The user clicked a card away on a server that then closes every other one. Once it answers a question
  /// it has done so.
  private mutating func putAway(_ entry: Shown, _ id: UInt32) -> [Command] {
    retire(id, entry) { $0.chosen.insert(.why) }
    guard !isAsking else { return [] }
    (isClosing, isAsking) = (true, true)
    return [.askCapabilities]
  }

  /// A notification is no longer on the screen.
  ///
  /// - Parameter reason: 1 if its time was over, 2 if the user closed it.
  package mutating func closed(id: UInt32, reason: UInt32, sender: String?) -> [Command] {
    guard sender == owner else { return [] }
    guard let entry = shown[id] else {
      if isNewUnderWay { closedEarly.insert(id) }
      return []
    }
    if reason == 1, capabilities?.listsOverdue == true { return list(id) }
    // What takes its place is under way; or a server that replaces none where three are leaves it as it is.
    if reason == 1, sending.values.contains(where: { $0.replaced == id }) { return [] }
    let isThrownOut = reason == 1 && capabilities?.hasPersistence == true
    retire(id, entry) { $0.isThrownOut = isThrownOut }
    if isThrownOut, capabilities?.closesOverdue == false,
      shown.count + sending.count >= Self.separateAtMost
    {
      return sumUp(with: entry, id)
    }
    if isExplaining || isClosing { putBack(entry.parts) }
    return []
  }

  /// The time of a card on the screen is over, and it goes on in the server's list: there, too, it has to
  /// say what is so, and to go when nothing is left of it. Replaced once, it has its buttons again.
  private mutating func list(_ id: UInt32) -> [Command] {
    guard shown[id]?.isListed == false else { return [] }
    shown[id]?.isListed = true
    outdated.insert(id)
    return showOutdated()
  }

  private mutating func retire(_ id: UInt32, _ entry: Shown, _ change: (inout Shown) -> Void) {
    var entry = entry
    change(&entry)
    shown[id] = nil
    outdated.remove(id)
    past.removeAll { $0.id == id }
    past = (past + [(id, entry)]).suffix(Self.pastAtMost)
  }

  /// The server keeps no more cards of ours, and threw one out: all become one.
  private mutating func sumUp(with entry: Shown, _ id: UInt32) -> [Command] {
    past.removeAll { $0.id == id }
    let closed = shown.keys.sorted()
    let parts = ([entry] + shown.values).flatMap(\.parts).filter { !$0.card.isExplanation }
      .sorted { $0.place < $1.place }
    (shown, outdated) = ([:], [])
    if let first = parts.first {
      putBack([Part(place: first.place, card: Card(summingUp: parts.map(\.card)))])
    }
    return closed.map { .close(id: $0) } + showWaiting()
  }

  // MARK: Showing

  private mutating func showWaiting() -> [Command] {
    guard !waiting.isEmpty || !outdated.isEmpty, !isAsking else { return [] }
    guard let owner, capabilities != nil else {
      isAsking = true
      return [.askCapabilities]
    }
    let separateAtMost = Self.separateAtMost - (capabilities?.hidesNewText == true ? 1 : 0)
    let groups = waiting.count > separateAtMost ? [waiting] : waiting.map { [$0] }
    waiting = []
    return showOutdated() + groups.map { send($0, to: owner) }
  }

  private mutating func showOutdated() -> [Command] {
    guard let owner, let capabilities else { return outdated.isEmpty ? [] : showWaiting() }
    let underWay = Set(sending.values.map(\.replaced))
    let ids = outdated.subtracting(underWay).sorted()
    outdated.subtract(ids)
    return ids.flatMap { id -> [Command] in
      guard let entry = shown[id] else { return [] }
      guard capabilities.losesButtons else {
        return [send(entry.parts, to: owner, replacing: id)]
      }
      // It is closed first, since a server that keeps three would throw one out for a fourth.
      retire(id, entry) { _ in }
      return [.close(id: id), send(entry.parts, to: owner)]
    }
  }

  private mutating func send(
    _ parts: [Part], to owner: String, replacing replaced: UInt32 = 0
  ) -> Command {
    let card = Shown(owner: owner, parts: parts).card
    lastTicket += 1
    sending[lastTicket] = Sending(owner: owner, card: card, parts: parts, replaced: replaced)
    return .show(lastTicket, card, capabilities!, replacing: replaced)
  }

  private mutating func tryLater(after failure: ServerFailure? = nil) -> [Command] {
    guard !waiting.isEmpty || !outdated.isEmpty, let length = backoff.wait(after: failure) else {
      return []
    }
    return [.tryLater(length)]
  }
}
