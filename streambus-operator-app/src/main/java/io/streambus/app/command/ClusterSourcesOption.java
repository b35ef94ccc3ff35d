package io.streambus.app.command;

import io.streambus.app.input.SourceFiles;
import java.util.List;
import picocli.CommandLine.Option;

/** The option {@code -f} of the commands that read clusters. */
final class ClusterSourcesOption {

  @Option(
      names = {"-f", "--filename"},
      required = true,
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "YAML or JSON files that contain StreamBusClusters; folders, whose files *.yaml, *.yml"
              + " and *.json are read, including those of subfolders; or - for standard input.")
  private List<String> names = List.of();

  /** Lists the files; see {@link SourceFiles#of}. */
  SourceFiles files() {
    return SourceFiles.of(names);
  }
}
