package import Importing
package import JSON
internal import Schema

/// `followup-read mail`: mails to events.
package enum MailMode {
  /// The events of the mails to and from contacts, in the order in which they happened.
  package static func read(_ request: ReadingRequest) throws(ReadingError) -> JSONValue {
    var found = MailImport(request, own: try request.ownAddresses())
    for file in request.files {
      do {
        let before = found.mails
        try MailFiles.each(in: file) { found.take($0) }
        if found.mails == before, MailFiles.isOtherFolder(file) { found.passOver(folder: file) }
      } catch {
        found.refuse(file, error)
      }
    }
    return found.finished.json
  }
}
