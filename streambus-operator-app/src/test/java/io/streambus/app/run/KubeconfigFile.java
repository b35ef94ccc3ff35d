package io.streambus.app.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A kubeconfig for an API server without TLS and authentication. */
public record KubeconfigFile(Path directory) {

  private static final String TEXT =
      """
      apiVersion: v1
      kind: Config
      clusters: [{name: it, cluster: {server: "%s"}}]
      contexts: [{name: it, context: {cluster: it, user: it}}]
      users: [{name: it, user: {}}]
      current-context: it
      """;

  /** Returns the content of the file. The server may be invalid. */
  public static String content(String server) {
    return TEXT.formatted(server);
  }

  /** Returns the path of the file. */
  public String write(String server) throws IOException {
    return Files.writeString(directory.resolve("kubeconfig"), content(server)).toString();
  }
}
