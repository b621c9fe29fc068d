internal import CivilTime
internal import Ground
internal import SystemPackage

/// The program around the templates: the kind of text as its argument, one JSON object in, the text out.
package enum WritingProgram {
  /// What it writes.
  package static let kinds: [TextKind] = [.draft, .report, .reportData]

  private static let limitBytes = 1 << 28

  /// Writes the text that standard input asks for.
  ///
  /// - Parameter arguments: those after the program's own name.
  /// - Returns: the code with which the program ends: 0 with a text, 64 if the words are wrong, else 1.
  package static func run(_ arguments: [String]) -> Int32 {
    do throws(WritingError) {
      guard arguments.count == 1, let kind = kinds.first(where: { $0.name == arguments[0] }) else {
        throw .usage("The one argument has to be \(kinds.map(\.name).alternatives).")
      }
      let text = try kind.text(for: WritingRequest(try input(), limitBytes: limitBytes))
      do { try FileDescriptor.standardOutput.writeAll(text.utf8) } catch {
        throw .failed("The text cannot be written to standard output: \(error).")
      }
      return 0
    } catch {
      _ = try? FileDescriptor.standardError.writeAll("followup-write: \(error)\n".utf8)
      if case .usage = error { return 64 }
      return 1
    }
  }

  private static func input() throws(WritingError) -> [UInt8] {
    do { return try FileDescriptor.standardInput.content(limitBytes: limitBytes) } catch {
      throw .failed("The request on standard input cannot be read: \(error).")
    }
  }
}
