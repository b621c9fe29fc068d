import Glibc
import Ground
import JSON
import SystemPackage

/// A call of a program of ours that followupctl starts, since it links what followupctl does not.
package struct HelperCall: Sendable {
  /// Its name in the folder of such programs, such as "followup-read".
  package let program: String
  /// Those after its own name.
  package let arguments: [String]
  /// Its standard input.
  package let input: [UInt8]

  package init(_ program: String, _ arguments: [String], input: [UInt8] = []) {
    self.program = program
    self.arguments = arguments
    self.input = input
  }
}

/// How a program of ours ended, and what it wrote.
package struct HelperResult: Sendable {
  /// The status with which it ended; 128 and the signal's number if one ended it.
  package let status: Int32
  /// Its standard output.
  package let output: [UInt8]
  /// Its standard error, without the program's own name.
  package let message: String

  package init(status: Int32, output: [UInt8], message: String) {
    self.status = status
    self.output = output
    self.message = message
  }
}

extension CommandEnvironment {
  /// What followup-write makes of a request.
  ///
  /// - Parameter kind: the kind of text.
  func written(
    _ kind: String, _ request: JSONObject
  ) throws(CommandError) -> [UInt8] {
    var input: [UInt8] = []
    request.serialize(into: &input)
    let result = try runHelper(HelperCall("followup-write", [kind], input: input))
    guard result.status == 0 else {
      throw .failed(
        result.message.isEmpty
          ? "followup-write ended with status \(result.status), and wrote nothing." : result.message
      )
    }
    return result.output
  }
}

/// Starts the programs in libexec/followup.
struct HelperPrograms {
  /// The variable that names their folder.
  static let variable = "FOLLOWUP_LIBEXEC"

  let variables: [String: String]

  /// Runs one to its end.
  ///
  /// - Throws: `CommandError.failed` if it is not installed or cannot be started.
  func run(_ call: HelperCall) throws(CommandError) -> HelperResult {
    let path = try path(of: call.program)
    do {
      let (input, output, error) = (try memory(), try memory(), try memory())
      defer { for file in [input, output, error] { try? file.close() } }
      try input.writeAll(call.input)
      try input.seek(offset: 0, from: .start)
      let status = try ChildProcess.run([path] + call.arguments, files: [input, output, error])
      for file in [output, error] { try file.seek(offset: 0, from: .start) }
      let message = String(decoding: try content(of: error), as: UTF8.self)
      return HelperResult(
        status: status, output: try content(of: output),
        message: message.replacing("\(call.program): ", with: "").trimmedLineEnd)
    } catch {
      throw .failed("\(quoted(path)) cannot be run: \(error as? Errno ?? .ioError).")
    }
  }

  /// Beside followupctl's own folder, as `make install` puts them; in it, as a build does.
  private func path(of program: String) throws(CommandError) -> String {
    let own =
      (try? FilePath("/proc/self/exe").resolvingLinks())?.removingLastComponent() ?? "/usr/bin"
    let folders =
      variables[Self.variable].map { [FilePath($0)] }
      ?? [own.removingLastComponent().appending("libexec/followup"), own]
    let paths = folders.map { $0.appending(program).string }
    guard let path = paths.first(where: { access($0, X_OK) == 0 }) else {
      throw .failed(
        "The program \(program) is not in \(quoted(folders[0].string)), where \"make install\" puts it; "
          + "$\(Self.variable) may name another folder.")
    }
    return path
  }

  /// A file in memory without a name: unlike a pipe it never fills, so that neither side waits for the
  /// other.
  private func memory() throws -> FileDescriptor {
    for number in 0..<100 {
      let name = "/followupctl-\(getpid())-\(number)"
      let descriptor = shm_open(name, O_RDWR | O_CREAT | O_EXCL, 0o600)
      guard descriptor >= 0 else {
        if errno == EEXIST { continue }
        throw Errno(rawValue: errno)
      }
      shm_unlink(name)
      return FileDescriptor(rawValue: descriptor)
    }
    throw Errno.fileExists
  }

  private func content(of file: FileDescriptor) throws(ContentError) -> [UInt8] {
    try file.content(limitBytes: 1 << 28)
  }
}

extension String {
  fileprivate var trimmedLineEnd: String { hasSuffix("\n") ? String(dropLast()) : self }
}
