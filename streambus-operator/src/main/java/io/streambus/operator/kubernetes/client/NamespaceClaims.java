package io.streambus.operator.kubernetes.client;

import com.google.common.base.Strings;
import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.common.collect.ImmutableMap;
import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.streambus.operator.kubernetes.KubernetesUnavailableException;
import io.streambus.operator.kubernetes.UnknownClaim;
import java.time.Duration;
import java.util.Map;

/**
 * All claims in a namespace by name, whatever their labels are. Informers know only those with the
 * labels of clusters.
 */
final class NamespaceClaims {

  /** Clusters that are created together cause one list. */
  private static final Duration RETENTION = Duration.ofSeconds(5);

  /** Claims in one response; a claim can have annotations of 256 kilobytes. */
  private static final long PAGE_SIZE = 100;

  private final KubernetesClient client;
  private final Cache<String, Map<String, UnknownClaim>> namespaces =
      CacheBuilder.newBuilder().expireAfterWrite(RETENTION).build();

  /** Lists through the given client. */
  NamespaceClaims(KubernetesClient client) {
    this.client = client;
  }

  /**
   * Returns the claims as of a few seconds ago.
   *
   * @throws KubernetesUnavailableException if they cannot be listed
   */
  Map<String, UnknownClaim> of(String namespace) {
    Map<String, UnknownClaim> known = namespaces.getIfPresent(namespace);
    if (known != null) {
      return known;
    }
    Map<String, UnknownClaim> listed = list(namespace);
    namespaces.put(namespace, listed);
    return listed;
  }

  /** Makes the next caller list the claims again. */
  void forget(String namespace) {
    namespaces.invalidate(namespace);
  }

  private Map<String, UnknownClaim> list(String namespace) {
    ImmutableMap.Builder<String, UnknownClaim> claims = ImmutableMap.builder();
    String next = "";
    do {
      PersistentVolumeClaimList page = page(namespace, next);
      for (PersistentVolumeClaim claim : page.getItems()) {
        claims.put(claim.getMetadata().getName(), UnknownClaim.of(claim));
      }
      next = Strings.nullToEmpty(page.getMetadata().getContinue());
    } while (!next.isEmpty());
    return claims.buildKeepingLast();
  }

  private PersistentVolumeClaimList page(String namespace, String start) {
    ListOptions options =
        new ListOptionsBuilder()
            .withLimit(PAGE_SIZE)
            .withContinue(Strings.emptyToNull(start))
            .build();
    try {
      return client.persistentVolumeClaims().inNamespace(namespace).list(options);
    } catch (KubernetesClientException e) {
      throw ApiErrors.unavailable("list PersistentVolumeClaims in namespace " + namespace, e);
    }
  }
}
