package io.streambus.image.archive;

import io.streambus.image.runtime.Jdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The classes that runs of the program load, in the format of the JVM. The list is the same for all
 * architectures.
 */
public final class ClassList {

  private static final String RECORD = "-XX:DumpLoadedClassList=";

  private final Path root;
  private final Path examples;
  private final TreeSet<String> lines = new TreeSet<>();

  private ClassList(Path root, Path examples) {
    this.root = root;
    this.examples = examples;
  }

  /**
   * Records a run of the operator and of each command.
   *
   * @param root root directory of an image for this machine
   * @param examples directory with the example clusters
   * @throws IOException if a run fails
   */
  public static List<String> record(Path root, Path examples, Jdk jdk)
      throws IOException, GeneralSecurityException, InterruptedException {
    var list = new ClassList(root, examples);
    // Some are loaded only when threads compete, that is, in some builds.
    list.lines.addAll(jdk.classes("java.base", "java/util/concurrent/"));
    list.recordOperator(jdk);
    list.recordCommand("crd");
    list.recordCommand("--help");
    for (String command : List.of("render", "validate", "tenants")) {
      list.recordCommand(command, "-f", list.example("multi-tenant-cluster.yaml"));
    }
    list.recordCommand("render", "-f", list.example("secure-cluster.yaml"));
    // Classes first, because the other lines refer to them.
    return list.lines.stream().sorted(Comparator.comparing(line -> line.startsWith("@"))).toList();
  }

  private void recordOperator(Jdk jdk)
      throws IOException, GeneralSecurityException, InterruptedException {
    Path kubeconfig = Files.createTempFile("kubeconfig", ".yaml");
    Path recorded = Files.createTempFile("classes", ".list");
    try (var server =
        TrainingApiServer.start(
            ServerCertificate.create(jdk), Path.of(example("multi-tenant-cluster.yaml")))) {
      Files.writeString(kubeconfig, server.kubeconfig());
      Map<String, String> environment =
          Map.of(
              "KUBECONFIG",
              kubeconfig.toString(),
              "STREAMBUS_OPERATOR_METRICS_BIND_ADDRESS",
              "127.0.0.1:0",
              "STREAMBUS_OPERATOR_HEALTH_PROBE_BIND_ADDRESS",
              "127.0.0.1:0");
      try (var run = ProgramRun.start(root, RECORD + recorded, environment, List.of("run"))) {
        run.terminateWhen(server::isSettled);
        run.awaitSuccess();
      }
    }
    add(recorded);
    Files.delete(kubeconfig);
  }

  private void recordCommand(String... arguments) throws IOException, InterruptedException {
    Path recorded = Files.createTempFile("classes", ".list");
    try (var run = ProgramRun.start(root, RECORD + recorded, Map.of(), List.of(arguments))) {
      run.awaitSuccess();
    }
    add(recorded);
  }

  /** Omits what differs from run to run: comments, numbers of classes and resolved constants. */
  private void add(Path recorded) throws IOException {
    Files.readAllLines(recorded).stream()
        .filter(line -> !line.startsWith("#") && !line.startsWith("@cp "))
        .map(line -> line.replaceFirst(" id: \\d+$", ""))
        .forEach(lines::add);
    Files.delete(recorded);
  }

  private String example(String name) {
    return examples.resolve(name).toString();
  }
}
