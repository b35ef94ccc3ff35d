package io.streambus.app.diff;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.kubernetes.Kubernetes;
import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.operator.kubernetes.ReconcileEnvironment;
import io.streambus.operator.preview.ClusterPreview;
import io.streambus.operator.preview.Preview;
import io.streambus.operator.preview.PreviewAction;
import io.streambus.operator.preview.PreviewInputs;
import io.streambus.operator.snapshot.ClusterObserver;
import io.streambus.operator.snapshot.ClusterSnapshot;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.canonical.CanonicalForm;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Compares clusters of files with what exists, and lets the operator predict the rest. */
public final class ClusterDiffs {

  private final LiveObjects live;
  private final ClusterInputs inputs;
  private final SecureRandom random;

  /**
   * Creates an instance.
   *
   * @param inputs options of the operator
   * @param random source of randomness for keys that are never stored
   */
  public ClusterDiffs(LiveObjects live, ClusterInputs inputs, SecureRandom random) {
    this.live = live;
    this.inputs = inputs;
    this.random = random;
  }

  /** Returns how a cluster would change if the file were applied now. */
  public ClusterDiff of(StreamBusCluster file, Instant now) {
    String namespace = file.getMetadata().getNamespace();
    String name = namespace + "/" + file.getMetadata().getName();
    Optional<JsonNode> before = live.cluster(namespace, file.getMetadata().getName());
    StoredForm form = live.store(file, before);
    if (form instanceof StoredForm.Rejected rejected) {
      return ClusterDiff.rejected(name, rejected.message());
    }
    var after = (StoredForm.Accepted) form;
    ClusterPreview preview = preview(identified(after.cluster(), now), now);
    var objects = new ArrayList<String>();
    UnifiedDiff.of(before, Optional.of(after.document())).ifPresent(objects::add);
    last(preview).values().forEach(change -> diff(change).ifPresent(objects::add));
    return new ClusterDiff(name, objects, preview, Optional.empty());
  }

  /** A cluster that does not exist has no UID, not even in a dry run. */
  private static StreamBusCluster identified(StreamBusCluster cluster, Instant now) {
    ObjectMeta metadata = cluster.getMetadata();
    if (metadata.getUid() == null) {
      metadata.setUid("preview");
      metadata.setGeneration(1L);
      metadata.setCreationTimestamp(now.toString());
    }
    return cluster;
  }

  private ClusterPreview preview(StreamBusCluster cluster, Instant now) {
    Kubernetes kubernetes = live.kubernetes();
    var previewInputs =
        new PreviewInputs(
            inputs,
            live.apis(),
            secret -> live.secret(cluster.getMetadata().getNamespace(), secret));
    ReconcileEnvironment environment = Preview.environment(previewInputs);
    ClusterSnapshot observed = new ClusterObserver(kubernetes, environment).observe(cluster, now);
    return new Preview(kubernetes, previewInputs, random).of(observed);
  }

  /** Returns the last change of each object, in the order of the first ones. */
  private static Map<ObjectKey, PreviewAction> last(ClusterPreview preview) {
    Map<ObjectKey, PreviewAction> last = new LinkedHashMap<>();
    for (PreviewAction action : preview.actions()) {
      if (action instanceof PreviewAction.Apply apply) {
        last.put(ObjectKey.of(apply.object()), action);
      } else if (action instanceof PreviewAction.Delete delete) {
        last.put(ObjectKey.of(delete.object()), action);
      }
    }
    return last;
  }

  private Optional<String> diff(PreviewAction change) {
    return change instanceof PreviewAction.Apply apply
        ? UnifiedDiff.of(owned(apply.object()), Optional.of(CanonicalForm.tree(apply.object())))
        : UnifiedDiff.of(owned(((PreviewAction.Delete) change).object()), Optional.empty());
  }

  private Optional<JsonNode> owned(HasMetadata object) {
    return live.object(object).map(OwnedFields::of);
  }
}
