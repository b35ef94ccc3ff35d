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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A StreamBus cluster. Reading one never fails: a spec that does not fit the model is absent, and
 * {@link #unreadable()} tells why, so that one such resource cannot stop the watch of all others.
 *
 * <p>Never write one back with {@code update} or {@code replace}: fields that this model does not
 * know would be lost.
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
@ValidationRule(value = "self.metadata.name.size() <= 52", message = ClusterNames.TOO_LONG)
@ValidationRule(
    value = "self.metadata.name.matches('" + ClusterNames.PATTERN + "')",
    message = ClusterNames.NOT_A_DNS_LABEL)
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

  @JsonIgnore private transient @Nullable SpecParseError unreadable;

  /** Why the spec could not be read; empty when it could, or when there is none. */
  public Optional<SpecParseError> unreadable() {
    return Optional.ofNullable(unreadable);
  }

  void setUnreadable(SpecParseError unreadable) {
    this.unreadable = unreadable;
  }

  /** What the user asks for. */
  @Override
  @JsonSerialize(using = ModelSerializer.class)
  public StreamBusClusterSpec getSpec() {
    return super.getSpec();
  }

  /** What the operator observed. */
  @Override
  @JsonSerialize(using = ModelSerializer.class)
  public StreamBusClusterStatus getStatus() {
    return super.getStatus();
  }

  @Override
  @SuppressWarnings("NullAway") // Absent until set; the base class would call a constructor.
  protected StreamBusClusterSpec initSpec() {
    return null;
  }

  @Override
  @SuppressWarnings("NullAway") // Absent until set; the base class would call a constructor.
  protected StreamBusClusterStatus initStatus() {
    return null;
  }
}
