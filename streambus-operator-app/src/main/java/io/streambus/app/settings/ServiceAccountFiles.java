package io.streambus.app.settings;

import io.streambus.app.console.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What Kubernetes puts into each pod that may talk to the API server.
 *
 * @param folder that holds them, if they exist
 */
public record ServiceAccountFiles(Path folder) {

  /** Where Kubernetes puts them. */
  public static ServiceAccountFiles ofPod() {
    return new ServiceAccountFiles(Path.of("/var/run/secrets/kubernetes.io/serviceaccount"));
  }

  /** Whether the process runs inside Kubernetes. */
  public boolean exist() {
    return Files.isRegularFile(folder.resolve("token"));
  }

  /**
   * The namespace of the pod; empty outside Kubernetes.
   *
   * @throws CommandException when the file cannot be read
   */
  public Optional<String> namespace() {
    Path file = folder.resolve("namespace");
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
