package io.streambus.operator.kubernetes.client;

import com.google.common.base.Ticker;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
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
import io.streambus.operator.metrics.WriteFailures;
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

  private static final int UNPROCESSABLE = 422;

  private final KubernetesClient client;
  private final ObjectCache<HasMetadata> cache;
  private final RecentWrites recentWrites;
  private final WriteFailures failures;
  private final ApiErrors errors;
  private final PartialResponseWrites metadataWrites;
  private final EventWrites eventWrites;
  private final ListReplacement listReplacement;
  private final PreconditionedWrites<StatefulSet> statefulSets;
  private final PodRevisions revisions;
  private final BrokerPods pods;
  private final BrokerClaims claims;

  /** Creates a port; the informers must report deletions to {@code recentWrites}. */
  public ClientKubernetes(
      KubernetesClient client, Caches caches, RecentWrites recentWrites, WriteFailures failures) {
    this.client = client;
    this.cache = caches.children();
    this.recentWrites = recentWrites;
    this.failures = failures;
    this.errors = new ApiErrors(Ticker.systemTicker());
    this.metadataWrites = new PartialResponseWrites(new ApiHttp(client));
    this.eventWrites = new EventWrites(client, failures);
    this.listReplacement = new ListReplacement(client);
    this.statefulSets = new PreconditionedWrites<>(client, errors, StatefulSet.class);
    this.revisions = new PodRevisions(client);
    this.pods = new ClientBrokerPods(client, errors, caches.pods(), recentWrites);
    this.claims = new ClientBrokerClaims(client, errors, caches.claims(), recentWrites);
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
        errors.create("create " + ObjectKey.of(object), () -> metadataWrites.apply(object));
    if (!(result instanceof WriteResult.Success)) {
      object.getMetadata().setResourceVersion(null);
    }
    return recorded(result);
  }

  @Override
  public WriteResult apply(HasMetadata object, HasMetadata live) {
    setPrecondition(object, live);
    WriteResult result =
        errors.write("apply " + ObjectKey.of(object), () -> serverSideApply(object));
    return recorded(
        result instanceof WriteResult.Rejected rejected && rejected.code() == UNPROCESSABLE
            ? replaceLists(object, rejected)
            : result);
  }

  @Override
  public WriteResult delete(HasMetadata object) {
    WriteResult result =
        errors.delete(
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
  public Optional<Secret> secret(String namespace, String name) {
    return ApiErrors.read(
        "read " + new ObjectKey("Secret", namespace, name),
        () -> new SecretReads(client).find(namespace, name).orElse(null));
  }

  @Override
  public Optional<PodTemplateSpec> podTemplate(String namespace, String revision) {
    return revisions.podTemplate(namespace, revision);
  }

  @Override
  public String otherWriter(HasMetadata object) {
    return new BestEffortReads(client).otherWriter(object);
  }

  /** The write is not recorded, because reconciliations do not compare this Secret. */
  @Override
  public WriteResult writeSecret(Secret secret) {
    if (secret.getMetadata().getResourceVersion() != null) {
      return errors.write("apply " + ObjectKey.of(secret), () -> metadataWrites.apply(secret));
    }
    secret.getMetadata().setResourceVersion(NO_SUCH_VERSION);
    return errors.create("create " + ObjectKey.of(secret), () -> metadataWrites.apply(secret));
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
        errors.write(
            "patch the status of " + ObjectKey.of(cluster),
            () -> metadataWrites.applyStatus(desired));
    if (result instanceof WriteResult.Success done) {
      recentWrites.addPatched(done.live());
    } else {
      failures.countStatus();
    }
    return result;
  }

  @Override
  public void createEvent(Event event) {
    eventWrites.create(event);
  }

  @Override
  public String latestWarning(ObjectVersion subject) {
    return new BestEffortReads(client).latestWarning(subject);
  }

  @Override
  public NodeList listNodes() {
    return new BestEffortReads(client).listNodes();
  }

  /** If the object without items of other managers is invalid, too, the first response says why. */
  private WriteResult replaceLists(HasMetadata object, WriteResult.Rejected rejected) {
    WriteResult result =
        errors.write(
            "patch " + ObjectKey.of(object),
            () -> {
              listReplacement.run(object);
              return serverSideApply(object);
            });
    return result instanceof WriteResult.Success ? result : rejected;
  }

  /**
   * Objects with a generation have a status that controllers write: comparing their version would
   * cause conflicts that mean nothing.
   */
  private static void setPrecondition(HasMetadata object, HasMetadata live) {
    ObjectMeta metadata = live.getMetadata();
    object.getMetadata().setUid(metadata.getUid());
    object
        .getMetadata()
        .setResourceVersion(
            metadata.getGeneration() == null ? metadata.getResourceVersion() : null);
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
