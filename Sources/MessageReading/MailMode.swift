internal import CivilTime
internal import ControlInterface
internal import FollowupCore
internal import Ground
package import Importing
package import JSON
internal import MailHeaders
internal import Schema
internal import Settings
internal import SystemPackage

/// `followup-read mail`: mails to events.
package enum MailMode {
  /// The events of the mails to and from contacts, in the order in which they happened.
  package static func read(_ request: ReadingRequest) throws(ReadingError) -> JSONValue {
    var found = MailImport(request, own: try ownAddresses(zones: request.zones))
    for file in request.files {
      do {
        try MailFiles.each(in: file) { found.take($0) }
      } catch {
        found.refuse(file, error)
      }
    }
    return found.finished.json
  }

  private static func ownAddresses(zones: any ZoneSource) throws(ReadingError) -> [String] {
    do {
      let path = try Locations(environment: environmentVariables()).configuration
      guard let bytes = try Settings.content(of: path) else { return [] }
      guard let mail = Settings.mail(bytes, file: path.string, zones: zones) else {
        throw ReadingError.failed(
          "The configuration \(quoted(path.string)) does not say which addresses are yours: "
            + "\"followupctl config check\" says what is wrong with it.")
      }
      return mail.own
    } catch let error as ReadingError {
      throw error
    } catch {
      throw .failed("\(error)")
    }
  }
}
