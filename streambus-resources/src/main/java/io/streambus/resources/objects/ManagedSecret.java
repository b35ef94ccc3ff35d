package io.streambus.resources.objects;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.streambus.api.ClusterLabels;
import io.streambus.resources.model.BrokerCluster;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/**
 * A Secret that the operator keeps for a cluster. What it holds is random, so it is none of the
 * objects that are made anew and compared in each pass.
 */
public final class ManagedSecret {

  private ManagedSecret() {}

  /**
   * The Secret.
   *
   * @param type such as Opaque
   * @param texts what it holds, by key, not encoded
   */
  public static Secret of(
      BrokerCluster cluster, String name, String type, Map<String, String> texts) {
    SecretBuilder secret =
        new SecretBuilder()
            .withMetadata(ManagedMetadata.of(cluster, name))
            .editMetadata()
            // It outlives versions of StreamBus.
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
