package io.streambus.api;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;
import io.streambus.api.ModelJson.ModelSerializer;
import io.streambus.api.openapi.Violation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A StreamBus cluster. Deserialization never fails: a spec that does not match the model is absent,
 * and {@link #parseError()} describes the error, so that one invalid resource cannot stop the watch
 * of all others.
 *
 * <p>Never write a cluster back with {@code update} or {@code replace}: fields that this model does
 * not know would be lost.
 */
@Group(StreamBusCluster.GROUP)
@Version(StreamBusCluster.VERSION)
@ShortNames({"sbc", "streambus"})
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonDeserialize(using = ClusterDeserializer.class)
@AdditionalPrinterColumn(name = "Phase", jsonPath = ".status.phase")
@AdditionalPrinterColumn(
    name = "Replicas",
    jsonPath = ".spec.replicas",
    type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
    name = "Ready",
    jsonPath = ".status.readyReplicas",
    type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(name = "Version", jsonPath = ".status.version")
@AdditionalPrinterColumn(
    name = "Age",
    jsonPath = ".metadata.creationTimestamp",
    type = AdditionalPrinterColumn.Type.DATE)
@AdditionalPrinterColumn(
    name = "Message",
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].message",
    priority = 1)
@AdditionalPrinterColumn(
    name = "Tolerates",
    jsonPath = ".status.toleratedFailures",
    type = AdditionalPrinterColumn.Type.INTEGER,
    priority = 1)
@AdditionalPrinterColumn(name = "Not Enforced", jsonPath = ".status.notEnforced", priority = 1)
@ValidationRule(
    value = "self.metadata.name.size() <= 52",
    message = "metadata.name " + ClusterNames.TOO_LONG_MESSAGE)
@ValidationRule(
    value = "self.metadata.name.matches('" + ClusterNames.PATTERN + "')",
    message = "metadata.name " + ClusterNames.NOT_A_DNS_LABEL_MESSAGE)
@ValidationRule(value = StorageTransitionRules.SIZE, message = StorageTransitionRules.SIZE_MESSAGE)
@ValidationRule(
    value = StorageTransitionRules.RAFT_SIZE,
    message = StorageTransitionRules.RAFT_SIZE_MESSAGE)
public class StreamBusCluster extends CustomResource<StreamBusClusterSpec, StreamBusClusterStatus>
    implements Namespaced {

  private static final long serialVersionUID = 1L;

  /** API group. */
  public static final String GROUP = "streambus.io";

  /** API version. */
  public static final String VERSION = "v1alpha1";

  /** Kind. */
  public static final String KIND = "StreamBusCluster";

  @JsonIgnore private transient @Nullable SpecParseError parseError;

  /** What was found when the spec was read; null if it was not read. */
  @JsonIgnore private transient @Nullable List<Violation> violations;

  /**
   * {@return the error that prevented the spec from being parsed} Empty if the spec was parsed or
   * is absent.
   */
  public Optional<SpecParseError> parseError() {
    return Optional.ofNullable(parseError);
  }

  void setParseError(SpecParseError parseError) {
    this.parseError = parseError;
  }

  /**
   * {@return the values of the spec that violate the schema of the CRD, and those that are absent
   * from the spec because they were too large or too deep to be kept} Values of the former kind
   * exist only if the API server accepted them with another schema, the spec comes from elsewhere,
   * or code created it.
   */
  public List<Violation> violations() {
    if (violations != null) {
      return violations;
    }
    return getSpec() == null
        ? List.of()
        : StreamBusClusterCrd.violations(ModelJson.mapper().valueToTree(getSpec()));
  }

  void setViolations(List<Violation> violations) {
    this.violations = violations;
  }

  /** Replaces the spec, and what was found when the former one was read. */
  @Override
  public void setSpec(StreamBusClusterSpec spec) {
    super.setSpec(spec);
    violations = null;
    parseError = null;
  }

  /** spec is the desired state of the cluster. */
  @Override
  @JsonSerialize(using = ModelSerializer.class)
  public StreamBusClusterSpec getSpec() {
    return super.getSpec();
  }

  /** status is the observed state of the cluster. Written only by the operator. */
  @Override
  @JsonSerialize(using = ModelSerializer.class)
  public StreamBusClusterStatus getStatus() {
    return super.getStatus();
  }

  @Override
  @SuppressWarnings("NullAway") // Absent until set; the base class would invoke a constructor.
  protected StreamBusClusterSpec initSpec() {
    return null;
  }

  @Override
  @SuppressWarnings("NullAway") // Absent until set; the base class would invoke a constructor.
  protected StreamBusClusterStatus initStatus() {
    return null;
  }
}
