package io.streambus.operator.permissions;

import com.google.common.collect.ImmutableList;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import java.util.List;

/**
 * A permission of the operator, and what needs it.
 *
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

  /** Copies the lists. */
  public Permission {
    resources = ImmutableList.copyOf(resources);
    resourceNames = ImmutableList.copyOf(resourceNames);
    verbs = ImmutableList.copyOf(verbs);
  }

  /** Returns the rule of a Role or ClusterRole that grants this permission. */
  public PolicyRule rule() {
    return new PolicyRuleBuilder()
        .withApiGroups(group)
        .withResources(resources)
        .withResourceNames(resourceNames)
        .withVerbs(verbs)
        .build();
  }
}
