package io.streambus.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.streambus.testkit.controlplane.ControlPlane;
import io.streambus.testkit.simulation.ClusterUser;
import io.streambus.testkit.simulation.SimulatedCluster;
import io.streambus.testkit.simulation.StoreChanges;
import java.util.List;
import java.util.function.Predicate;

/** The in-memory simulation. */
final class SimulationPlane implements Plane {

  private static final String NAMESPACE = "default";
  private static final int MAX_STEPS = 100;

  private final KubernetesSerialization serialization = new KubernetesSerialization();
  private final SimulatedCluster cluster = new SimulatedCluster();

  SimulationPlane() {
    cluster.user().createOrReplace(ControlPlane.storageClass("testkit"));
    for (int node = 0; node < 5; node++) {
      cluster
          .user()
          .createOrReplaceYaml(
              """
              apiVersion: v1
              kind: Node
              metadata: {name: node-%d}
              spec: {}
              status: {allocatable: {cpu: 1k, memory: 1Ti}}
              """
                  .formatted(node));
    }
  }

  @Override
  public String execute(ScenarioStep step) {
    try {
      return run(step);
    } catch (IllegalArgumentException e) {
      return "rejected";
    }
  }

  private String run(ScenarioStep step) {
    ClusterUser user = cluster.user();
    if (step instanceof ScenarioStep.Create create) {
      user.createOrReplace(object(new OwnedObject(create, this::find).tree(NAMESPACE)));
    } else if (step instanceof ScenarioStep.Patch patch) {
      ObjectNode tree = serialization.convertValue(find(step.target()), ObjectNode.class);
      MergePatches.apply(tree, patch.patch());
      user.createOrReplace(object(tree));
    } else if (step instanceof ScenarioStep.Delete delete) {
      delete(user, delete);
    } else {
      return user.evict(NAMESPACE, step.target().name()) ? "accepted" : "rejected";
    }
    return "accepted";
  }

  private void delete(ClusterUser user, ScenarioStep.Delete delete) {
    Class<? extends HasMetadata> kind = find(delete.target()).getClass();
    String name = delete.target().name();
    switch (delete.cascade()) {
      case BACKGROUND -> user.delete(kind, NAMESPACE, name);
      case FOREGROUND -> user.deleteInForeground(kind, NAMESPACE, name);
      case ORPHAN -> user.deleteOrphaningDependents(kind, NAMESPACE, name);
    }
  }

  private HasMetadata object(ObjectNode tree) {
    return serialization.unmarshal(tree.toString());
  }

  private HasMetadata find(ScenarioStep.Target target) {
    return cluster.list(HasMetadata.class).stream()
        .filter(object -> object.getKind().equals(target.kind()))
        .filter(object -> object.getMetadata().getName().equals(target.name()))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public List<ObjectEvent> settle(Predicate<List<ObjectEvent>> isComplete) {
    int steps = 0;
    while (cluster.step()) {
      steps++;
      assertThat(steps).as("the controllers come to rest").isLessThan(MAX_STEPS);
    }
    return StoreChanges.since(cluster, 0).stream()
        .map(
            change ->
                new ObjectEvent(
                    change.after().or(change::before).orElseThrow(), change.after().isEmpty()))
        .toList();
  }
}
