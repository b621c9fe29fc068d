package import Importing
package import JSON
internal import Schema

/// `followup-read invitation`: calendar files to events.
package enum InvitationMode {
  /// The events of the files, and what is wrong with them.
  package static func read(_ request: ReadingRequest) throws(ReadingError) -> JSONValue {
    let own = try request.ownAddresses()
    var items: [InvitationImport.Item] = []
    var refused: [ImportRemark] = []
    for file in request.files {
      let reader = InvitationReader(
        try ReadingRequest.content(of: file), zones: request.zones, readerZone: request.userZone)
      do throws(CalendarError) {
        for result in try reader.invitations() {
          switch result {
          case .success(let invitation):
            items.append(.init(file: file, invitation: invitation.without(own)))
          case .failure(let error):
            refused.append(ImportRemark(file: file, line: error.line, message: error.message))
          }
        }
      } catch {
        refused.append(ImportRemark(file: file, line: error.line, message: error.message))
      }
    }
    var found = InvitationImport(request, refused: refused)
    found.take(items)
    return found.report.json
  }
}
