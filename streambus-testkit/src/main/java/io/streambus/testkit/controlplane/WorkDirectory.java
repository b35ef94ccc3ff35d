package io.streambus.testkit.controlplane;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Working directory of one control plane. It contains tokens and keys, so only its owner can read
 * it.
 */
record WorkDirectory(Path root) {

  static final String PREFIX = "streambus-control-plane-";

  private static final List<String> SUBDIRECTORIES =
      List.of("etcd", "certificates", "kubeconfig", "logs", "pids");

  /** Returns the named directory without files of earlier runs, or a new temporary one. */
  static WorkDirectory prepare(Optional<Path> named) {
    WorkDirectory work = named.map(WorkDirectory::cleaned).orElseGet(WorkDirectory::temporary);
    work.write(work.owner(), ProcessRecord.of(ProcessHandle.current()).format());
    return work;
  }

  private static WorkDirectory temporary() {
    Path parent = Path.of(System.getProperty("java.io.tmpdir"));
    StaleRuns.sweep(parent);
    return new WorkDirectory(attempt(() -> Files.createTempDirectory(parent, PREFIX)));
  }

  private static WorkDirectory cleaned(Path root) {
    WorkDirectory work =
        new WorkDirectory(attempt(() -> Files.createDirectories(root.toAbsolutePath())));
    StaleRuns.killProcesses(work);
    SUBDIRECTORIES.forEach(name -> delete(root.resolve(name)));
    delete(work.auditLog());
    return work;
  }

  Path etcdData() {
    return root.resolve("etcd");
  }

  Path certificates() {
    return root.resolve("certificates");
  }

  /** Created by the API server when it first starts; clients trust it. */
  Path servingCertificate() {
    return certificates().resolve("apiserver.crt");
  }

  Path file(String name) {
    return root.resolve(name);
  }

  Path kubeconfig(String user) {
    return root.resolve("kubeconfig").resolve(user.replace(':', '-') + ".yaml");
  }

  Path logs() {
    return root.resolve("logs");
  }

  Path log(String process) {
    return logs().resolve(process + ".log");
  }

  Path pid(String process) {
    return pids().resolve(process);
  }

  Path auditLog() {
    return root.resolve("audit.log");
  }

  Path owner() {
    return root.resolve("owner");
  }

  Path pids() {
    return root.resolve("pids");
  }

  Path write(Path file, String content) {
    return attempt(
        () -> {
          Files.createDirectories(file.resolveSibling(""));
          return Files.writeString(file, content, StandardCharsets.UTF_8);
        });
  }

  void delete() {
    delete(root);
  }

  private static void delete(Path path) {
    attempt(
        () -> {
          if (!Files.exists(path)) {
            return path;
          }
          try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
              Files.deleteIfExists(file);
            }
          }
          return path;
        });
  }

  private static Path attempt(FileAction action) {
    try {
      return action.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface FileAction {
    Path run() throws IOException;
  }
}
