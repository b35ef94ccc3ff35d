package io.streambus.resources.objects;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.streambus.api.ClusterLabels;
import io.streambus.resources.model.ClusterIdentity;
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
      ClusterIdentity cluster, String name, String type, Map<String, String> texts) {
    SecretBuilder secret =
        new SecretBuilder()
            // The Secret outlives StreamBus versions, so it has no version label.
            .withMetadata(ManagedMetadata.of(cluster, name, ClusterLabels.of(cluster.name())))
            .withType(type);
    texts.forEach((key, text) -> secret.addToData(key, base64(text)));
    return secret.build();
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
