package io.streambus.resources.podtemplate;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.streambus.api.ClusterAnnotations;
import io.streambus.api.StreamBusCluster;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.ClusterResolver;
import io.streambus.resources.DesiredResources;
import io.streambus.resources.ImmutableClusterInputs;
import io.streambus.resources.Resolution.Resolved;
import io.streambus.resources.TestFiles;
import io.streambus.resources.membership.ExistingState;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.model.ImageRegistry;
import io.streambus.resources.model.ImmutableBrokerCluster;
import io.streambus.resources.model.OptionalKind;
import io.streambus.resources.model.Platform;
import io.streambus.resources.model.RaftEpoch;
import io.streambus.resources.model.RetainedTemplate;
import io.streambus.resources.model.TenantsApi;
import io.streambus.resources.objects.PodTemplates;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Guarantees that the digest of the template inputs changes exactly if the inputs do; otherwise an
 * operator upgrade would restart brokers, or a change would never be rolled out.
 */
class TemplateInputsTest {

  static Stream<Path> examples() {
    return TestFiles.examples().stream();
  }

  static Stream<ClusterInputs> environments() {
    ImmutableClusterInputs none = ImmutableClusterInputs.copyOf(ClusterInputs.none());
    return Stream.of(
        none.withClusterDomain("example.org"),
        none.withOperatorNamespace("streambus-system"),
        none.withTenantsApi(TenantsApi.SUPPORTED),
        none.withAvailableKinds(OptionalKind.values()),
        none.withExistingState(
            new ExistingState(Optional.of(new RaftEpoch(1, 5)), Optional.empty())),
        none.withExistingState(
            new ExistingState(Optional.of(new RaftEpoch(2, 3)), Optional.empty())));
  }

  static Stream<ClusterInputs> flags() {
    ImmutableClusterInputs none = ImmutableClusterInputs.copyOf(ClusterInputs.none());
    return Stream.of(
        none.withPlatform(Platform.OPENSHIFT),
        none.withImageRegistry(new ImageRegistry("registry.example.com")));
  }

  @Test
  void digestIsStableAcrossReleases() {
    assertThat(resolve(stored("minimal-cluster.yaml"), ClusterInputs.none()).templateInputs())
        .contains("86002e84249d2ad06cc7696b14b6610d15e3f4ce7a18e85939c17f4d73f08364");
  }

  @Test
  void unstoredClusterHasNoDigest() {
    // Given
    StreamBusCluster cluster = stored("minimal-cluster.yaml");

    // When
    cluster.getMetadata().setUid(null);

    // Then
    assertThat(resolve(cluster, ClusterInputs.none()).templateInputs()).isEmpty();
  }

  @Test
  void digestDependsOnGenerationUidAndRestartAnnotation() {
    // Given
    StreamBusCluster later = stored("minimal-cluster.yaml");
    later.getMetadata().setGeneration(2L);
    StreamBusCluster other = stored("minimal-cluster.yaml");
    other.getMetadata().setUid("5b0e2c2f-0000-4000-8000-000000000002");
    StreamBusCluster restarted = stored("minimal-cluster.yaml");
    restarted.getMetadata().setAnnotations(Map.of(ClusterAnnotations.RESTART_TRIGGER, "now"));

    // When
    Set<Optional<String>> digests =
        Set.of(
            digest(stored("minimal-cluster.yaml")),
            digest(later),
            digest(other),
            digest(restarted));

    // Then
    assertThat(digests).hasSize(4);
  }

  @ParameterizedTest
  @MethodSource("environments")
  void environmentChangesThatAffectPodsChangeTheDigest(ClusterInputs environment) {
    examples()
        .forEach(
            example -> {
              // When
              BrokerCluster original = resolve(stored(example), ClusterInputs.none());
              BrokerCluster other = resolve(stored(example), environment);

              // Then
              if (!PodTemplates.json(PodTemplates.build(original))
                  .equals(PodTemplates.json(PodTemplates.build(other)))) {
                assertThat(other.templateInputs()).isNotEqualTo(original.templateInputs());
              }
            });
  }

  /** Otherwise, an operator with another flag would restart the brokers of all clusters. */
  @ParameterizedTest
  @MethodSource("flags")
  void flagOfTheOperatorDoesNotChangeTheDigest(ClusterInputs flag) {
    // Given
    StreamBusCluster cluster = stored("minimal-cluster.yaml");

    // Then
    assertThat(PodTemplates.json(PodTemplates.build(resolve(cluster, flag))))
        .isNotEqualTo(
            PodTemplates.json(PodTemplates.build(resolve(cluster, ClusterInputs.none()))));
    assertThat(resolve(cluster, flag).templateInputs()).isEqualTo(digest(cluster));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void retainedTemplateIsReadBackByteForByte(Path example) {
    // Given
    StreamBusCluster cluster = stored(example);
    BrokerCluster built = resolve(cluster, ClusterInputs.none());

    // When
    BrokerCluster retained =
        ImmutableBrokerCluster.copyOf(built)
            .withRetainedTemplate(
                new RetainedTemplate(
                    PodTemplates.json(PodTemplates.build(built)),
                    built.config(),
                    built.proxyConfig(),
                    ImmutableList.of("all")));

    // Then
    assertThat(DesiredResources.of(retained).asYaml())
        .isEqualTo(DesiredResources.of(built).asYaml());
  }

  private static Optional<String> digest(StreamBusCluster cluster) {
    return resolve(cluster, ClusterInputs.none()).templateInputs();
  }

  private static BrokerCluster resolve(StreamBusCluster cluster, ClusterInputs inputs) {
    return ((Resolved) ClusterResolver.resolve(cluster, inputs)).cluster();
  }

  private static StreamBusCluster stored(String example) {
    return stored(TestFiles.EXAMPLES.resolve(example));
  }

  private static StreamBusCluster stored(Path example) {
    StreamBusCluster cluster = TestFiles.cluster(example);
    cluster.getMetadata().setNamespace("default");
    cluster.getMetadata().setUid("5b0e2c2f-0000-4000-8000-000000000001");
    cluster.getMetadata().setGeneration(1L);
    return cluster;
  }
}
