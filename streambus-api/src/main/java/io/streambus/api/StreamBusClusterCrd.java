package io.streambus.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The CustomResourceDefinition of {@link StreamBusCluster}, as shipped in this jar. */
public final class StreamBusClusterCrd {

  /** Name of the CRD object. */
  public static final String NAME = "streambusclusters." + StreamBusCluster.GROUP;

  /** Path of the resource in this jar, where the tools of fabric8 look for CRDs too. */
  public static final String RESOURCE = "/META-INF/fabric8/" + NAME + "-v1.yml";

  private StreamBusClusterCrd() {}

  /** The CRD in YAML. */
  public static String asYaml() {
    try (InputStream in = StreamBusClusterCrd.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("this jar lacks " + RESOURCE);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
