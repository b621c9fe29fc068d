package import CivilTime
package import Schema

/// A salary figure that the user gave.
package struct SalaryStated: EventPayload {
  package var amount: Amount
  package var upTo: Amount?
  package var currency: String?
  package var per: PayPeriod?

  package init(
    amount: Amount, upTo: Amount? = nil, currency: String? = nil, per: PayPeriod? = nil
  ) {
    self.amount = amount
    self.upTo = upTo
    self.currency = currency
    self.per = per
  }

  /// The figure that counts: of a range, the upper end.
  var counted: Amount { upTo ?? amount }

  var period: PayPeriod { per ?? .year }

  package static let kind = "salary.stated"
  package static let summary = "A salary figure that you gave."
  package static let shape = Shape(
    Self.init,
    Field("amount", \.amount, "The figure; of a range, its lower end."),
    Field("upTo", \.upTo, "The upper end of a range."),
    Field("currency", \.currency, "The currency's code, such as EUR."),
    Field("per", \.per, "For what time it is paid; a year if not set."))
  package var body: EventBody { .salaryStated(self) }

  package func sentence(_ say: (Instant) -> String) -> String {
    "you gave a salary of \(said)"
  }

  /// "95000 to 105000 EUR per year".
  package var said: String {
    "\(amount)" + (upTo.map { " to \($0)" } ?? "") + (currency.map { " \($0)" } ?? "")
      + (per.map { " per \($0.rawValue)" } ?? "")
  }

  package func fold(_ event: Event, into application: inout Application) {
    application.salaries.append(Fact(event, self))
  }

  package func resolved(
    at instant: Instant, in application: Application, by resolver: inout Resolver
  ) throws(RequestError) -> EventBody {
    if let upTo, upTo < amount {
      throw resolver.invalid("the range \(amount)-\(upTo) falls; write the lower end first")
    }
    var resolved = self
    let used = Set(application.salaries.compactMap(\.value.currency)).sorted()
    resolved.currency = try resolver.engine.currency(currency, used: used) { [resolver] in
      resolver.invalid($0)
    }
    let verdict = resolver.situation(of: application, at: instant)
      .check(salary: resolved)
    if verdict.answer == .never { for reason in verdict.because { resolver.warn(reason.text) } }
    return .salaryStated(resolved)
  }
}

/// For what time a salary is paid.
package enum PayPeriod: String, SchemaWord {
  case hour, day, month, year

  package static let summary = "For what time a salary is paid."
}
