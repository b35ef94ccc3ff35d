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
 * The desired state of a cluster. Every field is optional: the resolver in streambus-resources
 * applies defaults and validates the spec.
 */
@Value.Immutable
@CrdModel
@JsonSerialize(as = ImmutableStreamBusClusterSpec.class)
@JsonDeserialize(as = ImmutableStreamBusClusterSpec.class)
public interface StreamBusClusterSpec {

  /**
   * replicas is the desired number of brokers. Odd numbers provide the best fault tolerance. Must
   * be between 1 and 99. Defaults to 3.
   *
   * @return the desired number of brokers
   */
  @Min(1)
  @Max(99)
  @Default("3")
  Optional<Integer> replicas();

  /**
   * scaling specifies how the operator handles a change of replicas, which requires a full stop of
   * the cluster. Confirm waits until the annotation streambus.io/confirm-scale is set to the new
   * number, Automatic applies the change immediately, and Forbid never applies it. Defaults to
   * Confirm.
   *
   * @return how the operator handles a change of replicas, which requires a full stop of the
   *     cluster
   */
  @AllowedValues(ScalingPolicy.class)
  @Default("Confirm")
  Optional<String> scaling();

  /**
   * image specifies the container image of the brokers.
   *
   * @return the container image of the brokers
   */
  Optional<ImageSpec> image();

  /**
   * version is the StreamBus version. It is used as the image tag if image.tag is unset. Defaults
   * to v0.6.0.
   *
   * @return the StreamBus version
   */
  @Pattern(Patterns.VERSION)
  Optional<String> version();

  /**
   * resources specifies the compute resources of each broker. Defaults to requests of 500m CPU and
   * 512Mi memory, and limits of 2 CPUs and 2Gi memory.
   *
   * @return the compute resources of each broker
   */
  Optional<ResourceRequirements> resources();

  /**
   * storage specifies the volumes of each broker.
   *
   * @return the volumes of each broker
   */
  Optional<StorageSpec> storage();

  /**
   * rollout specifies how brokers are restarted when a change requires it.
   *
   * @return how brokers are restarted when a change requires it
   */
  Optional<RolloutSpec> rollout();

  /**
   * config specifies the configuration of the brokers.
   *
   * @return the configuration of the brokers
   */
  Optional<ConfigSpec> config();

  /**
   * security specifies encryption, authentication and authorization.
   *
   * @return encryption, authentication and authorization
   */
  Optional<SecuritySpec> security();

  /**
   * multiTenancy specifies tenants and their limits.
   *
   * @return tenants and their limits
   */
  Optional<MultiTenancySpec> multiTenancy();

  /**
   * observability specifies metrics, tracing and logging.
   *
   * @return metrics, tracing and logging
   */
  Optional<ObservabilitySpec> observability();

  /**
   * affinity specifies the scheduling constraints of the pods relative to nodes and other pods.
   *
   * @return the scheduling constraints of the pods relative to nodes and other pods
   */
  Optional<Affinity> affinity();

  /**
   * nodeSelector specifies the labels that a node must have to run a broker pod.
   *
   * @return the labels that a node must have to run a broker pod
   */
  Map<String, String> nodeSelector();

  /**
   * tolerations specifies the node taints that the pods tolerate.
   *
   * @return the node taints that the pods tolerate
   */
  List<Toleration> tolerations();

  /**
   * topologySpreadConstraints specifies how the pods are spread across topology domains. By
   * default, pods are spread evenly across nodes and zones on a best-effort basis.
   *
   * @return how the pods are spread across topology domains
   */
  List<TopologySpreadConstraint> topologySpreadConstraints();

  /**
   * priorityClassName is the name of the PriorityClass of the pods.
   *
   * @return the name of the PriorityClass of the pods
   */
  @Size(min = 1, max = Patterns.MAX_NAME_LENGTH)
  @Pattern(Patterns.NAME)
  Optional<String> priorityClassName();

  /**
   * podAnnotations specifies annotations to add to the pods.
   *
   * @return annotations to add to the pods
   */
  Map<String, String> podAnnotations();

  /**
   * podLabels specifies labels to add to the pods. Must not contain labels that the operator sets.
   *
   * @return labels to add to the pods
   */
  Map<String, String> podLabels();

  /**
   * podSecurityContext specifies pod-level security attributes. They are merged with the defaults
   * of the operator and take precedence over them.
   *
   * @return pod-level security attributes
   */
  Optional<PodSecurityContext> podSecurityContext();

  /**
   * securityContext specifies the security attributes of the broker container. They are merged with
   * the defaults of the operator and take precedence over them.
   *
   * @return the security attributes of the broker container
   */
  Optional<SecurityContext> securityContext();

  /**
   * hostNetwork specifies whether brokers use the network of their node. Defaults to false.
   *
   * @return whether brokers use the network of their node
   */
  @Default("false")
  Optional<Boolean> hostNetwork();

  /**
   * serviceAccountName is the name of the ServiceAccount of the pods. Defaults to a ServiceAccount
   * without permissions that the operator creates.
   *
   * @return the name of the ServiceAccount of the pods
   */
  @Size(min = 1, max = Patterns.MAX_NAME_LENGTH)
  @Pattern(Patterns.NAME)
  Optional<String> serviceAccountName();

  /**
   * networkPolicy specifies which peers can connect to the brokers.
   *
   * @return which peers can connect to the brokers
   */
  Optional<NetworkPolicySpec> networkPolicy();

  /**
   * podTemplate is a partial pod template that is merged into the pod template of the operator as a
   * strategic merge patch. Fields that would break the brokers or weaken their protection are
   * rejected.
   *
   * @return a partial pod template that is merged into the pod template of the operator as a
   *     strategic merge patch
   */
  @PreserveUnknownFields
  Map<String, JsonNode> podTemplate();

  /**
   * strict specifies whether the operator rejects a spec that requests something that is not
   * enforced. Defaults to false.
   *
   * @return whether the operator rejects a spec that requests something that is not enforced
   */
  @Default("false")
  Optional<Boolean> strict();

  /** {@return a builder with all fields unset} */
  static ImmutableStreamBusClusterSpec.Builder builder() {
    return ImmutableStreamBusClusterSpec.builder();
  }
}
