package io.streambus.operator.kubernetes.client;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.streambus.api.ClusterLabels;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterStatus;
import io.streambus.operator.kubernetes.BrokerClaims;
import io.streambus.operator.kubernetes.BrokerPods;
import io.streambus.operator.kubernetes.Kubernetes;
import io.streambus.operator.kubernetes.NodeList;
import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.operator.kubernetes.ObjectVersion;
import io.streambus.operator.kubernetes.WriteResult;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@link Kubernetes} that reads from informer caches and writes through a client. */
public final class ClientKubernetes implements Kubernetes {

  /** No object has this version, so the server rejects applying an object that exists. */
  private static final String NO_SUCH_VERSION = "1";

  private static final PatchContext FORCE_APPLY =
      new PatchContext.Builder()
          .withPatchType(PatchType.SERVER_SIDE_APPLY)
          .withFieldManager(ClusterLabels.OPERATOR)
          .withForce(true)
          .build();

  private static final PatchContext REPLACE_LISTS =
      new PatchContext.Builder()
          .withPatchType(PatchType.JSON_MERGE)
          .withFieldManager(ClusterLabels.OPERATOR)
          .build();

  private static final int UNPROCESSABLE = 422;

  private final KubernetesClient client;
  private final ObjectCache<HasMetadata> cache;
  private final RecentWrites recentWrites;
  private final PartialResponseWrites metadataWrites;
  private final PreconditionedWrites<StatefulSet> statefulSets;
  private final BrokerPods pods;
  private final BrokerClaims claims;

  /** Creates a port; the informers must report deletions to {@code recentWrites}. */
  public ClientKubernetes(KubernetesClient client, Caches caches, RecentWrites recentWrites) {
    this.client = client;
    this.cache = caches.children();
    this.recentWrites = recentWrites;
    this.metadataWrites = new PartialResponseWrites(client);
    this.statefulSets = new PreconditionedWrites<>(client, StatefulSet.class);
    this.pods = new ClientBrokerPods(client, caches.pods(), recentWrites);
    this.claims = new ClientBrokerClaims(client, caches.claims(), recentWrites);
  }

  /**
   * The informer caches.
   *
   * @param children objects that clusters own
   * @param pods pods of brokers
   * @param claims claims of brokers
   */
  public record Caches(
      ObjectCache<HasMetadata> children,
      ObjectCache<PartialPod> pods,
      ObjectCache<PersistentVolumeClaim> claims) {}

  @Override
  public List<HasMetadata> children(StreamBusCluster cluster) {
    return recentWrites.overlay(cluster.getMetadata().getUid(), cache.objectsOf(cluster));
  }

  @Override
  public BrokerPods pods() {
    return pods;
  }

  @Override
  public BrokerClaims claims() {
    return claims;
  }

  @Override
  public Optional<StreamBusClusterStatus> latestStatus(StreamBusCluster cluster) {
    return Optional.ofNullable(recentWrites.latest(StreamBusCluster.class, cluster).getStatus());
  }

  @Override
  public Optional<Instant> serverTime() {
    return new ServerTime(client).read();
  }

  @Override
  public WriteResult create(HasMetadata object) {
    recentWrites.expectCreation(object);
    object.getMetadata().setResourceVersion(NO_SUCH_VERSION);
    WriteResult result =
        ApiErrors.create("create " + ObjectKey.of(object), () -> metadataWrites.apply(object));
    if (!(result instanceof WriteResult.Success)) {
      object.getMetadata().setResourceVersion(null);
    }
    return recorded(result);
  }

  @Override
  public WriteResult apply(HasMetadata object) {
    WriteResult result =
        ApiErrors.write("apply " + ObjectKey.of(object), () -> serverSideApply(object));
    return recorded(
        result instanceof WriteResult.Rejected rejected && rejected.code() == UNPROCESSABLE
            ? replaceLists(object, rejected)
            : result);
  }

  @Override
  public WriteResult delete(HasMetadata object) {
    WriteResult result =
        ApiErrors.delete(
            object,
            () ->
                client
                    .resource(object)
                    .lockResourceVersion(object.getMetadata().getResourceVersion())
                    .delete());
    recentWrites.discard(object);
    return result;
  }

  @Override
  public WriteResult deleteAndOrphan(StatefulSet set) {
    WriteResult result = statefulSets.orphan(ObjectVersion.of(set));
    recentWrites.discard(set);
    return result;
  }

  @Override
  public Optional<HasMetadata> get(HasMetadata object) {
    return ApiErrors.read("read " + ObjectKey.of(object), () -> client.resource(object).get());
  }

  @Override
  public String otherWriter(HasMetadata object) {
    return new BestEffortReads(client).otherWriter(object);
  }

  /** The write is not recorded, because reconciliations do not compare this Secret. */
  @Override
  public WriteResult writeSecret(Secret secret) {
    if (secret.getMetadata().getResourceVersion() != null) {
      return ApiErrors.write("apply " + ObjectKey.of(secret), () -> metadataWrites.apply(secret));
    }
    secret.getMetadata().setResourceVersion(NO_SUCH_VERSION);
    return ApiErrors.create("create " + ObjectKey.of(secret), () -> metadataWrites.apply(secret));
  }

  @Override
  public WriteResult patchStatus(StreamBusCluster cluster, StreamBusClusterStatus status) {
    StreamBusCluster desired = new StreamBusCluster();
    desired.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace(cluster.getMetadata().getNamespace())
            .withName(cluster.getMetadata().getName())
            // A recreated cluster of the same name must not get this status.
            .withUid(cluster.getMetadata().getUid())
            .build());
    desired.setStatus(status);
    WriteResult result =
        ApiErrors.write(
            "patch the status of " + ObjectKey.of(cluster),
            () -> metadataWrites.applyStatus(desired));
    if (result instanceof WriteResult.Success done) {
      recentWrites.addPatched(done.live());
    }
    return result;
  }

  @Override
  public WriteResult createEvent(Event event) {
    return ApiErrors.create("create " + ObjectKey.of(event), () -> metadataWrites.create(event));
  }

  @Override
  public String latestWarning(ObjectVersion subject) {
    return new BestEffortReads(client).latestWarning(subject);
  }

  @Override
  public NodeList listNodes() {
    return new BestEffortReads(client).listNodes();
  }

  /**
   * Replaces whole lists. Server-side apply uses the port number as the key, so a port whose number
   * was edited counts as an item of another manager: our port is added next to it, with a name that
   * is already in use.
   */
  private WriteResult replaceLists(HasMetadata object, WriteResult.Rejected rejected) {
    WriteResult result =
        ApiErrors.write(
            "patch " + ObjectKey.of(object), () -> client.resource(object).patch(REPLACE_LISTS));
    return result instanceof WriteResult.Success ? result : rejected;
  }

  /** The status of an existing StatefulSet is needed, which only the full response contains. */
  private HasMetadata serverSideApply(HasMetadata object) {
    return object instanceof StatefulSet
        ? client.resource(object).patch(FORCE_APPLY)
        : metadataWrites.apply(object);
  }

  private WriteResult recorded(WriteResult result) {
    if (result instanceof WriteResult.Success done) {
      recentWrites.add(done.live());
    }
    return result;
  }
}
