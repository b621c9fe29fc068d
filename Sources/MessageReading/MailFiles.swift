package import Ground
package import MailHeaders
internal import SystemPackage

/// The mails in files and folders.
package struct MailFiles {
  /// A mail's header, and where it stands.
  package struct Found {
    /// The file's path.
    package let file: String
    /// The line at which it begins, counted from 1.
    package let line: Int
    /// The header.
    package let header: MailHeader
    /// Whether the file was named itself, and not found in a folder.
    package let isNamed: Bool
  }

  /// The longest header that is read, and the longest mailbox.
  private static let (headerLimitBytes, mailboxLimitBytes) = (1 << 20, 256 << 20)

  /// Gives each mail of a file or a folder to a function. Of a folder all files count but drafts and those
  /// that are being delivered; of a mailbox all of its mails.
  ///
  /// - Parameter path: "-" is standard input.
  /// - Throws: why it cannot be read.
  package static func each(
    in path: String, _ use: (Found) -> Void
  ) throws(ContentError) {
    guard path != "-" else {
      let bytes = try FileDescriptor.standardInput.content(limitBytes: mailboxLimitBytes)
      return mails(in: bytes, path, isNamed: true, use)
    }
    do {
      try file(FilePath(path), isNamed: true, use)
    } catch {
      guard case .notRegular(.directory) = error else { throw error }
      try folder(FilePath(path), use)
    }
  }

  /// Whether a path is a folder that is no Maildir itself: an empty one of those is as it should be.
  static func isOtherFolder(_ path: String) -> Bool {
    let names = try? FilePath(path).names()
    return names.map { Set($0).isDisjoint(with: ["cur", "new"]) } ?? false
  }

  private static func folder(_ folder: FilePath, _ use: (Found) -> Void) throws(ContentError) {
    for name in try folder.names() where name != "tmp" && !isDraft(name) {
      let path = folder.appending(name)
      do {
        try file(path, isNamed: false, use)
      } catch {
        // What vanishes meanwhile was moved; its new place is read, or the next import does.
        if case .notRegular(.directory) = error { try self.folder(path, use) }
      }
    }
  }

  /// Whether a file of a Maildir has the flag of a draft, or a folder the name for them: what was not sent
  /// yet, or was refused, lies there.
  private static func isDraft(_ name: String) -> Bool {
    let parts = name.split(separator: ":2,", maxSplits: 1, omittingEmptySubsequences: false)
    let folder = name.split { ".&/".contains($0) }.last?.lowercased() ?? ""
    return parts.count == 2 && parts[1].contains("D") || foldersOfUnsent.contains(folder)
  }

  /// The names of folders for what was not sent, as mutt, alpine, Evolution, KMail, Claws Mail and
  /// Thunderbird call them.
  private static let foldersOfUnsent: Set = [
    "drafts", "draft", "postponed", "postponed-msgs", "outbox", "queue", "templates",
    "unsent messages",
  ]

  private static func file(
    _ path: FilePath, isNamed: Bool, _ use: (Found) -> Void
  ) throws(ContentError) {
    let beginning = try path.beginning(limitBytes: headerLimitBytes) { bytes in
      bytes.starts(with: mailboxSign) || Header.end(of: bytes) != nil
    }
    let isMailbox = beginning.starts(with: mailboxSign)
    let bytes = isMailbox ? try path.content(limitBytes: mailboxLimitBytes) : beginning
    mails(in: bytes, path.string, isNamed: isNamed, use)
  }

  private static let mailboxSign = Array("From ".utf8)

  /// A mailbox's mails begin with a line "From " after an empty one.
  private static func mails(
    in bytes: [UInt8], _ file: String, isNamed: Bool, _ use: (Found) -> Void
  ) {
    var (start, line) = (0, 1)
    while start < bytes.count {
      let next = bytes.starts(with: mailboxSign) ? nextMail(in: bytes, after: start) : bytes.count
      let header = MailHeader(Array(bytes[start..<min(next, start + headerLimitBytes)]))
      use(Found(file: file, line: line, header: header, isNamed: isNamed))
      line += bytes[start..<next].count { $0 == UInt8(ascii: "\n") }
      start = next
    }
  }

  private static func nextMail(in bytes: [UInt8], after start: Int) -> Int {
    var index = start
    while let end = bytes[index...].firstIndex(of: UInt8(ascii: "\n")) {
      let rest = bytes[(end + 1)...]
      let isEmpty = rest.first == UInt8(ascii: "\n")
      if isEmpty, rest.dropFirst().starts(with: mailboxSign) { return end + 2 }
      index = end + 1
    }
    return bytes.count
  }

  /// Where headers end.
  private enum Header {
    /// Behind the empty line; nil if it has not come yet.
    static func end(of bytes: [UInt8]) -> Int? {
      var index = 0
      while let end = bytes[index...].firstIndex(of: UInt8(ascii: "\n")) {
        let rest = bytes[(end + 1)...].prefix(2)
        if rest.first == UInt8(ascii: "\n") || rest.elementsEqual("\r\n".utf8) { return end + 1 }
        index = end + 1
      }
      return nil
    }
  }
}
