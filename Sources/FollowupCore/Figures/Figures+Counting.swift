package import CivilTime

extension Figures {
  /// The figures of some applications, each as it stands.
  package init(of situations: some Sequence<Situation>) {
    var reached: [Stage: Int] = [:]
    var silences: [Stage: [Response]] = [:]
    var messages: [MessageKind: [Response]] = [:]
    for situation in situations {
      let record = Responses(in: situation)
      if situation.isOver {
        over += 1
      } else if situation.isDormant {
        dormant += 1
      } else {
        underWay += 1
      }
      if situation.hadOffer { offers += 1 }
      for stage in Stage.allCases where stage <= situation.stage { reached[stage, default: 0] += 1 }
      for (stage, response) in record.silences { silences[stage, default: []].append(response) }
      for (kind, response) in record.messages { messages[kind, default: []].append(response) }
      for fate in record.promises { promises.count(fate) }
    }
    stages = Stage.allCases.map {
      StageFigures(stage: $0, reached: reached[$0] ?? 0, answers: .init(of: silences[$0] ?? []))
    }
    self.messages = MessageKind.all.compactMap { kind in
      messages[kind].map {
        MessageFigures(action: kind.action, channel: kind.channel, answers: .init(of: $0))
      }
    }
    channels = Self.channels(of: silences.values.joined())
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

extension Engine {
  /// The figures of all applications.
  package func figures(at now: Instant) -> Figures {
    Figures(of: names.lazy.compactMap { situation(of: $0, at: now) })
  }
}
