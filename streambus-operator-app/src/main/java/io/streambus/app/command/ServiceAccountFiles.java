package io.streambus.app.command;

import io.streambus.app.console.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * ServiceAccount files that Kubernetes mounts into each pod that may access the API server.
 *
 * @param directory directory of the files, if they exist
 */
record ServiceAccountFiles(Path directory) {

  /** Returns the files at the path that Kubernetes mounts them at. */
  static ServiceAccountFiles ofPod() {
    return new ServiceAccountFiles(Path.of("/var/run/secrets/kubernetes.io/serviceaccount"));
  }

  /** Returns whether the process runs inside Kubernetes. */
  boolean exist() {
    return Files.isRegularFile(directory.resolve("token"));
  }

  /**
   * Returns the namespace of the pod; empty outside Kubernetes.
   *
   * @throws CommandException if the file cannot be read
   */
  Optional<String> namespace() {
    Path file = directory.resolve("namespace");
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readString(file).strip()).filter(name -> !name.isEmpty());
    } catch (IOException e) {
      throw CommandException.failed("cannot read " + file + ": " + e.getMessage());
    }
  }
}
