package io.streambus.benchmarks.process;

import io.streambus.benchmarks.harness.BenchmarkFailedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Runs {@code jcmd} on another JVM of the same user. */
record Jcmd(long pid) {

  String run(String command) {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    try {
      Process process =
          new ProcessBuilder(List.of(jcmd, Long.toString(pid), command))
              .redirectErrorStream(true)
              .start();
      // jcmd has its own timeouts, and terminates when the other JVM does.
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new BenchmarkFailedException("jcmd " + command + " failed: " + output);
      }
      return output;
    } catch (IOException e) {
      throw new BenchmarkFailedException("cannot run " + jcmd, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchmarkFailedException("interrupted while waiting for jcmd", e);
    }
  }
}
