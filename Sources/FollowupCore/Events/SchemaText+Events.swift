package import Schema

/// A sum is written as a string such as `85000.50`: many readers of JSON lose digits of a number.
extension Amount: SchemaText {
  package init(text: String) throws(SchemaError) {
    guard let amount = Amount(text) else {
      throw SchemaError("is \"\(text)\", but an amount is written like 85000.50")
    }
    self = amount
  }

  package var text: String { description }
}

extension EventID: SchemaText {
  package init(text: String) throws(SchemaError) {
    guard let id = EventID(text) else {
      throw SchemaError("is \"\(text)\", but an event is written as DEVICE/SEQ")
    }
    self = id
  }

  package var text: String { description }
}

extension ReminderID: SchemaText {
  package init(text: String) throws(SchemaError) {
    guard let id = ReminderID(text) else {
      throw SchemaError(
        "is \"\(text)\", but a reminder is written as APPLICATION/ACTION/DEVICE/SEQ/PHASE")
    }
    self = id
  }

  package var text: String { description }
}
