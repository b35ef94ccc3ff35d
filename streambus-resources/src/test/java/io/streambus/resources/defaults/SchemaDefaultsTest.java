package io.streambus.resources.defaults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.ClusterResolver;
import io.streambus.resources.Resolution;
import io.streambus.resources.enforcement.BaseSpecs;
import io.streambus.resources.enforcement.CrdLeaf;
import io.streambus.resources.model.ImageRegistry;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Guarantees that a cluster does not change when the API server adds the defaults of the CRD. */
class SchemaDefaultsTest {

  static Stream<String> paths() {
    return CrdLeaf.all().stream().filter(leaf -> leaf.schema().has("default")).map(CrdLeaf::path);
  }

  @ParameterizedTest
  @MethodSource("paths")
  void resolverHasSameDefaultAsCrd(String path) {
    // Given
    CrdLeaf leaf =
        CrdLeaf.all().stream().filter(each -> each.path().equals(path)).findFirst().orElseThrow();
    ObjectNode absent = leaf.remove(new BaseSpecs().of(leaf));

    // When
    ObjectNode written = leaf.set(absent, leaf.schema().get("default"));

    // Then
    assertThat(resolve(written)).isEqualTo(resolve(absent));
  }

  private static Resolution resolve(ObjectNode spec) {
    return ClusterResolver.resolve(
        BaseSpecs.cluster(spec),
        ClusterInputs.builder().imageRegistry(new ImageRegistry("registry.example.com")).build());
  }
}
