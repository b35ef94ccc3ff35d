package io.streambus.operator.preview;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.RolloutRestart;
import io.streambus.api.RolloutStatus;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterStatus;
import io.streambus.operator.kubernetes.BrokerClaims;
import io.streambus.operator.kubernetes.BrokerPods;
import io.streambus.operator.kubernetes.Kubernetes;
import io.streambus.operator.kubernetes.NodeList;
import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.operator.kubernetes.ObjectVersion;
import io.streambus.operator.kubernetes.WriteResult;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The port of the reconciler in a preview: writes change the copy of the cluster only. */
final class PreviewKubernetes implements Kubernetes {

  private final PreviewState state;
  private final StatefulSetControl control;
  private final Kubernetes live;
  private final Clock clock;
  private final PreviewPods pods;
  private final PreviewClaims claims;

  /** Keys of objects that exist, but not in the preview. */
  private final Set<ObjectKey> deleted = new HashSet<>();

  /**
   * Creates a port.
   *
   * @param live reads what the copy does not contain
   */
  PreviewKubernetes(PreviewState state, StatefulSetControl control, Kubernetes live, Clock clock) {
    this.state = state;
    this.control = control;
    this.live = live;
    this.clock = clock;
    this.pods = new PreviewPods(state, control);
    this.claims = new PreviewClaims(state, live.claims());
  }

  @Override
  public List<HasMetadata> children(StreamBusCluster cluster) {
    return List.copyOf(state.objects().values());
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
    return state.status();
  }

  @Override
  public WriteResult create(HasMetadata object) {
    if (get(object).isPresent()) {
      return new WriteResult.AlreadyExists();
    }
    state.add(new PreviewAction.Apply(StoredObjects.copy(object)));
    return stored(StoredObjects.created(object, state.nextVersion(), clock.instant()));
  }

  @Override
  public WriteResult apply(HasMetadata object, HasMetadata live) {
    state.add(new PreviewAction.Apply(StoredObjects.copy(object)));
    return stored(StoredObjects.changed(object, live, state.nextVersion()));
  }

  private WriteResult stored(HasMetadata object) {
    state.objects().put(ObjectKey.of(object), object);
    return new WriteResult.Success(object);
  }

  @Override
  public WriteResult delete(HasMetadata object) {
    state.add(new PreviewAction.Delete(object));
    return removed(object);
  }

  @Override
  public WriteResult deleteAndOrphan(StatefulSet set) {
    state.add(new PreviewAction.ReplaceStatefulSet(set.getMetadata().getName()));
    return removed(set);
  }

  private WriteResult removed(HasMetadata object) {
    state.nextVersion();
    state.objects().remove(ObjectKey.of(object));
    deleted.add(ObjectKey.of(object));
    return new WriteResult.Success(object);
  }

  @Override
  public Optional<HasMetadata> get(HasMetadata object) {
    return get(ObjectKey.of(object), () -> live.get(object));
  }

  @Override
  public Optional<Secret> secret(String namespace, String name) {
    return get(
            new ObjectKey("Secret", namespace, name),
            () -> live.secret(namespace, name).map(HasMetadata.class::cast))
        .map(Secret.class::cast);
  }

  private Optional<HasMetadata> get(ObjectKey key, Supplier<Optional<HasMetadata>> unchanged) {
    Optional<HasMetadata> known = Optional.ofNullable(state.objects().get(key));
    return known.isPresent() || deleted.contains(key) ? known : unchanged.get();
  }

  @Override
  public Optional<PodTemplateSpec> podTemplate(String namespace, String revision) {
    return control.template(revision).or(() -> live.podTemplate(namespace, revision));
  }

  @Override
  public String otherWriter(HasMetadata object) {
    return live.otherWriter(object);
  }

  @Override
  public WriteResult writeSecret(Secret secret) {
    Secret stored = StoredObjects.copy(secret, Secret.class);
    stored.getMetadata().setResourceVersion(state.nextVersion());
    state.secrets().put(stored.getMetadata().getName(), stored);
    return new WriteResult.Success(stored);
  }

  @Override
  public Optional<Instant> serverTime() {
    return Optional.empty();
  }

  @Override
  public WriteResult patchStatus(StreamBusCluster cluster, StreamBusClusterStatus status) {
    List<RolloutRestart> known = state.status().stream().flatMap(this::restarts).toList();
    restarts(status)
        .filter(restart -> known.stream().noneMatch(each -> isSame(each, restart)))
        .forEach(
            restart ->
                state.add(new PreviewAction.Restart(restart.pod(), restart.reason().orElse(""))));
    state.setStatus(status);
    state.nextVersion();
    return new WriteResult.Success(cluster);
  }

  private Stream<RolloutRestart> restarts(StreamBusClusterStatus status) {
    return status.rollout().map(RolloutStatus::restarts).stream().flatMap(List::stream);
  }

  private static boolean isSame(RolloutRestart one, RolloutRestart other) {
    return one.pod().equals(other.pod()) && one.startedAt().equals(other.startedAt());
  }

  @Override
  public void createEvent(Event event) {
    if ("Warning".equals(event.getType())) {
      state.add(new PreviewAction.Warn(event.getReason(), event.getMessage()));
    }
  }

  @Override
  public String latestWarning(ObjectVersion subject) {
    return live.latestWarning(subject);
  }

  @Override
  public NodeList listNodes() {
    return live.listNodes();
  }
}
