package io.streambus.app.command;

import io.streambus.app.console.Console;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Result of running the program in this JVM.
 *
 * @param exitCode exit code
 */
record Invocation(int exitCode, String out, String err) {

  static Invocation of(String... arguments) {
    return of(Map.of(), arguments);
  }

  static Invocation of(Map<String, String> environment, String... arguments) {
    return of(environment, InputStream.nullInputStream(), arguments);
  }

  static Invocation withInput(String standardInput, String... arguments) {
    return of(
        Map.of(),
        new ByteArrayInputStream(standardInput.getBytes(StandardCharsets.UTF_8)),
        arguments);
  }

  private static Invocation of(
      Map<String, String> environment, InputStream in, String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    var console = new Console(in, new PrintWriter(out, true), new PrintWriter(err, true));
    int code = Program.execute(environment, console, arguments);
    return new Invocation(code, out.toString(), err.toString());
  }
}
