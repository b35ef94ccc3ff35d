package io.streambus.node.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A process that runs as long as its machine. */
public final class Service {

  private final Process process;
  private final Path log;

  private Service(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  static Service start(List<String> command, Path log) throws IOException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    return new Service(process, log);
  }

  /**
   * Checks that the process runs.
   *
   * @throws IllegalStateException if it has exited, with the end of its output
   */
  public void checkRunning() throws IOException {
    if (!process.isAlive()) {
      throw new IllegalStateException(log.getFileName() + ": exited\n" + tail(20));
    }
  }

  /** Returns the last lines of the output. */
  public String tail(int count) throws IOException {
    List<String> lines = Files.readAllLines(log);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - count), lines.size()));
  }
}
