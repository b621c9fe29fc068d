package import EventLog
import Ground
import Settings
import SystemPackage

extension Session {
  /// Reads the log's files that the options and the environment name, and changes nothing.
  ///
  /// - Parameter isNamed: whether the user named the folder, which then has to exist.
  /// - Throws: `CommandError.failed` if the folder cannot be read.
  package func verifyLog(isNamed: Bool = false) throws(CommandError) -> LogReport {
    let folder: FilePath
    do { folder = try locations.log } catch { throw .failed(error.description) }
    if isNamed, let obstacle = folder.obstacle {
      throw .failed("\(quoted(folder.string)) cannot be read: \(obstacle).")
    }
    do {
      return try Log.verify(FileStorage(folder: folder, stateFolder: try? locations.state))
    } catch {
      throw .failed(error.description)
    }
  }
}
