private import CSystemd

/// The process's memory.
package enum Memory {
  /// Gives back what only start-up needed: free heap, and pages of code that will not run again soon.
  /// What is needed after all comes back by itself.
  package static func trim() { csystemd_trim_memory() }
}
