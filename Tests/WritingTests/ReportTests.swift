import CivilTime
import ControlInterface
import FollowupCore
import Glibc
import JSON
import Schema
import Testing
import Writing

/// The report: as a page, and as JSON.
struct ReportTests {
  private static let hostile = [
    "<script>alert(1)</script>", "\"&'", "\"\u{301} onmouseover=alert(1) x=\"",
    "<\u{301}img src=x>",
    "\u{202E}txet", "{{#company}}", "</style></svg><h1>",
  ]

  /// One that is under way, with all that a timeline can have, and one that is over.
  private static func timelines(names: [String]) -> JSONValue {
    let name: (Int) -> JSONValue = { .string(names[$0 % names.count]) }
    let item: (String, String, JSONObject) -> JSONValue = { kind, at, others in
      var object: JSONObject = ["kind": .string(kind), "at": .string(at), "text": name(4)]
      for (key, value) in others { object[key] = value }
      return .object(object)
    }
    return [
      "asOf": "2026-11-27T10:00:00Z", "userZone": "Europe/Madrid", "from": "2026-08-31",
      "weeks": 24,
      "timelines": [
        [
          "application": "acme", "company": name(0), "role": name(1), "zone": "America/New_York",
          "applied": "2026-11-02T10:00:00Z", "stage": "phone", "daysOff": ["2026-11-26"],
          "items": [
            item("applied", "2026-11-02T10:00:00Z", ["text": "you applied"]),
            item(
              "sent", "2026-11-10T10:00:00Z",
              ["action": "check-in", "channel": "email", "contacts": [name(2)]]),
            item("heard", "2026-11-11T10:00:00Z", ["channel": "email", "contacts": [name(2)]]),
            item("mistake", "2026-11-12T10:00:00Z", [:]),
            item(
              "interview", "2026-11-16T10:00:00Z",
              ["until": "2026-11-16T11:00:00Z", "stage": "phone", "contacts": [name(2), name(3)]]),
            item(
              "window", "2026-11-26T10:00:00Z",
              [
                "until": "2026-11-30T23:00:00Z", "state": "open", "action": "check-in",
                "contacts": [name(3)],
              ]),
            item(
              "promise", "2026-11-30T05:00:00Z",
              [
                "until": "2026-12-01T05:00:00Z",
                "text": "they said you would hear by Mon 30 Nov 2026",
              ]),
          ],
        ],
        [
          "application": "zeta", "company": name(5), "zone": "Europe/Madrid", "standing": "over",
          "applied": "2026-10-20T10:00:00Z", "outcome": "rejected", "daysOff": [],
          "items": [item("outcome", "2026-11-20T10:00:00Z", ["outcome": "rejected"])],
        ],
      ],
    ]
  }

  private static let figures: JSONValue = [
    "userZone": "Europe/Madrid",
    "figures": [
      "underWay": 1, "dormant": 0, "over": 1, "offers": 0,
      "stages": [
        [
          "stage": "applied", "reached": 2, "answered": 2, "unanswered": 0, "waiting": 0,
          "medianDays": 9,
        ],
        ["stage": "phone", "reached": 1, "answered": 0, "unanswered": 0, "waiting": 1],
      ],
      "channels": [["channel": "email", "count": 2, "medianDays": 9]],
      "messages": [
        [
          "action": "check-in", "channel": "email", "answered": 3, "unanswered": 4, "waiting": 0,
          "medianDays": 1,
        ]
      ],
      "promises": ["kept": 3, "broken": 4, "waiting": 1],
    ],
  ]

  private func text(
    _ timelines: JSONValue, isAnonymous: Bool = false, isPage: Bool = true
  ) throws -> String {
    let request: JSONValue = [
      "template": isPage ? "page" : "json",
      "context": [
        "timelines": timelines, "figures": Self.figures, "anonymous": .bool(isAnonymous),
      ],
    ]
    let kind: TextKind = isPage ? .report : .reportData
    return try kind.text(for: WritingRequest(Array(request.serialized().utf8), limitBytes: 1 << 24))
  }

  private static let words = ["Wolf Ltd", "Owl keeper", "Fox Doe", "Elk Roe", "Bat note", "Yak AG"]

  @Test func `a name is text in every place, whatever it has in it`() throws {
    var all = ""
    for start in Self.hostile.indices {
      let names = Self.hostile[start...] + Self.hostile[..<start]
      let page = try text(Self.timelines(names: Array(names)))
      let scalars = page.unicodeScalars
      for tag in ["<script", "<img", "</style></svg>"] {
        #expect(!page.utf8.contains(Array(tag.utf8)), "\(tag)")
      }
      #expect(!scalars.contains("\u{202E}"))
      // Neither a quote nor a sign of markup comes before a combining mark.
      for (mark, sign) in zip(scalars.dropFirst(), scalars) where mark == "\u{301}" {
        #expect(sign == ";")
      }
      all += page
    }
    #expect(all.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    #expect(all.contains("\\u{202E}txet"))
  }

  @Test func `the page has no script, and names nothing outside of it`() throws {
    let page = try text(Self.timelines(names: Self.words))
    for sign in ["<script", "http:", "https:", "url(", "@import", "src=", " onload"] {
      #expect(!page.contains(sign), "\(sign)")
    }
    #expect(page.contains("default-src 'none'"))
    #expect(page.contains("Wolf Ltd") && page.contains("Bat note"))
    #expect(page.contains("\"#shape-end\"") && !page.contains("\"#shape-offer\""))
  }

