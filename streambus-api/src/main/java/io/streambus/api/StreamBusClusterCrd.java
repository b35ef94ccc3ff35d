package io.streambus.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.io.Resources;
import io.streambus.api.openapi.StructuralSchema;
import io.streambus.api.openapi.StructuralSchema.UnknownFields;
import io.streambus.api.openapi.Violation;
import io.streambus.api.stability.Internal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The CustomResourceDefinition of {@link StreamBusCluster} that is packaged in this JAR. */
public final class StreamBusClusterCrd {

  /** Name of the CustomResourceDefinition object. */
  public static final String NAME = "streambusclusters." + StreamBusCluster.GROUP;

  /** Path of the resource in this JAR. The fabric8 tools search for CRDs in the same directory. */
  public static final String RESOURCE = "/META-INF/fabric8/" + NAME + "-v1.yml";

  /**
   * Path of the resource that contains the schema of the CRD as JSON, which is read faster: without
   * descriptions and rules, but with the fields that the API server defines.
   */
  static final String SCHEMA_RESOURCE = "/META-INF/streambus/streambuscluster-schema.json";

  private StreamBusClusterCrd() {}

  /** {@return the CRD as YAML} */
  public static String asYaml() {
    return new String(read(RESOURCE), StandardCharsets.UTF_8);
  }

  /**
   * {@return the schema of a whole StreamBusCluster, with the metadata}
   *
   * @hidden
   */
  @Internal
  public static StructuralSchema schema() {
    return Schema.OF_CLUSTER;
  }

  /** Returns the schema of a spec. */
  static StructuralSchema specSchema() {
    return Schema.OF_SPEC;
  }

  /** Returns the values in a spec that violate its schema. */
  static List<Violation> violations(JsonNode spec) {
    return Schema.OF_SPEC.violations("spec", spec, UnknownFields.IGNORE);
  }

  /** Reads the schema when it is used first. */
  private static final class Schema {
    static final StructuralSchema OF_CLUSTER = load();
    static final StructuralSchema OF_SPEC = OF_CLUSTER.property("spec");

    private static StructuralSchema load() {
      try {
        return StructuralSchema.of(ModelJson.mapper().readTree(read(SCHEMA_RESOURCE)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static byte[] read(String resource) {
    try {
      return Resources.toByteArray(Resources.getResource(StreamBusClusterCrd.class, resource));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
