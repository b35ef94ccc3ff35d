package io.streambus.app.kubeconfig;

import io.streambus.app.console.CommandException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that contains a token. */
final class TokenFile {

  private static final int MAX_BYTES = 64 * 1024;

  private TokenFile() {}

  static String read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw CommandException.failed(
          ("the kubeconfig is invalid: its tokenFile %s cannot be read; log in again, or correct the"
                  + " path")
              .formatted(file));
    }
  }
}
