package import EventLog
import Settings
import SystemPackage

extension Session {
  /// Reads the log's files where the options and the environment have them, and changes nothing.
  ///
  /// - Throws: `CommandError.failed` where the folder can't be read.
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
