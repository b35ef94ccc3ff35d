package io.streambus.testkit.conformance;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;

/** Gives each scenario a namespace of its own. */
record NamespacePlanes(KubernetesClient client, NamespaceEvents events) {

  Plane create(Scenario scenario) {
    client
        .resource(
            new NamespaceBuilder()
                .withNewMetadata()
                .withName(scenario.name())
                .endMetadata()
                .build())
        .create();
    return new ClientPlane(client, events, scenario.name());
  }
}
