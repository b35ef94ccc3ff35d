package io.streambus.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The CustomResourceDefinition of {@link StreamBusCluster} that is packaged in this JAR. */
public final class StreamBusClusterCrd {

  /** Name of the CustomResourceDefinition object. */
  public static final String NAME = "streambusclusters." + StreamBusCluster.GROUP;

  /** Path of the resource in this JAR. The fabric8 tools search for CRDs in the same directory. */
  public static final String RESOURCE = "/META-INF/fabric8/" + NAME + "-v1.yml";

  private StreamBusClusterCrd() {}

  /** Returns the CRD as YAML. */
  public static String asYaml() {
    try (InputStream in = StreamBusClusterCrd.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("this JAR does not contain " + RESOURCE);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
