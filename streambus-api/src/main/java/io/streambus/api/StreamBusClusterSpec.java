package io.streambus.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.streambus.api.schema.AllowedValues;
import io.streambus.api.schema.CrdModel;
import io.streambus.api.schema.Patterns;
import io.streambus.api.schema.PreserveUnknownFields;
import io.streambus.api.spec.ConfigSpec;
import io.streambus.api.spec.ImageSpec;
import io.streambus.api.spec.MultiTenancySpec;
import io.streambus.api.spec.NetworkPolicySpec;
import io.streambus.api.spec.ObservabilitySpec;
import io.streambus.api.spec.RolloutSpec;
import io.streambus.api.spec.SecuritySpec;
import io.streambus.api.spec.StorageSpec;
import io.streambus.api.values.ScalingPolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * What the user asks for. Every field may be absent; the resolver in streambus-resources fills the
 * defaults and checks the rules.
 */
@Value.Immutable
@CrdModel
@JsonSerialize(as = ImmutableStreamBusClusterSpec.class)
@JsonDeserialize(as = ImmutableStreamBusClusterSpec.class)
public interface StreamBusClusterSpec {

  /** Number of brokers. Odd numbers tolerate the most failures. */
  @Min(1)
  @Max(99)
  @Default("3")
  Optional<Integer> replicas();

  /**
   * When another number of brokers comes about, which takes a full stop of the cluster: Confirm
   * (once the annotation streambus.io/confirm-scale names the number), Automatic (at once) or
   * Forbid (never).
   */
  @AllowedValues(ScalingPolicy.class)
  @Default("Confirm")
  Optional<String> scaling();

  /** The container image of the brokers. */
  Optional<ImageSpec> image();

  /** StreamBus version, used as image tag where image.tag is unset. Unset: v0.6.0. */
  @Pattern("^[A-Za-z0-9_][A-Za-z0-9._-]{0,62}$")
  Optional<String> version();

  /** CPU and memory of each broker. Unset: requests of 500m and 512Mi, limits of 2 and 2Gi. */
  Optional<ResourceRequirements> resources();

  /** The volumes of each broker. */
  Optional<StorageSpec> storage();

  /** How brokers restart when a change asks for it. */
  Optional<RolloutSpec> rollout();

  /** Settings of the broker program. */
  Optional<ConfigSpec> config();

  /** Encryption, authentication and authorization. */
  Optional<SecuritySpec> security();

  /** Tenants and their limits. */
  Optional<MultiTenancySpec> multiTenancy();

  /** Metrics, tracing and logs. */
  Optional<ObservabilitySpec> observability();

  /** Rules that attract pods to nodes and to other pods, or keep them apart. */
  Optional<Affinity> affinity();

  /** Labels that a node must have. */
  Map<String, String> nodeSelector();

  /** Node taints that the pods tolerate. */
  List<Toleration> tolerations();

  /** How pods spread over nodes and zones. Unset: evenly over both, as far as possible. */
  List<TopologySpreadConstraint> topologySpreadConstraints();

  /** PriorityClass of the pods. */
  @Size(min = 1, max = Patterns.MAX_NAME_LENGTH)
  @Pattern(Patterns.NAME)
  Optional<String> priorityClassName();

  /** Annotations added to the pods. */
  Map<String, String> podAnnotations();

  /** Labels added to the pods. Labels of the operator cannot be replaced. */
  Map<String, String> podLabels();

  /** Security settings of the pods, merged over the defaults of the operator. */
  Optional<PodSecurityContext> podSecurityContext();

  /** Security settings of the broker container, merged over the defaults of the operator. */
  Optional<SecurityContext> securityContext();

  /** Whether brokers use the network of their node. */
  @Default("false")
  Optional<Boolean> hostNetwork();

  /** ServiceAccount of the pods. Unset: one of the operator without permissions. */
  @Size(min = 1, max = Patterns.MAX_NAME_LENGTH)
  @Pattern(Patterns.NAME)
  Optional<String> serviceAccountName();

  /** Who may connect to the brokers. */
  Optional<NetworkPolicySpec> networkPolicy();

  /**
   * A part of a pod template that is laid over the one of the operator, as a strategic merge. What
   * would break the brokers or their guard is refused.
   */
  @PreserveUnknownFields
  Map<String, JsonNode> podTemplate();

  /** Whether a spec is refused that asks for something that nobody enforces. */
  @Default("false")
  Optional<Boolean> strict();

  /** A builder with every field unset. */
  static ImmutableStreamBusClusterSpec.Builder builder() {
    return ImmutableStreamBusClusterSpec.builder();
  }
}
