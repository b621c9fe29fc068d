import FollowupRuntime

/// A notification server with any of the manners that real ones have, in place of them all.
final class StandInServer: NotificationServer {
  /// What a server does besides, or instead.
  struct Manners {
    var capabilities = ["actions", "body-markup"]
    var name = "stand-in"
    /// Each signal comes twice.
    var signalsTwice = false
    /// That a card was closed is said before the choice that closed it.
    var closesFirst = false
    /// A choice does not close the card.
    var staysAfterChoice = false
    /// Closing what is not there is confirmed all the same.
    var confirmsUnknown = false
    /// The same text twice is shown once, and the second id is no notification's.
    var hidesRepetitions = false
    /// A card that comes right after another was closed goes off the screen with that one.
    var fadesNext = false
    /// Of a card that takes no other's place only the title is seen. Where three are, none comes and none is
    /// replaced: before it answers, it says that the time was over.
    var hidesText = false
    /// How many cards of other programs are on the screen.
    var otherCount = 0
    /// How many cards it keeps; one more throws out the oldest.
    var room = Int.max
    /// What it closes since the time is over goes on in a list, without buttons until it is replaced.
    var listsOverdue = false
    /// A click on a card closes every other one, too.
    var clickClosesAll = false
    /// A click on a card that was not given the action "default" closes every other one, too.
    var opensProgram = false
    /// A card that comes while the list is open is in the list alone, without buttons, unless it is urgent.
    var hasListOpen = false
    /// A click counts as the action "default", given or not.
    var clickNeedsNoAction = false
    /// A card in the place of another that is on the screen has no buttons.
    var losesButtons = false
    /// Why it refuses to show anything.
    var refusal: String?
  }

  weak var outlet: DesktopOutlet?
  var manners: Manners
  /// Whether it answers. One that has just begun may have its name sooner.
  var isReady = true
  /// Its name on the bus.
  private(set) var owner = ":1.5"
  /// What is on the screen, by id.
  private(set) var screen: [UInt32: Card] = [:]
  /// The actions that were given for it.
  private var given: [UInt32: Set<String>] = [:]
  /// Which of it has lost its buttons.
  private var bare: Set<UInt32> = []
  /// What of it is in a list, and has no buttons.
  private var listed: Set<UInt32> = []
  /// Everything that was shown, in order.
  private(set) var history: [Card] = []
  private(set) var closings: [UInt32] = []
  /// Which cards on the screen have no text.
  private(set) var textless: Set<UInt32> = []
  /// The units that the service manager was to start.
  private(set) var units: [String] = []
  /// Why the service manager starts none.
  var managerFailure: ServerFailure?
  private var lastID: UInt32 = 0
  /// Whether a card that was closed is still going off the screen.
  private var isFading = false
  /// The calls that have come while the server is at something else.
  private var calls: [() -> Void]?

  /// What the bus library of a server says that has its name and no more.
  static let noObject = "org.freedesktop.DBus.Error.UnknownMethod: Object does not exist"

  init(_ manners: Manners) { self.manners = manners }

  /// Another server takes its place.
  func restart(as owner: String) {
    outlet?.serverChanged(to: nil)
    begin(as: owner)
    outlet?.serverChanged(to: owner)
  }

  /// Another server takes its place while no daemon is there.
  func begin(as owner: String) {
    (screen, lastID, self.owner) = ([:], 0, owner)
    (bare, listed, textless) = ([], [], [])
  }

  // MARK: Calls

  func connect() {}

  func askCapabilities(
    of owner: String?,
    answer: @escaping (Result<NotificationQueue.Capabilities, ServerFailure>) -> Void
  ) {
    guard calls == nil else {
      calls?.append { [unowned self] in askCapabilities(of: owner, answer: answer) }
      return
    }
    guard isReady || owner == nil else { return answer(.failure(.notReady(Self.noObject))) }
    answer(
      owner == nil
        ? .failure(.absent) : .success(.init(manners.capabilities, server: manners.name)))
  }

