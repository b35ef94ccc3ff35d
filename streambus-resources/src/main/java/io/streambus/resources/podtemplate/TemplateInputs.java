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
 * Everything but the version of the operator that the pod template follows from. Another release
 * must give the same digest for the same wish. That is why the spec stands in it by its generation:
 * a release may bring new defaults into the schema, and a server then shows another spec, but
 * counts the generation only when a user changes it.
 */
public final class TemplateInputs {

  private TemplateInputs() {}

  /** Empty for a custom resource that was never stored. */
  public static Optional<String> of(ObjectMeta metadata, BrokerCluster cluster) {
    if (metadata.getUid() == null || metadata.getGeneration() == null) {
      return Optional.empty();
    }
    ObjectNode wish =
        JsonNodeFactory.instance
            .objectNode()
            .put("uid", metadata.getUid())
            .put("generation", metadata.getGeneration())
            .put("clusterDomain", cluster.clusterDomain())
            .put("members", cluster.replicas())
            .put("raftEpoch", cluster.raftEpochNumber());
    RestartAnnotations.among(cluster.pod().annotations()).forEach(wish::put);
    return Optional.of(Sha256.hex(CanonicalForm.json(wish)));
  }
}
