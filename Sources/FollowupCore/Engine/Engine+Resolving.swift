package import CivilTime

extension Engine {
  /// The currency that is meant: the one named, or the only one in use.
  func currency(
    _ named: String?, used: [String], invalid: (String) -> RequestError
  ) throws(RequestError) -> String? {
    if let named {
      let code = named.uppercased()
      guard code.utf8.count == 3, code.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else {
        throw invalid("\"\(named)\" is not a currency; a currency is three letters, such as EUR")
      }
      return code
    }
    guard used.count <= 1 else {
      throw invalid(
        "\(used.joined(separator: " and ")) are both in use here; say which with --currency")
    }
    return used.first
  }

  /// May the user name this figure? The currency is resolved as for a record.
  package func checkSalary(
    _ figure: SalaryStated, of name: String, asOf: Instant?, at now: Instant
  ) throws(RequestError) -> Verdict {
    let application = try application(named: name)
    let used = Set(application.salaries.compactMap(\.value.currency)).sorted()
    var figure = figure
    figure.currency = try currency(figure.currency, used: used) {
      .invalidEvent(index: 0, message: $0)
    }
    guard let situation = situation(of: application.name, asOf: asOf, at: now) else {
      throw .unknownApplication(name: name, nearest: nil)
    }
    return situation.check(salary: figure)
  }

  /// The contact that a text means, for a question.
  package func contact(
    _ text: String?, of application: Application, at now: Instant
  ) throws(RequestError) -> Contact? {
    application.contact(try Resolver(engine: self, now: now).contact(text, in: application))
  }

  func resolve(
    _ drafts: [EventDraft], at now: Instant
  ) throws(RequestError) -> (drafts: [EventDraft], warnings: [Remark]) {
    var resolver = Resolver(engine: self, now: now)
    let resolved = try resolver.resolve(drafts)
    return (resolved, resolver.warnings)
  }
}
