package io.streambus.testkit.conformance;

import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.NamespaceableResource;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** One namespace of an API server with any controllers. */
final class ClientPlane implements Plane {

  private static final long TIMEOUT = Duration.ofMinutes(2).toNanos();
  private static final long POLL_MILLIS = 100;

  /** How long nothing must change after the expected state was reached. */
  private static final int QUIET_POLLS = 4;

  private final KubernetesClient client;
  private final NamespaceEvents events;
  private final String namespace;

  ClientPlane(KubernetesClient client, NamespaceEvents events, String namespace) {
    this.client = client;
    this.events = events;
    this.namespace = namespace;
  }

  @Override
  public String execute(ScenarioStep step) {
    try {
      return run(step);
    } catch (KubernetesClientException e) {
      if (e.getCode() == 0 || e.getCode() >= 500) {
        throw e;
      }
      return "rejected";
    }
  }

  private String run(ScenarioStep step) {
    if (step instanceof ScenarioStep.Create create) {
      String json = new OwnedObject(create, this::find).tree(namespace).toString();
      resource(client.getKubernetesSerialization().<HasMetadata>unmarshal(json)).create();
    } else if (step instanceof ScenarioStep.Patch patch) {
      resource(find(step.target()))
          .patch(PatchContext.of(PatchType.JSON_MERGE), patch.patch().toString());
    } else if (step instanceof ScenarioStep.Delete delete) {
      resource(find(step.target())).withPropagationPolicy(propagation(delete.cascade())).delete();
    } else {
      return client.pods().inNamespace(namespace).withName(step.target().name()).evict()
          ? "accepted"
          : "rejected";
    }
    return "accepted";
  }

  private Resource<HasMetadata> resource(HasMetadata object) {
    NamespaceableResource<HasMetadata> resource = client.resource(object);
    return object.getMetadata().getNamespace() == null ? resource : resource.inNamespace(namespace);
  }

  private static DeletionPropagation propagation(ScenarioStep.Cascade cascade) {
    return switch (cascade) {
      case BACKGROUND -> DeletionPropagation.BACKGROUND;
      case FOREGROUND -> DeletionPropagation.FOREGROUND;
      case ORPHAN -> DeletionPropagation.ORPHAN;
    };
  }

  private HasMetadata find(ScenarioStep.Target target) {
    if (target.kind().equals("Node")) {
      return client.nodes().withName(target.name()).require();
    }
    return new LiveObjects(events.of(namespace))
        .all().stream()
            .filter(object -> object.getKind().equals(target.kind()))
            .filter(object -> object.getMetadata().getName().equals(target.name()))
            .findFirst()
            .orElseThrow();
  }

  @Override
  public List<ObjectEvent> settle(Predicate<List<ObjectEvent>> isComplete) {
    long end = System.nanoTime() + TIMEOUT;
    int quiet = 0;
    List<ObjectEvent> last = events.of(namespace);
    while (System.nanoTime() < end && quiet < QUIET_POLLS) {
      sleep();
      List<ObjectEvent> now = events.of(namespace);
      quiet = now.size() == last.size() && isComplete.test(now) ? quiet + 1 : 0;
      last = now;
    }
    return last;
  }

  private static void sleep() {
    try {
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
