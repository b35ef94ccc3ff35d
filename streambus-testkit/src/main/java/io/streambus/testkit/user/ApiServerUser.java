package io.streambus.testkit.user;

import com.google.common.base.Splitter;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.streambus.testkit.invariants.QuorumHistory;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** A user on a real API server. */
record ApiServerUser(
    KubernetesClient client, String namespace, Optional<QuorumHistory> quorumHistory)
    implements TestUser {

  private static final Splitter DOCUMENTS = Splitter.on(Pattern.compile("(?m)^---\\s*$"));

  @Override
  public void apply(String yaml) {
    for (String document : DOCUMENTS.split(yaml)) {
      if (!document.isBlank()) {
        applyDocument(document);
      }
    }
  }

  private void applyDocument(String yaml) {
    // Generic, because a model would drop unknown fields.
    client
        .resource(
            client.getKubernetesSerialization().unmarshal(yaml, GenericKubernetesResource.class))
        .inNamespace(namespace)
        .forceConflicts()
        .serverSideApply();
  }

  @Override
  public <T extends HasMetadata> void edit(Class<T> kind, String name, Consumer<T> change) {
    resource(kind, name)
        .edit(
            object -> {
              change.accept(object);
              return object;
            });
  }

  @Override
  public void delete(Class<? extends HasMetadata> kind, String name) {
    resource(kind, name).delete();
  }

  @Override
  public boolean evict(String pod) {
    return client.pods().inNamespace(namespace).withName(pod).evict();
  }

  @Override
  public <T extends HasMetadata> Optional<T> find(Class<T> kind, String name) {
    return Optional.ofNullable(resource(kind, name).get());
  }

  @Override
  public <T extends HasMetadata> List<T> list(Class<T> kind) {
    return client.resources(kind).inNamespace(namespace).list().getItems();
  }

  private <T extends HasMetadata> Resource<T> resource(Class<T> kind, String name) {
    return client.resources(kind).inNamespace(namespace).withName(name);
  }
}
