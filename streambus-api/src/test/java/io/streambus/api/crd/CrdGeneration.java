package io.streambus.api.crd;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.crdv2.generator.CRDGenerator;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.StreamBusClusterStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Generates the CRD of {@link StreamBusCluster} from its annotations and Javadoc. */
final class CrdGeneration {

  private CrdGeneration() {}

  static String yaml(Path sources, Path directory) throws IOException {
    ObjectMapper mapper =
        JsonMapper.builder()
            .addModule(new OptionalUnwrappingModule())
            .addMixIn(StreamBusCluster.class, DefaultSerialization.class)
            .build();
    new CRDGenerator()
        .withMinQuotes(true)
        .withObjectMapper(mapper, new KubernetesSerialization(mapper, false))
        .withPostProcessor(new SchemaCompletion(mapper, new JavadocDescriptions(sources)))
        .customResourceClasses(StreamBusCluster.class)
        .inOutputDir(directory.toFile())
        .generate();
    return Files.readString(directory.resolve("streambusclusters.streambus.io-v1.yml"));
  }

  /** Removes the custom serializers, which hide the properties from the generator. */
  @JsonDeserialize
  abstract static class DefaultSerialization {
    @JsonSerialize
    abstract StreamBusClusterSpec getSpec();

    @JsonSerialize
    abstract StreamBusClusterStatus getStatus();
  }
}
