internal import CivilTime
internal import FollowupCore
internal import JSON

/// What is on the screen, in the form in which it is saved for a daemon that is started anew.
struct KeptCards: Equatable {
  /// The bus and the server, by the names that they have for as long as they live.
  let bus: String
  let owner: String
  let cards: [Kept]

  struct Kept: Equatable {
    let id: UInt32
    let isExplanation: Bool
    let reminders: [ReminderID]
  }

  init(bus: String, owner: String, _ shown: [UInt32: NotificationQueue.Shown]) {
    self.bus = bus
    self.owner = owner
    cards = shown.sorted { $0.key < $1.key }.map { id, entry in
      let card = entry.card
      return Kept(
        id: id, isExplanation: card.isExplanation, reminders: card.reminders.map(\.id))
    }
  }

  /// Reads what was saved; nil if it is anything else.
  init?(_ bytes: [UInt8]) {
    guard let value = try? JSONReader.parse(bytes), let bus = value["bus"]?.stringValue,
      let owner = value["owner"]?.stringValue, let cards = value["cards"]?.arrayValue
    else { return nil }
    self.bus = bus
    self.owner = owner
    self.cards = cards.compactMap { card in
      guard let number = card["id"]?.integerValue, let id = UInt32(exactly: number) else {
        return nil
      }
      let reminders = card["reminders"]?.arrayValue?.compactMap { $0.stringValue } ?? []
      return Kept(
        id: id, isExplanation: card["explains"]?.boolValue == true,
        reminders: reminders.compactMap { ReminderID($0) })
    }
  }

  var bytes: [UInt8] {
    let cards = cards.map { card in
      JSONValue.object([
        "id": .integer(Int64(card.id)), "explains": .bool(card.isExplanation),
        "reminders": .array(card.reminders.map { .string($0.description) }),
      ])
    }
    let object: JSONObject = [
      "bus": .string(bus), "owner": .string(owner), "cards": .array(cards),
    ]
    return Array(object.serialized().utf8)
  }
}

extension KeptCards.Kept {
  /// The card as it would be now; nil if nothing is left of it.
  func card(in engine: Engine, at now: Instant) -> Card? {
    let topics = reminders.filter { !Card.isSettled($0, in: engine, at: now) }
      .compactMap { Card.reminder($0, in: engine, at: now) }.map { Topic($0, in: engine) }
    return topics.isEmpty ? nil : Card(topics, isExplanation: isExplanation)
  }
}
