/// Counts applications one by one for the figures of all.
package struct FigureCount {
  private var counted = Figures()
  private var reached: [Stage: Int] = [:]
  private var silences: [Stage: [Response]] = [:]
  private var messages: [MessageKind: [Response]] = [:]

  /// Nothing was counted yet.
  package init() {}

  /// Counts one more, as it stands.
  package mutating func take(_ situation: Situation) {
    let record = Responses(in: situation)
    if situation.isOver {
      counted.over += 1
    } else if situation.isDormant {
      counted.dormant += 1
    } else {
      counted.underWay += 1
    }
    if situation.hadOffer { counted.offers += 1 }
    for stage in Stage.allCases where stage <= situation.stage { reached[stage, default: 0] += 1 }
    for (stage, response) in record.silences { silences[stage, default: []].append(response) }
    for (kind, response) in record.messages { messages[kind, default: []].append(response) }
    for fate in record.promises { counted.promises.count(fate) }
  }

  /// The figures of those that were counted.
  package var figures: Figures {
    var figures = counted
    figures.stages = Stage.allCases.map {
      StageFigures(stage: $0, reached: reached[$0] ?? 0, answers: .init(of: silences[$0] ?? []))
    }
    figures.messages = MessageKind.all.compactMap { kind in
      messages[kind].map {
        MessageFigures(action: kind.action, channel: kind.channel, answers: .init(of: $0))
      }
    }
    figures.channels = Self.channels(of: silences.values.joined())
    return figures
  }

  private static func channels(of silences: some Sequence<Response>) -> [ChannelFigures] {
    var days: [Channel?: [Int]] = [:]
    for case .answered(let number, let channel) in silences {
      days[channel, default: []].append(number)
    }
    return (Channel.allCases + [nil]).compactMap { channel in
      days[channel].map {
        ChannelFigures(channel: channel, count: $0.count, medianDays: $0.lowerMedian!)
      }
    }
  }
}

extension AnswerFigures {
  fileprivate init(of responses: [Response]) {
    var days: [Int] = []
    for response in responses {
      switch response {
      case .answered(let number, _): days.append(number)
      case .none: unanswered += 1
      case .awaited: waiting += 1
      }
    }
    answered = days.count
    medianDays = days.lowerMedian
  }
}

extension PromiseFigures {
  fileprivate mutating func count(_ fate: Responses.Fate) {
    switch fate {
    case .kept: kept += 1
    case .broken: broken += 1
    case .awaited: waiting += 1
    }
  }
}

extension [Int] {
  /// The number that at least half of them do not exceed; nil if there are none.
  fileprivate var lowerMedian: Int? { isEmpty ? nil : sorted()[(count - 1) / 2] }
}

extension Situation {
  /// Whether an outcome other than an offer stands.
  var isOver: Bool { outcome?.value.outcome.isClosing ?? false }

  /// Whether an offer was ever made; taking or declining one says so, too.
  fileprivate var hadOffer: Bool {
    application.outcomes.contains { [.offer, .accepted, .declined].contains($0.value.outcome) }
  }
}
