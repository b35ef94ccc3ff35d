package io.streambus.resources.podtemplate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.streambus.resources.canonical.CanonicalForm;
import io.streambus.resources.canonical.Sha256;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.objects.RestartAnnotations;
import java.util.Optional;

/**
 * Digest of everything that determines the pod template except the operator version, the platform
 * and the image registry, a change of which must not restart every broker at once. Every release
 * must compute the same digest for the same inputs. The spec is therefore represented by its
 * generation: a release can add defaults to the schema, which change the spec that the API server
 * returns, but not its generation.
 */
final class TemplateInputs {

  private TemplateInputs() {}

  /** Returns the digest; empty for a custom resource that is not stored. */
  static Optional<String> of(ObjectMeta metadata, BrokerCluster cluster) {
    if (metadata.getUid() == null || metadata.getGeneration() == null) {
      return Optional.empty();
    }
    ObjectNode inputs =
        JsonNodeFactory.instance
            .objectNode()
            .put("uid", metadata.getUid())
            .put("generation", metadata.getGeneration())
            .put("clusterDomain", cluster.clusterDomain())
            .put("members", cluster.replicas())
            .put("raftEpoch", cluster.raftEpochNumber());
    if (cluster.networkRetained()) {
      // Not the values of this generation, which apply once no broker is running.
      inputs
          .put("ports", cluster.ports().toString())
          .put("hostNetwork", cluster.pod().hostNetwork());
    }
    RestartAnnotations.selectFrom(cluster.pod().annotations()).forEach(inputs::put);
    return Optional.of(Sha256.hex(CanonicalForm.json(inputs)));
  }
}
