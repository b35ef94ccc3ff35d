package io.streambus.operator.fuzz;

import static io.streambus.operator.fixture.OperatorScenario.NAME;
import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.fixture.OperatorScenario;
import java.util.Map;
import java.util.TreeMap;

/** The custom resource as its user writes it: with any spec, and with annotations. */
final class EditedCluster {

  private final OperatorScenario scenario;
  private final Map<String, String> annotations = new TreeMap<>();
  private JsonNode spec = JsonNodeFactory.instance.objectNode();

  EditedCluster(OperatorScenario scenario) {
    this.scenario = scenario;
  }

  void setSpec(JsonNode newSpec) {
    spec = newSpec;
    write();
  }

  void annotate(String key, String value) {
    annotations.put(key, value);
    write();
  }

  void removeAnnotations() {
    annotations.clear();
    write();
  }

  void delete() {
    scenario.user.delete(StreamBusCluster.class, NAMESPACE, NAME);
  }

  /** Deletes the cluster, but not its objects. */
  void deleteAlone() {
    scenario.user.deleteOrphaningDependents(StreamBusCluster.class, NAMESPACE, NAME);
  }

  void write() {
    ObjectNode cluster = JsonNodeFactory.instance.objectNode();
    cluster
        .put("apiVersion", StreamBusCluster.GROUP + "/" + StreamBusCluster.VERSION)
        .put("kind", StreamBusCluster.KIND);
    ObjectNode metadata = cluster.putObject("metadata").put("name", NAME);
    ObjectNode map = metadata.put("namespace", NAMESPACE).putObject("annotations");
    annotations.forEach(map::put);
    cluster.set("spec", spec);
    // JSON is YAML.
    scenario.user.createOrReplaceYaml(cluster.toString());
  }
}
