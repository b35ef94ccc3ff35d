package io.streambus.benchmarks.workload;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterStatus;
import io.streambus.operator.certificates.CertificateState;
import io.streambus.operator.diagnostics.Diagnoses;
import io.streambus.operator.events.ClusterEvents;
import io.streambus.operator.kubernetes.BrokersSummary;
import io.streambus.operator.kubernetes.OptionalApis;
import io.streambus.operator.rollout.RolloutState;
import io.streambus.operator.snapshot.ClusterSnapshot;
import io.streambus.operator.status.StatusProjection;
import io.streambus.operator.status.StepResults;
import io.streambus.operator.storage.VolumeState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Write requests of the operator for a new cluster, ready to be sent by any client. */
public final class WriteRequests {

  private static final PatchContext FORCED_APPLY =
      new PatchContext.Builder()
          .withPatchType(PatchType.SERVER_SIDE_APPLY)
          .withFieldManager("benchmark")
          .withForce(true)
          .build();

  private WriteRequests() {}

  /** Returns a server-side apply of an object. */
  public static WriteRequest apply(HasMetadata object) {
    return client -> client.resource(object).patch(FORCED_APPLY);
  }

  /**
   * Returns a server-side apply of each object of a cluster, in the order the operator applies
   * them.
   */
  public static List<WriteRequest> objects(StreamBusCluster cluster) {
    return DesiredObjects.of(cluster).stream().map(WriteRequests::apply).toList();
  }

  /**
   * Returns a server-side apply of a cluster and of each of its objects, which it owns. They are
   * built when the cluster is stored, because they refer to its UID.
   */
  public static WriteRequest ownedObjects(StreamBusCluster cluster) {
    return client -> {
      StreamBusCluster stored = client.resource(cluster).patch(FORCED_APPLY);
      objects(stored).forEach(request -> request.send(client));
    };
  }

  /** Returns a deletion of each object of a cluster. */
  public static List<WriteRequest> deletions(StreamBusCluster cluster) {
    return DesiredObjects.of(cluster).stream().map(WriteRequests::delete).toList();
  }

  /** Returns a deletion without a resource version precondition. */
  public static WriteRequest delete(HasMetadata object) {
    return client -> client.resource(object).delete();
  }

  /** Returns all write requests of the first reconciliation of a stored cluster. */
  public static List<WriteRequest> firstReconcile(StreamBusCluster stored) {
    List<WriteRequest> writeRequests = new ArrayList<>(objects(stored));
    StreamBusClusterStatus status = StatusProjection.project(firstResults(stored));
    writeRequests.add(status(stored, status));
    ClusterEvents.between(stored, Optional.empty(), status, Instant.now()).stream()
        .map(WriteRequests::create)
        .forEach(writeRequests::add);
    return writeRequests;
  }

  private static StepResults firstResults(StreamBusCluster stored) {
    ClusterSnapshot snapshot =
        new ClusterSnapshot(
            stored,
            DesiredObjects.of(stored),
            List.of(),
            List.of(),
            List.of(),
            OptionalApis.installed(Set.of()),
            Optional.empty(),
            Instant.now());
    return StepResults.builder()
        .snapshot(snapshot)
        .resolution(DesiredObjects.resolve(stored))
        .certificate(new CertificateState.NotApplicable())
        .brokers(BrokersSummary.UNKNOWN)
        .volumes(VolumeState.IDLE)
        .rollout(RolloutState.unchanged(snapshot))
        .diagnoses(Diagnoses.NONE)
        .build();
  }

  private static WriteRequest status(StreamBusCluster stored, StreamBusClusterStatus status) {
    StreamBusCluster patch = new StreamBusCluster();
    patch.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace(stored.getMetadata().getNamespace())
            .withName(stored.getMetadata().getName())
            .withUid(stored.getMetadata().getUid())
            .build());
    patch.setStatus(status);
    return client -> client.resource(patch).subresource("status").patch(FORCED_APPLY);
  }

  private static WriteRequest create(Event event) {
    return client -> client.resource(event).create();
  }
}
