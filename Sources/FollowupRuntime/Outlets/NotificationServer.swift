/// The session's notification server, as it is called. Each answer comes once, perhaps at once.
package protocol NotificationServer: AnyObject {
  /// Connects to the session bus, unless it is connected.
  func connect()
  /// Asks what the server can do. Without an owner, the bus is asked to start one, if there is a display.
  func askCapabilities(
    of owner: String?,
    answer: @escaping (Result<NotificationQueue.Capabilities, ServerFailure>) -> Void)
  /// Shows a card.
  ///
  /// - Parameters:
  ///   - replaced: the notification in whose place it is shown; 0 if there is no such one.
  ///   - answer: gets the notification's id.
  func show(
    _ card: Card, replacing replaced: UInt32, to owner: String?,
    _ capabilities: NotificationQueue.Capabilities,
    answer: @escaping (Result<UInt32, ServerFailure>) -> Void)
  /// Takes a notification down.
  func close(_ id: UInt32, of owner: String?)
  /// Has the user's service manager start a unit.
  ///
  /// - Parameter answer: gets why it does not; nil if it does.
  func startUnit(_ name: String, answer: @escaping (ServerFailure?) -> Void)
}

/// Why a notification server did not do what it was asked for.
package enum ServerFailure: Error, Equatable {
  /// There is no server, or it ended before it answered.
  case absent
  /// It has its name, and does not answer to it, as one that is just starting. In these words the bus library
  /// says so.
  case notReady(String)
  /// It said no, in these words.
  case refused(String)
}

/// What is left of the cards on the screen for a daemon that is started anew.
package protocol CardMemory: AnyObject {
  /// Returns what was last saved; nil if there is nothing.
  func load() -> [UInt8]?
  /// Replaces what is saved.
  func save(_ bytes: [UInt8])
}

extension ServerFailure: CustomStringConvertible {
  package var description: String {
    switch self {
    case .absent: "nobody answers on the session bus."
    case .notReady(let words), .refused(let words): words
    }
  }
}

extension NotificationQueue {
  /// What a notification server can do, and its name.
  package struct Capabilities: Equatable {
    /// Whether it knows buttons.
    package var hasActions = false
    /// Whether it reads the body as markup, so that "<" and "&" have to be escaped.
    package var hasMarkup = false
    /// Whether it keeps what was shown in a list.
    package var hasPersistence = false
    /// The server's name.
    package var server = ""

    package init(_ names: [String], server: String = "") {
      hasActions = names.contains("actions")
      hasMarkup = names.contains("body-markup")
      hasPersistence = names.contains("persistence")
      self.server = server
    }

    /// Whether a card has buttons that can be clicked. These two open a menu program, if one is installed.
    package var hasButtons: Bool { hasActions && !["dunst", "mako"].contains(server) }

    /// Whether a card that takes the place of another has no buttons, however many it is given.
    package var losesButtons: Bool { server == "gnome-shell" }

    /// Whether a card whose time on the screen is over is said to be closed, and goes on in a list without
    /// its buttons. What replaces it is in the list alone, with buttons.
    package var listsOverdue: Bool { server == "Plasma" }

    /// Whether a card is closed when its time on the screen is over, though the server claims to keep it.
    package var closesOverdue: Bool { listsOverdue || server == "lxqt-notificationd" }

    /// Whether a card stays until it is closed, if that is asked for. A server with a list has it there;
    /// some of those keep everything else off the screen meanwhile, and one without actions asks for an
    /// answer.
    package var keepsOnRequest: Bool { hasActions && !hasPersistence }

    /// Whether only the title of a card is seen, unless the card takes the place of another.
    package var hidesNewText: Bool { server == "Budgie Notification Server" }

    /// Whether a click on a card closes every other one of ours.
    package var clickClosesAll: Bool { server == "cinnamon" }

    /// What of a card's actions this server is given.
    package func actions(of card: Card) -> [(key: CardAction, label: String)] {
      guard hasActions else { return [] }
      // Of more than three actions LXQt's server makes a list to choose from, in place of buttons.
      guard server != "lxqt-notificationd" else { return card.actions.filter { $0.key != .draft } }
      // Without an action for it, a click starts the program there, or closes its other cards in silence.
      let needsClick =
        ["gnome-shell", "cinnamon"].contains(server) && !card.actions.contains { $0.key == .why }
      return card.actions + (needsClick ? [(.why, "Close")] : [])
    }

    /// How urgent a card is: 1 as most are, 2 for an answer that would come into the server's list alone,
    /// without buttons, if the user asked there.
    package func urgency(of card: Card) -> UInt8 {
      server == "gnome-shell" && card.isExplanation && !card.isAboutNoReminder ? 2 : 1
    }
  }
}
