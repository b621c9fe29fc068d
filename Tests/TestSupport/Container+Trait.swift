#if canImport(Testing)
  package import Testing

  /// Boots one container for all tests of a suite, as `Container.current`.
  package struct ContainerTrait: SuiteTrait, TestScoping {
    let journal: Container.Journal

    package func provideScope(
      for test: Test, testCase: Test.Case?,
      performing function: @Sendable () async throws -> Void
    ) async throws {
      try await Container.boot(journal: journal) { container in
        try await Container.$current.withValue(container, operation: function)
      }
    }
  }

  extension Trait where Self == ContainerTrait {
    /// The tests of a suite run in one booted container, which they find as `Container.current`.
    package static func inContainer(journal: Container.Journal = .persistent) -> Self {
      ContainerTrait(journal: journal)
    }
  }
#endif
