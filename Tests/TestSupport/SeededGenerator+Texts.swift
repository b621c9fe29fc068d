extension SeededGenerator {
  /// One of the texts with a few of its characters changed, left out or put in.
  package mutating func mutation(of texts: [String], with letters: [Character]) -> String {
    var text = Array(texts.randomElement(using: &self)!)
    for _ in 0..<Int.random(in: 0...4, using: &self) {
      let place = Int.random(in: 0...text.count, using: &self)
      let letter = letters.randomElement(using: &self)!
      switch Int.random(in: 0..<3, using: &self) {
      case 0: text.insert(letter, at: place)
      case 1 where place < text.count: text[place] = letter
      case _ where place < text.count: text.remove(at: place)
      default: break
      }
    }
    return String(text)
  }
}
