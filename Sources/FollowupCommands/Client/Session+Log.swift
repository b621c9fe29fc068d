package import EventLog
import Settings
import SystemPackage

extension Session {
  /// Reads the log's files that the options and the environment name, and changes nothing.
  ///
  /// - Throws: `CommandError.failed` if the folder cannot be read.
  package func verifyLog() throws(CommandError) -> LogReport {
    let folder: FilePath
    do { folder = try locations.log } catch { throw .failed(error.description) }
    do {
      return try Log.verify(FileStorage(folder: folder, stateFolder: try? locations.state))
    } catch {
      throw .failed(error.description)
    }
  }
}
