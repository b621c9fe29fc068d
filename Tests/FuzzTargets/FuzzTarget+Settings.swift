import Settings

extension FuzzTarget {
  /// A configuration is read the same each time. Its diagnostics have a place in the text and say
  /// something; its settings, written down, are read again as the same.
  static let settings = FuzzTarget(name: "settings") { bytes in
    let bytes = Array(bytes)
    let (settings, diagnostics) = read(bytes)
    let again = read(bytes)
    try hold(diagnostics == again.diagnostics, "a second reading has other diagnostics")
    try hold(settings?.policy == again.settings?.policy, "a second reading has another policy")
    try hold((settings == nil) == !diagnostics.isEmpty, "neither settings nor diagnostics")
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for diagnostic in diagnostics {
      let isInside =
        (1...lines.count).contains(diagnostic.line)
        && (1...lines[diagnostic.line - 1].count(where: startsScalar) + 1)
          .contains(diagnostic.column)
      try hold(isInside, "\"\(diagnostic)\" has no place in the text")
      try hold(
        diagnostic.message.count > 10 && ".?".contains(diagnostic.message.last!),
        "\"\(diagnostic.message)\" is no sentence")
    }
    guard let settings else { return }
    let shown = settings.inForce.map { "\($0.key) = \($0.value)\n" }.joined()
    let (written, refused) = read(Array(shown.utf8))
    try hold(refused.isEmpty, "\"\(shown)\" is refused: \(refused)")
    try hold(written?.policy == settings.policy, "\"\(shown)\" has another policy")
    try hold(written?.device == settings.device, "\"\(shown)\" has another device")
  }

  private static func read(
    _ bytes: [UInt8]
  ) -> (settings: Settings?, diagnostics: [Diagnostic]) {
    Settings.read(bytes, file: "f", zones: FewZones.all)
  }

  private static func startsScalar(_ byte: UInt8) -> Bool { byte & 0xC0 != 0x80 }
}
