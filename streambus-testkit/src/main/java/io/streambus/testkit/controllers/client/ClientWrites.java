package io.streambus.testkit.controllers.client;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.BindingBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.NamespaceableResource;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.testkit.controllers.GarbageCollector;
import io.streambus.testkit.controllers.decision.Write;
import java.net.HttpURLConnection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Executes the writes of one step as a client. A write that is based on an old state is rejected by
 * the API server, and decided again in the next step.
 */
final class ClientWrites {

  private static final Set<Integer> OUTDATED =
      Set.of(HttpURLConnection.HTTP_CONFLICT, HttpURLConnection.HTTP_NOT_FOUND);

  private final KubernetesClient client;

  /** The objects as written in this step, because several writes can change the same object. */
  private final Map<ObjectKey, HasMetadata> written = new HashMap<>();

  ClientWrites(KubernetesClient client) {
    this.client = client;
  }

  void execute(Write write) {
    try {
      run(write);
    } catch (KubernetesClientException e) {
      if (!OUTDATED.contains(e.getCode())) {
        throw e;
      }
    }
  }

  private void run(Write write) {
    if (write instanceof Write.Create create) {
      remember(resource(create.object()).create());
    } else if (write instanceof Write.Update update) {
      remember(resource(latest(update.object())).update());
    } else if (write instanceof Write.UpdateMetadata update) {
      remember(patchMetadata(latest(update.object())));
    } else if (write instanceof Write.UpdateStatus update) {
      remember(resource(latest(update.object())).updateStatus());
    } else if (write instanceof Write.Bind bind) {
      bind(bind);
    } else if (write instanceof Write.Remove remove) {
      resource(remove.object()).withGracePeriod(0).delete();
    } else if (write instanceof Write.Delete delete) {
      delete(delete.object());
    } else if (write instanceof Write.DeleteDependent delete && isOwnerless(delete.object())) {
      delete(delete.object());
    }
  }

  private void delete(HasMetadata object) {
    resource(object).lockResourceVersion(object.getMetadata().getResourceVersion()).delete();
  }

  private void bind(Write.Bind bind) {
    ObjectMeta metadata = bind.object().getMetadata();
    // spotless:off
    client.bindings().inNamespace(metadata.getNamespace()).resource(
        new BindingBuilder()
            .withNewMetadata()
                .withName(metadata.getName())
                .withUid(metadata.getUid())
            .endMetadata()
            .withNewTarget()
                .withKind("Node")
                .withName(bind.node())
            .endTarget()
            .build())
        .create();
    // spotless:on
  }

  private HasMetadata patchMetadata(HasMetadata object) {
    ObjectMeta metadata = object.getMetadata();
    ObjectNode patch = JsonNodeFactory.instance.objectNode();
    ObjectNode changed =
        patch
            .putObject("metadata")
            .put("uid", metadata.getUid())
            .put("resourceVersion", metadata.getResourceVersion());
    changed.putPOJO("labels", metadata.getLabels());
    changed.putPOJO("ownerReferences", metadata.getOwnerReferences());
    changed.putPOJO("finalizers", metadata.getFinalizers());
    return resource(object)
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            client.getKubernetesSerialization().asJson(patch));
  }

  /** The informer of the owner can be late, so the dependent could be newer than its owner. */
  private boolean isOwnerless(HasMetadata object) {
    return object.getMetadata().getOwnerReferences().stream()
        .noneMatch(owner -> exists(owner, object.getMetadata().getNamespace()));
  }

  private boolean exists(OwnerReference owner, String namespace) {
    HasMetadata found =
        client
            .genericKubernetesResources(owner.getApiVersion(), owner.getKind())
            .inNamespace(namespace)
            .withName(owner.getName())
            .get();
    return found != null
        && found.getMetadata().getUid().equals(owner.getUid())
        && !found.getFinalizers().contains(GarbageCollector.FOREGROUND);
  }

  private void remember(HasMetadata object) {
    written.put(ObjectKey.of(object), object);
  }

  private HasMetadata latest(HasMetadata object) {
    HasMetadata known = written.get(ObjectKey.of(object));
    if (known != null) {
      object.getMetadata().setUid(known.getMetadata().getUid());
      object.getMetadata().setResourceVersion(known.getMetadata().getResourceVersion());
    }
    return object;
  }

  private Resource<HasMetadata> resource(HasMetadata object) {
    String namespace = object.getMetadata().getNamespace();
    NamespaceableResource<HasMetadata> resource = client.resource(object);
    return namespace == null ? resource : resource.inNamespace(namespace);
  }
}