  func show(
    _ card: Card, replacing replaced: UInt32, to owner: String?,
    _ capabilities: NotificationQueue.Capabilities,
    answer: @escaping (Result<UInt32, ServerFailure>) -> Void
  ) {
    guard calls == nil else {
      calls?.append { [unowned self] in
        show(card, replacing: replaced, to: owner, capabilities, answer: answer)
      }
      return
    }
    if let refusal = manners.refusal { return answer(.failure(.refused(refusal))) }
    history.append(card)
    if screen[replaced] != nil {
      guard !isFull else { return passOver(replaced, answer) }
      screen[replaced] = card
      given[replaced] = Set(capabilities.actions(of: card).map(\.key.rawValue))
      textless.remove(replaced)
      if manners.losesButtons { bare.insert(replaced) }
      listed.remove(replaced)
      return answer(.success(replaced))
    }
    lastID += 1
    let id = lastID
    guard !isFull else { return passOver(id, answer) }
    given[id] = Set(capabilities.actions(of: card).map(\.key.rawValue))
    if manners.hasListOpen, capabilities.urgency(of: card) < 2 { bare.insert(id) }
    if manners.hidesText { textless.insert(id) }
    let isHidden = manners.hidesRepetitions && screen.values.contains { text($0) == text(card) }
    if !isHidden, !(manners.fadesNext && isFading) { screen[id] = card }
    while screen.count > manners.room { end(screen.keys.min()!, reason: 1) }
    answer(.success(id))
  }

  private var isFull: Bool { manners.hidesText && screen.count + manners.otherCount >= 3 }

  private func passOver(_ id: UInt32, _ answer: (Result<UInt32, ServerFailure>) -> Void) {
    send { $0.closed(id: id, reason: 1, sender: owner) }
    answer(.success(id))
  }

  func close(_ id: UInt32, of owner: String?) {
    guard calls == nil else {
      calls?.append { [unowned self] in close(id, of: owner) }
      return
    }
    closings.append(id)
    isFading = true
    if screen[id] != nil || manners.confirmsUnknown { end(id, reason: 3) }
  }

  func startUnit(_ name: String, answer: @escaping (ServerFailure?) -> Void) {
    units.append(name)
    answer(managerFailure)
  }

  // MARK: The user

  /// The user presses a button, or clicks on the card.
  func press(_ key: String, on id: UInt32? = nil) {
    guard let id = id ?? screen.keys.max(), screen[id] != nil else { return }
    let isGiven = given[id]!.contains(key)
    let isClick = key == CardAction.why.rawValue
    guard !listed.contains(id), isClick || !bare.contains(id) else { return }
    calls = []
    defer {
      let late = calls ?? []
      calls = nil
      for call in late { call() }
      isFading = false
    }
    if manners.closesFirst { end(id, reason: 2) }
    if isGiven || isClick && manners.clickNeedsNoAction {
      send { $0.chose(key, id: id, sender: owner) }
    }
    if isClick && (manners.clickClosesAll || manners.opensProgram && !isGiven) {
      for id in screen.keys.sorted() { end(id, reason: 2) }
    }
    if !manners.staysAfterChoice { end(id, reason: 2) }
  }

  /// The time of a card is over.
  func expire(_ id: UInt32) {
    guard manners.listsOverdue else { return end(id, reason: 1) }
    listed.insert(id)
    send { $0.closed(id: id, reason: 1, sender: owner) }
  }

  /// The user takes a card off the screen.
  func dismiss(_ id: UInt32) { end(id, reason: 2) }

  /// The server puts a card back on the screen that it had closed.
  func bringBack(_ card: Card, as id: UInt32) { screen[id] = card }

  private func end(_ id: UInt32, reason: UInt32) {
    textless.remove(id)
    guard screen.removeValue(forKey: id) != nil || manners.confirmsUnknown else { return }
    send { $0.closed(id: id, reason: reason, sender: owner) }
  }

  private func send(_ signal: (DesktopOutlet) -> Void) {
    guard let outlet else { return }
    for _ in 0..<(manners.signalsTwice ? 2 : 1) { signal(outlet) }
  }

  private func text(_ card: Card) -> String { card.title + card.body(hasButtons: true) }
}

/// Holds what was saved for as long as a test lives.
final class HeldMemory: CardMemory {
  private var bytes: [UInt8]?

  func load() -> [UInt8]? { bytes }
  func save(_ bytes: [UInt8]) { self.bytes = bytes }
}
