package io.streambus.app.adopt;

import com.fasterxml.jackson.databind.JsonNode;
import io.streambus.api.ClusterAnnotations;
import io.streambus.api.ClusterNames;
import io.streambus.api.StreamBusCluster;
import io.streambus.app.diff.UnifiedDiff;
import io.streambus.app.generate.ClusterTemplate;
import io.streambus.resources.DesiredResources;
import io.streambus.resources.canonical.CanonicalForm;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.objects.BrokerVolumes;
import io.streambus.resources.objects.ManagedResources;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The way from existing brokers to a StreamBusCluster.
 *
 * @param brokers the existing brokers
 */
public record Adoption(ForeignBrokers brokers) {

  /** Returns the cluster that renders as close as possible to the existing brokers. */
  public ClusterTemplate cluster() {
    return new ClusterTemplate(brokers.name(), brokers.namespace(), AdoptedSpec.of(brokers));
  }

  /**
   * Returns how the StatefulSet of the operator differs from the existing one, as a unified diff.
   *
   * @param resolved the cluster, resolved
   */
  public String differences(BrokerCluster resolved) {
    JsonNode rendered =
        DesiredResources.of(resolved).objects().stream()
            .filter(object -> object.origin() == ManagedResources.STATEFUL_SET)
            .map(object -> CanonicalForm.tree(object.object()))
            .findFirst()
            .orElseThrow();
    return UnifiedDiff.of(
            Optional.of(WithoutDefaults.of(brokers.statefulSet())),
            Optional.of(WithoutDefaults.of(rendered)))
        .orElse("");
  }

  /** Returns the steps, each a sentence followed by the commands that carry it out. */
  public List<AdoptionStep> steps() {
    String namespace = brokers.namespace().map(name -> " -n " + name).orElse("");
    String name = brokers.name();
    var steps = new ArrayList<AdoptionStep>();
    steps.add(
        new AdoptionStep(
            "Stop what manages the StatefulSet, such as its operator or its GitOps application;"
                + " otherwise it is created again."));
    steps.add(
        new AdoptionStep(
            "Stop the brokers. Clients are interrupted until the last step.",
            "kubectl scale statefulset %s%s --replicas=0".formatted(name, namespace),
            "kubectl wait --for=delete pod%s --timeout=5m%s".formatted(namespace, pods())));
    steps.add(
        new AdoptionStep(
            "Delete the objects whose names the operator uses. PersistentVolumeClaims stay.",
            "kubectl delete%s statefulset/%s --ignore-not-found".formatted(namespace, name),
            "kubectl delete%s service/%s service/%s configmap/%s --ignore-not-found"
                .formatted(
                    namespace,
                    ClusterNames.clientService(name),
                    ClusterNames.headlessService(name),
                    ClusterNames.configMap(name))));
    steps.add(claims(namespace));
    steps.add(
        new AdoptionStep(
            "Create the cluster from the file, and wait until it is ready.",
            "kubectl apply -f FILE",
            "kubectl wait --for=condition=Ready streambuscluster/%s%s --timeout=10m"
                .formatted(name, namespace)));
    steps.add(
        new AdoptionStep(
            "Create topics again that were created with the admin API: the Raft log begins empty."
                + " Messages are still there."));
    return List.copyOf(steps);
  }

  private AdoptionStep claims(String namespace) {
    String template =
        brokers.dataTemplate().map(found -> found.at("/metadata/name").asText()).orElse("");
    if (!template.equals(BrokerVolumes.DATA)) {
      return new AdoptionStep(
          ("Move the messages: a %s uses claims such as %s, and the existing ones have other names."
                  + " Create claims with these names for the existing volumes first.")
              .formatted(
                  StreamBusCluster.KIND,
                  ClusterNames.claim(BrokerVolumes.DATA, brokers.name(), 0)));
    }
    return new AdoptionStep(
        "Let the cluster use the volumes of the messages.",
        "kubectl annotate%s%s %s=%s"
            .formatted(namespace, claims(), ClusterAnnotations.ADOPT, brokers.name()));
  }

  private String pods() {
    return names(ordinal -> " " + ClusterNames.pod(brokers.name(), ordinal));
  }

  /** Claims of Raft volumes, too, if they have the names of those of the operator. */
  private String claims() {
    String data =
        names(ordinal -> " pvc/" + ClusterNames.claim(BrokerVolumes.DATA, brokers.name(), ordinal));
    String raft =
        names(ordinal -> " pvc/" + ClusterNames.claim(BrokerVolumes.RAFT, brokers.name(), ordinal));
    return brokers
        .raftTemplate()
        .filter(template -> template.at("/metadata/name").asText().equals(BrokerVolumes.RAFT))
        .map(template -> data + raft)
        .orElse(data);
  }

  private String names(IntFunction<String> name) {
    return String.join("", IntStream.range(0, brokers.replicas()).mapToObj(name).toList());
  }
}
