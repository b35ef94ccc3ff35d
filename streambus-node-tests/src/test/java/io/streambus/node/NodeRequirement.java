package io.streambus.node;

import io.streambus.node.images.Images;
import io.streambus.testkit.junit.ControlPlaneRequirement;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Assumptions;

/**
 * Determines what happens to tests when this machine cannot run a node: they are skipped with one
 * line on standard error, or fail if a control plane is required, as in continuous integration.
 */
final class NodeRequirement {

  private NodeRequirement() {}

  static RealNode startOrSkip() throws Exception {
    if (!isRootOnLinux()) {
      String line = "SKIPPED, NO REAL NODE: it requires Linux and root";
      if (Boolean.getBoolean(ControlPlaneRequirement.PROPERTY)) {
        throw new IllegalStateException(line);
      }
      System.err.println(line);
      return Assumptions.abort(line);
    }
    Images images = Images.build();
    return ControlPlaneRequirement.getOrSkip(() -> start(images));
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

  private static boolean isRootOnLinux() {
    return System.getProperty("os.name").equals("Linux")
        && System.getProperty("user.name").equals("root");
  }
}