  @Test func `without names, there is nothing that the user wrote`() throws {
    for isPage in [true, false] {
      let text = try text(
        Self.timelines(names: Self.words), isAnonymous: true, isPage: isPage)
      for word in Self.words + ["acme", "zeta"] { #expect(!text.contains(word), "\(word)") }
      #expect(text.contains("phone interview with Contact 1, Contact 2"))
      #expect(text.contains("you sent a check-in to Contact 1 by email"))
    }
  }

  @Test func `without names, applications are numbered as they were made`() throws {
    let json = try JSONReader.parse(
      text(Self.timelines(names: Self.words), isAnonymous: true, isPage: false).utf8.map(\.self))
    let names = json["applications"]?.arrayValue?.map { $0["application"]?.stringValue }
    let standings = json["applications"]?.arrayValue?.map { $0["standing"]?.stringValue }
    #expect(names == ["Application 1", "Application 2"])
    #expect(standings == ["over", nil])
  }

  @Test func `the JSON has the figures as they came, this week and what is ahead`() throws {
    let json = try JSONReader.parse(
      text(Self.timelines(names: Self.words), isPage: false).utf8.map(\.self))
    #expect(try json["figures"].map(Figures.init(json:)) == Figures(json: Self.figures["figures"]!))
    for part in ["thisWeek", "ahead"] {
      #expect(
        json[part]?.arrayValue?.map { $0["kind"]?.stringValue } == ["window", "promise"], "\(part)")
    }
  }

  @Test func `each figure of the page says on how many it rests`() throws {
    let page = try text(Self.timelines(names: Self.words))
    for words in [
      "2 of 2", "1 of 2", "9 days (of 2)", "3 of 7", "1 day (of 3)", "3 of 7 kept, 4 broken",
      "Of 1 more the date is still to come",
    ] {
      #expect(page.contains(words), "\(words)")
    }
  }

  @Test func `a promised date is that of the employer's day`() throws {
    // Midnight in New York is six in the morning in Madrid: the same day. In Tokyo it is a day's other end.
    var timelines = Self.timelines(names: Self.words).objectValue!
    let tokyo = timelines["timelines"]!.serialized()
      .replacing("America/New_York", with: "Asia/Tokyo")
      .replacing("2026-11-30T05:00:00Z", with: "2026-11-29T15:00:00Z")
      .replacing("2026-12-01T05:00:00Z", with: "2026-11-30T15:00:00Z")
    timelines["timelines"] = try JSONReader.parse(Array(tokyo.utf8))
    for timelines in [Self.timelines(names: Self.words), .object(timelines)] {
      #expect(try text(timelines).contains("<td>Mon 30 Nov</td><td class=\"state coming\">"))
    }
  }

  @Test func `what is open has an end, and what is late had one`() throws {
    let timelines = Self.timelines(names: Self.words)
    #expect(try text(timelines).contains("<td>until Tue 1 Dec 00:00 CET</td>"))
    let late = timelines.serialized().replacing("\"open\"", with: "\"late\"")
    let page = try text(JSONReader.parse(Array(late.utf8)))
    #expect(page.contains("<td>since Tue 1 Dec 00:00 CET</td>"))
  }

  @Test func `of more applications than are drawn, the others are counted`() throws {
    let one = Self.timelines(names: Self.words)["timelines"]!.arrayValue![0].objectValue!
    let many = (1...130).map { number -> JSONValue in
      var other = one
      other["application"] = .string("app\(number)")
      // At one of them nothing may be done, and nothing comes.
      if number == 1 {
        other["items"] = .array(Array(one["items"]!.arrayValue!.prefix { $0["state"] == nil }))
      }
      return .object(other)
    }
    var timelines = Self.timelines(names: Self.words).objectValue!
    timelines["timelines"] = .array(many)
    let page = try text(.object(timelines))
    #expect(page.ranges(of: "<article>").count == 100)
    #expect(!page.contains("<h3><bdi>app1</bdi></h3>"))
    #expect(page.contains("<h3><bdi>app101</bdi></h3>"))
    #expect(
      page.contains("<th scope=\"row\">under way</th><td>Phone interview</td><td>30</td>"))
  }

  @Test func `any text can be read on any background, in both themes`() throws {
    let page = try text(Self.timelines(names: Self.words))
    let themes = page.split(separator: ":root {").dropFirst().map { part in
      part.prefix { $0 != "}" }.split(separator: ";").compactMap { rule -> (Substring, Int)? in
        let words = rule.split { $0.isWhitespace || $0 == ":" }
        guard words.count == 2, words[0].hasPrefix("--"), words[1].hasPrefix("#") else {
          return nil
        }
        return Int(words[1].dropFirst(), radix: 16).map { (words[0], $0) }
      }
    }
    #expect(themes.count == 2)
    for theme in themes {
      let backgrounds = theme.filter { $0.0.hasPrefix("--back-") }
      #expect(backgrounds.count == 3 && theme.count == 15)
      for (name, colour) in theme {
        let least = name.hasPrefix("--text-") ? 4.5 : name.hasPrefix("--mark-") ? 3 : 0
        for (background, other) in backgrounds where least > 0 {
          #expect(Self.contrast(colour, other) >= least, "\(name) on \(background)")
        }
      }
    }
  }

  /// The contrast of two colours as WCAG 2 has it.
  private static func contrast(_ first: Int, _ second: Int) -> Double {
    let luminances = [first, second].map { colour -> Double in
      let weights = [(16, 0.2126), (8, 0.7152), (0, 0.0722)]
      return weights.reduce(0) { sum, weight in
        let part = Double(colour >> weight.0 & 0xFF) / 255
        return sum + weight.1 * (part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4))
      }
    }
    return (luminances.max()! + 0.05) / (luminances.min()! + 0.05)
  }
}
