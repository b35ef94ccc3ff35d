package io.streambus.node;

import io.streambus.image.process.Command;
import io.streambus.node.images.Images;
import io.streambus.testkit.junit.ControlPlaneRequirement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/**
 * Determines what happens to tests when this machine cannot run a node: they are skipped with one
 * line on standard error, or fail if a control plane is required, as in continuous integration.
 */
final class NodeRequirement {

  private NodeRequirement() {}

  static RealNode startOrSkip() throws Exception {
    Optional<String> limitation = limitation();
    if (limitation.isPresent()) {
      String line = "SKIPPED, NO REAL NODE: " + limitation.get();
      if (Boolean.getBoolean(ControlPlaneRequirement.PROPERTY)) {
        throw new IllegalStateException(line);
      }
      System.err.println(line);
      return Assumptions.abort(line);
    }
    Images images = Images.build();
    return ControlPlaneRequirement.getOrSkip(() -> start(images));
  }

  private static Optional<String> limitation() {
    if (!System.getProperty("os.name").equals("Linux")
        || !System.getProperty("user.name").equals("root")) {
      return Optional.of("it requires Linux and root");
    }
    try {
      Command.run("sh", "-c", "command -v go && command -v ip && unshare --net --pid --fork true");
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of("it requires go, ip, and permission to create namespaces");
    }
  }

  private static RealNode start(Images images) {
    try {
      return RealNode.start(images);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
