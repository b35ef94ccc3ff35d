package io.streambus.resources.defaults;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.spec.ImageSpec;
import io.streambus.api.spec.ProxyImageSpec;
import io.streambus.api.spec.ProxySpec;
import io.streambus.api.spec.SecuritySpec;
import io.streambus.api.spec.TlsSpec;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.ClusterResolver;
import io.streambus.resources.Resolution.Resolved;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.model.DefaultImage;
import io.streambus.resources.model.ImageRegistry;
import org.junit.jupiter.api.Test;

/**
 * Guarantees that a registry for default images affects all of them, and no image that users chose.
 */
class DefaultRepositoryTest {

  private static final ImageSpec EMPTY = ImageSpec.builder().build();
  private static final ProxyImageSpec EMPTY_PROXY = ProxyImageSpec.builder().build();

  @Test
  void tagAndDigestOfUserAreInRegistryForDefaultImages() {
    // Given
    String digest = "sha256:" + "0".repeat(64);

    // When
    BrokerCluster tags =
        resolve(ImageSpec.builder().tag("v9").build(), ProxyImageSpec.builder().tag("9.9").build());
    BrokerCluster digests =
        resolve(
            ImageSpec.builder().digest(digest).build(),
            ProxyImageSpec.builder().digest(digest).build());

    // Then
    assertThat(broker(tags)).isEqualTo("registry.example.com/team/streambus/broker:v9");
    assertThat(proxy(tags)).isEqualTo("registry.example.com/team/haproxy:9.9");
    assertThat(broker(digests)).isEqualTo("registry.example.com/team/streambus/broker@" + digest);
    assertThat(proxy(digests)).isEqualTo("registry.example.com/team/haproxy@" + digest);
  }

  @Test
  void repositoryOfUserIsRetained() {
    // When
    BrokerCluster cluster =
        resolve(
            ImageSpec.builder().repository("docker.io/streambus/broker").tag("v9").build(),
            ProxyImageSpec.builder().repository("own/haproxy").build());

    // Then
    assertThat(broker(cluster)).isEqualTo("docker.io/streambus/broker:v9");
    assertThat(proxy(cluster)).isEqualTo("own/haproxy:3.2");
  }

  /** The API server adds the default repository to each image that specifies only a tag. */
  @Test
  void writtenDefaultCountsAsDefault() {
    // When
    BrokerCluster absent = resolve(EMPTY, EMPTY_PROXY);
    BrokerCluster written =
        resolve(
            ImageSpec.builder().repository("streambus/broker").build(),
            ProxyImageSpec.builder().repository("haproxy").build());

    // Then
    assertThat(written).isEqualTo(absent);
  }

  /** The version of the user is a tag of the image of the platform. */
  @Test
  void brokerImageReplacesTheDefaultOnly() {
    // Given
    ClusterInputs inputs =
        ClusterInputs.builder()
            .imageRegistry(new ImageRegistry("registry.example.com/team"))
            .brokerImage(new DefaultImage("own.example.com/broker", "v7"))
            .build();

    // Then
    assertThat(broker(resolve(EMPTY, EMPTY_PROXY, inputs))).isEqualTo("own.example.com/broker:v7");
    assertThat(broker(resolve(ImageSpec.builder().tag("v9").build(), EMPTY_PROXY, inputs)))
        .isEqualTo("own.example.com/broker:v9");
    assertThat(broker(resolve(ImageSpec.builder().repository("a/b").build(), EMPTY_PROXY, inputs)))
        .isEqualTo("a/b:v7");
  }

  private static String broker(BrokerCluster cluster) {
    return cluster.image().reference();
  }

  private static String proxy(BrokerCluster cluster) {
    return cluster.tls().enabled().orElseThrow().proxy().image();
  }

  private static BrokerCluster resolve(ImageSpec image, ProxyImageSpec proxy) {
    return resolve(
        image,
        proxy,
        ClusterInputs.builder()
            .imageRegistry(new ImageRegistry("registry.example.com/team"))
            .build());
  }

  private static BrokerCluster resolve(
      ImageSpec image, ProxyImageSpec proxy, ClusterInputs inputs) {
    var cluster = new StreamBusCluster();
    cluster.setMetadata(new ObjectMetaBuilder().withNamespace("default").withName("demo").build());
    TlsSpec tls =
        TlsSpec.builder()
            .enabled(true)
            .selfSigned(true)
            .proxy(ProxySpec.builder().image(proxy).build())
            .build();
    cluster.setSpec(
        StreamBusClusterSpec.builder()
            .image(image)
            .security(SecuritySpec.builder().tls(tls).build())
            .build());
    return ((Resolved) ClusterResolver.resolve(cluster, inputs)).cluster();
  }
}
