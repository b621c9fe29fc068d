import SystemPackage
import TestSupport
import Testing

/// `report` with the real programs.
@Suite("The report") struct ReportCommandTests {
  private func record(in workspace: Workspace) async throws {
    try await workspace.followupctl(
      "add", "acme", "--company", "<b>Wolf & \"Sons\"", "--role", "Owl</td>keeper", "--at",
      "20 days ago")
    try await workspace.followupctl(
      "contact", "acme", "Fox Doe <fox@wolf.example>", "--may", "email", "--at", "20 days ago")
    try await workspace.followupctl(
      "interview", "acme", "phone", "--at", "3 days ago", "--with", "fox")
    try await workspace.followupctl("sent", "acme", "thank-you", "--via", "email", "--to", "fox")
    try await workspace.followupctl("mistake", "acme", "called them Elk")
    try await workspace.followupctl("expect", "acme", "--by", "+2d")
  }

  /// Reads a page as a strict reader would: each element ends in its order, headings follow each other,
  /// tables have captions and their headers a scope, drawings a name, and ids stand once.
  private static let reader = """
    import html.parser, sys
    class Page(html.parser.HTMLParser):
        VOID = {"meta", "link", "br"}
        open, ids, levels, faults, tables = [], set(), [0], [], []
        def handle_starttag(self, tag, attributes):
            names = [name for name, _ in attributes]
            given = dict(attributes)
            if len(names) != len(set(names)): self.faults.append(f"{tag}: an attribute stands twice")
            if "id" in given:
                if given["id"] in self.ids: self.faults.append(f"the id {given['id']} stands twice")
                self.ids.add(given["id"])
            if tag in ("h1", "h2", "h3"):
                level = int(tag[1])
                if level > self.levels[-1] + 1: self.faults.append(f"{tag} after h{self.levels[-1]}")
                self.levels.append(level)
            if tag == "table": self.tables.append(0)
            if tag == "caption": self.tables[-1] += 1
            if tag == "th" and "scope" not in given: self.faults.append("th without scope")
            if tag == "svg" and given.get("role") == "img" and not {"aria-label", "aria-labelledby"} & set(given):
                self.faults.append("svg without a name")
            if tag == "html" and given.get("lang") != "en": self.faults.append("no lang")
            if tag not in self.VOID: self.open.append(tag)
        def handle_startendtag(self, tag, attributes):
            self.handle_starttag(tag, attributes)
            if tag not in self.VOID: self.handle_endtag(tag)
        def handle_endtag(self, tag):
            if not self.open or self.open.pop() != tag: self.faults.append(f"line {self.getpos()[0]}: </{tag}>")
    page = Page()
    page.feed(sys.stdin.read())
    page.close()
    faults = page.faults + [f"<{tag}> does not end" for tag in page.open]
    faults += ["a table without one caption"] * any(count != 1 for count in page.tables)
    print("\\n".join(faults) if page.tables else "no tables")
    """

  @Test(.requires(.python)) func `the page is valid, and what was recorded is text in it`()
    async throws
  {
    try await Workspace.open { workspace in
      try await workspace.withDaemon { _ in
        try await record(in: workspace)
        for options in [[], ["--anonymous"]] {
          let page = try await workspace.run(["report", "--html", "-"] + options).stdout
          let read = try await runPython(Self.reader, input: Array(page.utf8))
          #expect(read.stdout == "\n", "\(read)")
          #expect(page.contains("Fox Doe") == options.isEmpty)
          #expect(page.contains("&lt;b&gt;Wolf &amp; &quot;Sons&quot;") == options.isEmpty)
          for word in ["Wolf", "Owl", "Fox", "Elk", "acme"] where !options.isEmpty {
            #expect(!page.contains(word), "\(word)")
          }
        }
      }
    }
  }

  @Test func `a file is replaced whole, and one that cannot be is named`() async throws {
    try await Workspace.open { workspace in
      try await workspace.withDaemon { _ in
        try await record(in: workspace)
        let file = workspace.folder.appending("report.html")
        try file.write("old")
        let output = try await workspace.run(["report", "--html", file.string])
        #expect(output.succeeded, "\(output)")
        #expect(output.stdout == "The page is in \"\(file)\".\n")
        #expect(try file.text().hasSuffix("</html>\n"))
        let missing = workspace.folder.appending("none/report.html").string
        for (path, words) in [
          (missing, "\"\(missing)\" cannot be written: No such file or directory"),
          ("/dev/null", "\"/dev/null\" is not a file that can be replaced"),
        ] {
          let output = try await workspace.run(["report", "--html", path])
          #expect(output.status == .exited(1) && output.stderr.contains(words), "\(output)")
        }
      }
    }
  }

  @Test func `the JSON has the numbers that figures has`() async throws {
    try await Workspace.open { workspace in
      try await workspace.withDaemon { _ in
        try await record(in: workspace)
        let figures = try await workspace.run(["figures", "--json"]).stdout
        let numbers = try #require(figures.firstRange(of: "\"figures\":"))
        let report = try await workspace.run(["report", "--json"]).stdout
        #expect(report.contains(figures[numbers.lowerBound...].dropLast(2)))
      }
    }
  }

  @Test(arguments: [[], ["--html", "-", "--json"], ["--html", ""]])
  func `one form has to be named`(options: [String]) async throws {
    try await Workspace.open { workspace in
      let output = try await workspace.run(["report"] + options)
      #expect(output.status == .exited(64) && output.stderr.contains("--html"), "\(output)")
    }
  }
}
