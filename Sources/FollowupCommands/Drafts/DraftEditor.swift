import Glibc
import Ground
import SystemPackage

/// Lets the user change a draft in an editor.
struct DraftEditor {
  let environment: CommandEnvironment

  private static let draftBytesAtMost = 1 << 20
  /// Those that are tried if the user names none.
  private static let usual = ["editor", "nano", "vim", "vi"]

  /// The text as the user left it.
  ///
  /// - Throws: `CommandError.failed` if there is no editor, or it failed.
  func edited(_ text: String) throws(CommandError) -> String {
    let file = try newFile(text)
    let status = try run(on: file)
    guard status == 0 else {
      throw .failed(
        "The editor ended with status \(status), and nothing is done. The draft is in \(quoted(file))."
      )
    }
    do {
      let bytes = try FilePath(file).content(limitBytes: Self.draftBytesAtMost)
      unlink(file)
      return String(decoding: bytes, as: UTF8.self)
    } catch {
      throw .failed("The draft in \(quoted(file)) cannot be read again: \(error).")
    }
  }

  /// A file for this user alone.
  private func newFile(_ text: String) throws(CommandError) -> String {
    let folder = environment.variable("TMPDIR") ?? "/tmp"
    let suffix = ".txt"
    var name = Array("\(folder)/followup-draft-XXXXXX\(suffix)".utf8CString)
    let descriptor = mkstemps(&name, Int32(suffix.utf8.count))
    guard descriptor >= 0 else {
      let errno = Errno(rawValue: Glibc.errno)
      throw .failed("No file can be made in \(quoted(folder)) for the draft: \(errno).")
    }
    let path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let file = FileDescriptor(rawValue: descriptor)
    do { try file.closeAfter { _ = try file.writeAll(text.utf8) } } catch {
      throw .failed("\(quoted(path)) cannot be written: \(error as? Errno ?? .ioError).")
    }
    return path
  }

  /// As other programs do it, the shell reads the words of $VISUAL and $EDITOR.
  private func run(on file: String) throws(CommandError) -> Int32 {
    if let editor = environment.variable("VISUAL") ?? environment.variable("EDITOR") {
      let status = try environment.runProgram(["sh", "-c", editor + " \"$1\"", editor, file])
      if let status { return status }
    }
    for editor in Self.usual {
      if let status = try environment.runProgram([editor, file]) { return status }
    }
    throw .failed("There is no editor: name yours in $EDITOR.")
  }
}
