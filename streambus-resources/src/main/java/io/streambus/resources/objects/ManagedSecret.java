package io.streambus.resources.objects;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.streambus.api.ClusterLabels;
import io.streambus.resources.model.BrokerCluster;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/**
 * Builds Secrets that the operator maintains for a cluster. Their content is random, so they are
 * not among the objects that every reconciliation rebuilds and compares.
 */
public final class ManagedSecret {

  private ManagedSecret() {}

  /**
   * Returns the Secret.
   *
   * @param type type of the Secret, such as Opaque
   * @param texts content by key, not Base64-encoded
   */
  public static Secret of(
      BrokerCluster cluster, String name, String type, Map<String, String> texts) {
    SecretBuilder secret =
        new SecretBuilder()
            .withMetadata(ManagedMetadata.of(cluster, name))
            .editMetadata()
            // The Secret outlives StreamBus versions, so it has no version label.
            .withLabels(ClusterLabels.of(cluster.name()))
            .endMetadata()
            .withType(type);
    texts.forEach((key, text) -> secret.addToData(key, base64(text)));
    return secret.build();
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
