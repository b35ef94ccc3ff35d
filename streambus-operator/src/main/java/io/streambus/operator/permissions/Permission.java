package io.streambus.operator.permissions;

import com.google.common.collect.ImmutableList;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A permission of the operator, and what needs it.
 *
 * @param feature what needs the permission
 * @param scope where it must be granted
 * @param group API group; empty for the core group
 * @param resources plural resource names, such as {@code streambusclusters/status}
 * @param resourceNames object names that the rule is limited to; empty for all objects
 * @param verbs Kubernetes verbs
 */
public record Permission(
    PermissionFeature feature,
    PermissionScope scope,
    String group,
    List<String> resources,
    List<String> resourceNames,
    List<String> verbs) {

  /**
   * Copies the lists.
   *
   * @param feature what needs the permission
   * @param scope where it must be granted
   * @param group API group; empty for the core group
   * @param resources plural resource names
   * @param resourceNames object names that the rule is limited to; empty for all objects
   * @param verbs Kubernetes verbs
   */
  public Permission {
    resources = ImmutableList.copyOf(resources);
    resourceNames = ImmutableList.copyOf(resourceNames);
    verbs = ImmutableList.copyOf(verbs);
  }

  /** {@return the rule of a Role or ClusterRole that grants this permission} */
  public PolicyRule rule() {
    return new PolicyRuleBuilder()
        .withApiGroups(group)
        .withResources(resources)
        .withResourceNames(resourceNames)
        .withVerbs(verbs)
        .build();
  }

  /** A feature of the operator that needs permissions of its own. */
  public enum PermissionFeature {
    /** Every cluster. */
    CORE("every cluster"),
    /** Leader election, between replicas of the operator. */
    LEADER_ELECTION("leader election"),
    /** TLS with certificates from Secrets. */
    SECRETS("clusters with `security.tls`"),
    /** TLS with certificates that the operator issues. */
    SELF_SIGNED("clusters with `security.tls.selfSigned`"),
    /** TLS with certificates that cert-manager issues. */
    CERT_MANAGER("clusters with `security.tls.issuerRef`"),
    /** ServiceMonitors of the Prometheus Operator. */
    SERVICE_MONITOR("clusters with `observability.metrics.serviceMonitor`"),
    /** The check, before a restart, that a node can run the pod. */
    NODE_CHECKS("the check of nodes before restarts"),
    /** Messages about brokers that do not start. */
    DIAGNOSTICS("messages about brokers that do not start"),
    /** The option {@code --metrics-secure}; needs no permission unless it is set. */
    SECURE_METRICS("`--metrics-secure`");

    private final String purpose;

    PermissionFeature(String purpose) {
      this.purpose = purpose;
    }

    /** {@return the features of an operator that runs with the defaults of its options} */
    public static Set<PermissionFeature> defaults() {
      return EnumSet.complementOf(EnumSet.of(SECURE_METRICS));
    }

    /** {@return the name in lower case with hyphens, such as {@code cert-manager}} */
    public String value() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * {@return what the permissions are for, in Markdown, such as {@code clusters with
     * `security.tls`}}
     */
    public String purpose() {
      return purpose;
    }
  }

  /** Where a permission must be granted. */
  public enum PermissionScope {
    /** In each watched namespace, or in all namespaces. */
    NAMESPACE,
    /** Cluster-wide. An operator that watches only some namespaces does without. */
    CLUSTER,
    /** In the namespace of the operator. */
    OPERATOR,
    /** Cluster-wide, whatever the operator watches: access reviews have no namespace. */
    ACCESS_REVIEW;

    /** {@return the name in lower case with hyphens} */
    public String value() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
