import ArgumentParser
import FollowupCore
import When

extension Action: ExpressibleByArgument {}
extension Channel: ExpressibleByArgument {}
extension Stage: ExpressibleByArgument {}
extension Outcome: ExpressibleByArgument {}
extension PayPeriod: ExpressibleByArgument {}
extension Part: ExpressibleByArgument {}

extension EventID: ExpressibleByArgument {
  package init?(argument: String) { self.init(argument) }
}

extension ArgumentHelp {
  static let application = ArgumentHelp(
    "The application, by its name or a unique start of it.", valueName: "name")
  static let interviewStart = ArgumentHelp(
    "Which one, by its start, if there are several.", valueName: "when")
  static let per = ArgumentHelp("For what time it is paid; a year if not given.", valueName: "time")
  static let at = ArgumentHelp("When it happened, rather than now.", valueName: "when")
  static let asOf = ArgumentHelp("Ask as if it were this time.", valueName: "when")
}
