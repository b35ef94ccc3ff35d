package io.streambus.operator.kubernetes.client;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Optional;

/** Reads single Secrets. With lists, because the operator has no permission to get Secrets. */
record SecretReads(KubernetesClient client) {

  /** Returns a Secret with its data; empty if it does not exist. */
  Optional<Secret> find(String namespace, String name) {
    return client
        .secrets()
        .inNamespace(namespace)
        .withField("metadata.name", name)
        .list()
        .getItems()
        .stream()
        .findFirst();
  }
}
