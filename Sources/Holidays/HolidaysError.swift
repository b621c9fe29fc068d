package import SystemPackage
internal import TOML

/// Why a list of holidays could not be read. Its description is one or two full sentences.
package enum HolidaysError: Error, Hashable {
  /// No folder with the lists is installed: these were looked at.
  case notInstalled(lookedIn: [FilePath])
  /// There is no list for the country.
  case noList(country: String, folder: FilePath)
  /// The country's list has no such subdivision.
  case noRegion(Region)
  /// The file cannot be read.
  case unreadable(FilePath, Errno)
  /// The file has more bytes than a list can have.
  case tooLarge(FilePath, maximumBytes: Int)
  /// The file's content is not such a list: where, and what would be right.
  case damaged(FilePath, line: Int, column: Int, message: String)
}

extension HolidaysError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .notInstalled(let folders):
      "The lists of holidays are not installed: none of these folders is there: "
        + folders.map { Quotation.string($0.string) }.joined(separator: ", ") + "."
    case .noList(let country, let folder):
      "There is no list of holidays for the country \(country) in "
        + "\(Quotation.string(folder.string))."
    case .noRegion(let region):
      "The list of holidays for \(region.country) has no region \(region.code)."
    case .unreadable(let path, let errno):
      "The list of holidays \(Quotation.string(path.string)) cannot be read: \(errno)."
    case .tooLarge(let path, let maximum):
      "The list of holidays \(Quotation.string(path.string)) is larger than \(maximum) bytes."
    case .damaged(let path, let line, let column, let message):
      "\(path.string), line \(line), column \(column): \(message) Install the list anew."
    }
  }
}
