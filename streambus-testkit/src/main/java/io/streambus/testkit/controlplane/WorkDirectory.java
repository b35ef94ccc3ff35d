package io.streambus.testkit.controlplane;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
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
    return named.map(WorkDirectory::cleaned).orElseGet(WorkDirectory::temporary);
  }

  /** Whether this process created the directory, if it is a temporary one. */
  static boolean isOfThisProcess(Path directory) {
    return directory.getFileName().toString().startsWith(prefixOfThisProcess());
  }

  private static String prefixOfThisProcess() {
    return PREFIX + ProcessHandle.current().pid() + "-";
  }

  private static WorkDirectory temporary() {
    Path parent = Path.of(System.getProperty("java.io.tmpdir"));
    StaleRuns.sweep(parent);
    return new WorkDirectory(attempt(() -> createLocked(parent)));
  }

  private static Path createLocked(Path parent) throws IOException {
    Path directory = Files.createTempDirectory(parent, prefixOfThisProcess());
    OwnerLock.hold(directory);
    return directory;
  }

  private static WorkDirectory cleaned(Path root) {
    WorkDirectory work =
        new WorkDirectory(attempt(() -> Files.createDirectories(root.toAbsolutePath())));
    StaleRuns.killProcesses(work);
    attempt(
        () -> {
          for (String name : SUBDIRECTORIES) {
            delete(root.resolve(name), file -> true);
          }
          Files.deleteIfExists(work.auditLog());
          return root;
        });
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

  /** The lock goes last: what an interrupted deletion leaves is deleted by a later run. */
  void delete() {
    Path lock = OwnerLock.file(root);
    attempt(
        () -> {
          delete(root, file -> !file.equals(root) && !file.equals(lock));
          delete(root, file -> true);
          OwnerLock.release(root);
          return root;
        });
  }

  private static void delete(Path path, Predicate<Path> filter) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.filter(filter).sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
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
