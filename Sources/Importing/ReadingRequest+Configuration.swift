internal import FollowupCore
internal import Ground
internal import Settings
internal import SystemPackage

extension ReadingRequest {
  /// The user's own addresses, as they compare.
  ///
  /// - Throws: `ReadingError.failed` if the configuration cannot be read, or does not say which they are.
  package func ownAddresses() throws(ReadingError) -> Set<String> {
    do {
      let path = try Locations(environment: environmentVariables()).configuration
      guard let bytes = try Settings.content(of: path) else { return [] }
      guard let mail = Settings.mail(bytes, file: path.string, zones: zones) else {
        throw ReadingError.failed(
          "The configuration \(quoted(path.string)) does not say which addresses are yours: "
            + "\"followupctl config check\" says what is wrong with it.")
      }
      return Set(mail.own.map(\.comparableAddress))
    } catch let error as ReadingError {
      throw error
    } catch {
      throw .failed("\(error)")
    }
  }
}
