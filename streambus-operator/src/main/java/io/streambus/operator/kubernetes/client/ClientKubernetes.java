package io.streambus.operator.kubernetes.client;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
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
import io.streambus.operator.kubernetes.EventSubject;
import io.streambus.operator.kubernetes.Kubernetes;
import io.streambus.operator.kubernetes.NodeList;
import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.operator.kubernetes.WriteResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@link Kubernetes} over a client for writes and informer caches for reads. */
public final class ClientKubernetes implements Kubernetes {

  /** No object has it, so that the server refuses the apply of an object that exists. */
  private static final String NO_SUCH_VERSION = "1";

  private static final PatchContext FORCED_APPLY =
      new PatchContext.Builder()
          .withPatchType(PatchType.SERVER_SIDE_APPLY)
          .withFieldManager(ClusterLabels.OPERATOR)
          .withForce(true)
          .build();

  private static final PatchContext REPLACING_LISTS =
      new PatchContext.Builder()
          .withPatchType(PatchType.JSON_MERGE)
          .withFieldManager(ClusterLabels.OPERATOR)
          .build();

  private static final int UNPROCESSABLE = 422;

  private final KubernetesClient client;
  private final ChildCache cache;
  private final RecentWrites recentWrites;
  private final MetadataWrites requests;
  private final PreconditionedWrites<StatefulSet> statefulSets;
  private final BrokerPods pods;
  private final BrokerClaims claims;

  /** Clusters as our status patches left them, until the informer has caught up. */
  private final Cache<String, StreamBusCluster> ownStatuses =
      CacheBuilder.newBuilder().expireAfterWrite(Duration.ofMinutes(1)).build();

  /** Over the given client and caches; {@code ownWrites} learns of deletions from the informers. */
  public ClientKubernetes(KubernetesClient client, Caches caches, RecentWrites recentWrites) {
    this.client = client;
    this.cache = caches.children();
    this.recentWrites = recentWrites;
    this.requests = new MetadataWrites(client);
    this.statefulSets = new PreconditionedWrites<>(client, StatefulSet.class);
    this.pods = new ClientBrokerPods(client, caches.pods());
    this.claims = new ClientBrokerClaims(client, caches.claims());
  }

  /**
   * What informers show.
   *
   * @param children objects that the operator made
   * @param pods of brokers
   * @param claims of brokers
   */
  public record Caches(
      ChildCache children,
      BrokerCache<PartialPod> pods,
      BrokerCache<PersistentVolumeClaim> claims) {}

  @Override
  public List<HasMetadata> children(StreamBusCluster cluster) {
    return recentWrites.over(cluster.getMetadata().getUid(), cache.childrenOf(cluster));
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
  public Optional<StreamBusClusterStatus> status(StreamBusCluster cluster) {
    StreamBusCluster own = ownStatuses.getIfPresent(cluster.getMetadata().getUid());
    StreamBusCluster newest =
        own != null && RecentWrites.version(own) > RecentWrites.version(cluster) ? own : cluster;
    return Optional.ofNullable(newest.getStatus());
  }

  @Override
  public WriteResult create(HasMetadata object) {
    recentWrites.announce(object);
    object.getMetadata().setResourceVersion(NO_SUCH_VERSION);
    WriteResult result =
        ApiErrors.create("create " + ObjectKey.of(object), () -> requests.apply(object));
    if (!(result instanceof WriteResult.Done)) {
      object.getMetadata().setResourceVersion(null);
    }
    return remembered(result);
  }

  @Override
  public WriteResult apply(HasMetadata object) {
    WriteResult result = ApiErrors.write("apply " + ObjectKey.of(object), () -> applied(object));
    return remembered(
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
    recentWrites.forget(object);
    return result;
  }

  @Override
  public WriteResult orphan(StatefulSet set) {
    WriteResult result = statefulSets.orphan(PartialObjects.version(set));
    recentWrites.forget(set);
    return result;
  }

  @Override
  public Optional<HasMetadata> read(HasMetadata object) {
    return ApiErrors.read("read " + ObjectKey.of(object), () -> client.resource(object).get());
  }

  /** It is no child that a pass compares, so that nobody remembers the write. */
  @Override
  public WriteResult writeSecret(Secret secret) {
    if (secret.getMetadata().getResourceVersion() != null) {
      return ApiErrors.write("apply " + ObjectKey.of(secret), () -> requests.apply(secret));
    }
    secret.getMetadata().setResourceVersion(NO_SUCH_VERSION);
    return ApiErrors.create("create " + ObjectKey.of(secret), () -> requests.apply(secret));
  }

  @Override
  public WriteResult patchStatus(StreamBusCluster cluster, StreamBusClusterStatus status) {
    StreamBusCluster fresh = new StreamBusCluster();
    fresh.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace(cluster.getMetadata().getNamespace())
            .withName(cluster.getMetadata().getName())
            // A cluster of the same name that was made since must not get this status.
            .withUid(cluster.getMetadata().getUid())
            .build());
    fresh.setStatus(status);
    WriteResult result =
        ApiErrors.write(
            "patch the status of " + ObjectKey.of(cluster), () -> requests.applyStatus(fresh));
    if (result instanceof WriteResult.Done done
        && done.live() instanceof StreamBusCluster patched) {
      ownStatuses.put(patched.getMetadata().getUid(), patched);
    }
    return result;
  }

  @Override
  public WriteResult publish(Event event) {
    return ApiErrors.create("create " + ObjectKey.of(event), () -> requests.create(event));
  }

  @Override
  public String latestWarning(EventSubject subject) {
    return new WarningEvents(client).latest(subject);
  }

  @Override
  public NodeList nodes() {
    return new NodeReader(client).list();
  }

  /**
   * A port whose number somebody edited is a foreign item to server-side apply, since the number
   * tells ports apart: ours comes beside it, under a name that is taken then.
   */
  private WriteResult replaceLists(HasMetadata object, WriteResult.Rejected rejected) {
    WriteResult result =
        ApiErrors.write(
            "patch " + ObjectKey.of(object), () -> client.resource(object).patch(REPLACING_LISTS));
    return result instanceof WriteResult.Done ? result : rejected;
  }

  /** An object that exists may have a status, which only the whole answer tells. */
  private HasMetadata applied(HasMetadata object) {
    return object instanceof StatefulSet
        ? client.resource(object).patch(FORCED_APPLY)
        : requests.apply(object);
  }

  private WriteResult remembered(WriteResult result) {
    if (result instanceof WriteResult.Done done) {
      recentWrites.remember(done.live());
    }
    return result;
  }
}
