package io.streambus.app.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A kubeconfig for an API server without TLS and authentication. */
record KubeconfigFile(Path directory) {

  private static final String TEXT =
      """
      apiVersion: v1
      kind: Config
      clusters: [{name: it, cluster: {server: "%s"}}]
      contexts: [{name: it, context: {cluster: it, user: it}}]
      users: [{name: it, user: {}}]
      current-context: it
      """;

  /** Returns the path of the file. */
  String write(String server) throws IOException {
    return Files.writeString(directory.resolve("kubeconfig"), TEXT.formatted(server)).toString();
  }
}
