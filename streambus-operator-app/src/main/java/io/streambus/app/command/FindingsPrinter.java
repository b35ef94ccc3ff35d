package io.streambus.app.command;

import io.streambus.app.console.Console;
import io.streambus.app.findings.Finding;
import io.streambus.app.findings.FindingFormat;
import io.streambus.app.input.ClusterDocument;
import io.streambus.resources.Resolution;

/** Prints the problems of a cluster on stderr, one per line. */
public final class FindingsPrinter {

  private final Console console;

  public FindingsPrinter(Console console) {
    this.console = console;
  }

  public void printProblems(ClusterDocument document, Resolution.Rejected rejected) {
    console
        .err()
        .print(
            FindingFormat.TEXT.format(
                rejected.problems().stream()
                    .map(problem -> Finding.error(document, problem))
                    .toList()));
    console.err().flush();
  }
}
