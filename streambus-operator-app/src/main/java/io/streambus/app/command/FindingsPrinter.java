package io.streambus.app.command;

import io.streambus.app.console.Console;
import io.streambus.app.input.ClusterDocument;
import io.streambus.resources.Resolution;
import io.streambus.resources.tenants.Overcommitment;

/**
 * Prints problems, warnings and notes about clusters on stderr, one per line: {@code SEVERITY:
 * NAMESPACE/NAME: PATH: TEXT}.
 */
public final class FindingsPrinter {

  private final Console console;

  public FindingsPrinter(Console console) {
    this.console = console;
  }

  public void printProblems(ClusterDocument document, Resolution.Rejected rejected) {
    rejected.problems().forEach(problem -> print("error", document, problem.toString()));
  }

  void printNotEnforced(ClusterDocument document, Resolution.Resolved resolved) {
    printNotEnforced(document, resolved, "spec.");
  }

  /** Prints only fields whose path has the prefix. */
  void printNotEnforced(ClusterDocument document, Resolution.Resolved resolved, String pathPrefix) {
    resolved.notEnforced().stream()
        .filter(note -> note.path().startsWith(pathPrefix))
        .forEach(note -> print("note", document, note.toString()));
  }

  void printOvercommitments(ClusterDocument document, Resolution.Resolved resolved) {
    Overcommitment.of(resolved.cluster())
        .forEach(
            overcommitment -> print("warning", document, "spec.multiTenancy: " + overcommitment));
  }

  private void print(String severity, ClusterDocument document, String text) {
    console.err().printf("%s: %s: %s%n", severity, document.namespacedName(), text);
  }
}
