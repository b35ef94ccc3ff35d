package io.streambus.node.images;

import io.streambus.image.debian.Architecture;
import java.io.FileNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The images of a test.
 *
 * @param operator image of the operator as it is shipped
 * @param brokers stand-in for the broker, as the versions v1 and v2
 * @param proxy HAProxy of Debian
 * @param client client that uses TLS
 * @param pause image that holds the namespaces of pods
 */
public record Images(
    TestImage operator,
    List<TestImage> brokers,
    TestImage proxy,
    TestImage client,
    TestImage pause) {

  /** Builds all images but that of the operator, which the module streambus-image has built. */
  public static Images build() throws Exception {
    var debian = new DebianFiles();
    Map<String, Path> shell = Shell.files(debian);
    return new Images(
        operatorImage(),
        List.of(broker("v1", shell), broker("v2", shell)),
        ProxyImage.write(debian),
        TestImage.write("client:v1", programWith(Map.of(), "/client", "client", "v1"), "/client"),
        TestImage.write("pause:v1", programWith(Map.of(), "/pause", "pause", "v1"), "/pause"));
  }

  /** Returns all images. */
  public List<TestImage> all() {
    return List.of(pause, operator, brokers.get(0), brokers.get(1), proxy, client);
  }

  private static TestImage operatorImage() throws FileNotFoundException {
    String architecture = Architecture.ofBuildMachine().label();
    Path tar =
        Path.of("../streambus-image/target/streambus-operator-image-%s.tar".formatted(architecture))
            .toAbsolutePath()
            .normalize();
    if (!Files.exists(tar)) {
      throw new FileNotFoundException(tar + ": build it with -Dimage");
    }
    return new TestImage("streambus/operator:" + System.getProperty("image.version"), tar);
  }

  private static TestImage broker(String version, Map<String, Path> shell) throws Exception {
    String path = "/app/streambus-broker";
    return TestImage.write(
        "streambus/broker:" + version, programWith(shell, path, "broker", version), path);
  }

  private static Map<String, Path> programWith(
      Map<String, Path> shell, String path, String program, String version) throws Exception {
    Map<String, Path> files = new TreeMap<>(shell);
    files.put(path, new GoProgram(program).build(version));
    return files;
  }
}
