import Glibc
import SystemPackage
import TestSupport
import Testing

@Suite("What the tests stand on")
struct TestSupportTests {
  @Test("A command's output, standard error and status come back")
  func commandOutput() async throws {
    let output = try await run("sh", ["-c", "cat; echo oops >&2; exit 3"], input: "a\nb\n")
    #expect(output.lines == ["a", "b"])
    #expect(output.stderr == "oops\n")
    #expect(output.status == .exited(3))
  }

  @Test("A command that ends before it has read its input ends nothing else")
  func unreadInput() async throws {
    let input = String(repeating: "x", count: 1 << 20)
    for _ in 0..<10 { _ = try? await run("true", input: input) }
    #expect(try await run("sh", ["-c", "kill -s PIPE $$"]).status == .signalled(SIGPIPE))
  }

  @Test("A command sees the changed variables, or only those given")
  func environment() async throws {
    let script = ["-c", "echo ${FOLLOWUP_X-unset} ${HOME-unset}"]
    let home = try #require(variable("HOME"))
    let changed = try await run("sh", script, environment: .inherited(["FOLLOWUP_X": "1"]))
    #expect(changed.stdout == "1 \(home)\n")
    let removed = try await run("sh", script, environment: .inherited(["HOME": nil]))
    #expect(removed.stdout == "unset unset\n")
    let only = try await run("/bin/sh", script, environment: .only(["FOLLOWUP_X": "2"]))
    #expect(only.stdout == "2 unset\n")
  }

  @Test("A command that takes too long is ended")
  func timeLimit() async throws {
    await #expect(throws: TimeLimitExceeded.self) {
      try await run("sh", ["-c", "exec tail -f /dev/null"], limit: .milliseconds(100))
    }
  }

  @Test("A process ends with its scope, by SIGTERM")
  func scope() async throws {
    let pid = try await withProcess(
      Command("sh", ["-c", "echo one; echo two; exec tail -f /dev/null"])
    ) { process in
      try await process.line(containing: "two")
      #expect(process.written == "one\ntwo\n")
      #expect(kill(process.pid, 0) == 0)
      return process.pid
    }
    #expect(kill(pid, 0) == -1)
  }

  @Test("The end of a process that is killed is seen within its scope")
  func killed() async throws {
    try await withProcess(Command("tail", ["-f", "/dev/null"])) { process in
      process.send(signal: SIGKILL)
      let end = try await process.end()
      #expect(end == .signalled(SIGKILL))
    }
  }

  @Test("A process that ends before its line is a failure with its words")
  func endedEarly() async throws {
    let failure = await #expect(throws: CommandFailure.self) {
      try await withProcess(Command("sh", ["-c", "echo no such luck; exit 7"])) { process in
        _ = try await process.line(containing: "ready")
      }
    }
    #expect(failure?.output.status == .exited(7))
    #expect(failure?.output.stdout == "no such luck\n")
  }

  @Test("A program that does not exist is an error, started or run")
  func missing() async {
    await #expect(throws: (any Error).self) { try await run("/no/such/program") }
    await #expect(throws: (any Error).self) {
      try await withProcess(Command("/no/such/program")) { _ in }
    }
  }

  @Test("A temporary folder is private, and gone afterwards with all that was in it")
  func temporaryFolder() throws {
    let path = try withTemporaryFolder { folder in
      try folder.appending("a").makeFolder()
      try folder.appending("a").appending("b").write("text")
      #expect(symlink("/etc", folder.appending("link").string) == 0)
      let text = try folder.appending("a").appending("b").text()
      #expect(text == "text")
      #expect(folder.names.sorted() == ["a", "link"])
      let permissions = try folder.stat().permissions
      #expect(permissions == .ownerReadWriteExecute)
      return folder
    }
    #expect(!path.exists)
    #expect(FilePath("/etc/passwd").exists)
  }

  @Test("A seed replays its numbers")
  func seeds() {
    var generator = SeededGenerator(seed: 1_234_567)
    // The first values that the algorithm's authors publish for this seed.
    #expect(generator.next() == 6_457_827_717_110_365_317)
    #expect(generator.next() == 3_203_168_211_198_807_973)
  }

  @Test("The built programs are found", arguments: [Programs.followupd, Programs.followupctl])
  func programs(path: FilePath) {
    #expect(path.exists)
  }

  @Test("A program is found in PATH, or it is not")
  func findingPrograms() throws {
    #expect(try #require(findProgram("env")).hasSuffix("/env"))
    #expect(findProgram("no-such-program") == nil)
    #expect(Requirement.programs(["env"]).lacking == nil)
    let lacking = Requirement.programs(["env", "no-such-program"]).lacking
    #expect(lacking == "It needs the program no-such-program.")
  }

  @Test("Python answers", .requires(.python))
  func pythonAnswers() async throws {
    let script = "import sys, tomllib, zoneinfo, json; print(json.load(sys.stdin)['a'])"
    #expect(try await runPython(script, input: Array(#"{"a":1}"#.utf8)).stdout == "1\n")
  }
}
