package io.streambus.testkit.operator;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.streambus.operator.client.LeanSerialization;
import io.streambus.resources.model.OptionalKind;
import io.streambus.testkit.controlplane.ControlPlane;
import java.util.Arrays;
import java.util.List;

/** A user who may do what the operator must do, and nothing else. */
record LimitedUser(KubernetesClient admin, ControlPlane plane) {

  private static final String NAME = "limited-operator";

  static LimitedUser create(KubernetesClient admin, ControlPlane plane) {
    var user = new LimitedUser(admin, plane);
    user.mayDo("streambus.io", "*");
    user.mayDo("apps", "statefulsets");
    user.mayDo("policy", "poddisruptionbudgets");
    user.mayDo("networking.k8s.io", "networkpolicies");
    user.mayDo(
        "",
        "configmaps",
        "events",
        "persistentvolumeclaims",
        "pods",
        "secrets",
        "serviceaccounts",
        "services");
    return user;
  }

  KubernetesClient client() {
    Config config = plane.configFor(ControlPlane.ADMIN);
    config.setImpersonateUsername(NAME);
    return new KubernetesClientBuilder()
        .withConfig(config)
        .withKubernetesSerialization(LeanSerialization.create())
        .build();
  }

  /** From now on the user may watch the definitions of optional kinds, and no others. */
  void mayWatchDefinitions() {
    // spotless:off
    grant(
        "definitions",
        new PolicyRuleBuilder()
            .withApiGroups("apiextensions.k8s.io")
            .withResources("customresourcedefinitions")
            .withResourceNames(Arrays.stream(OptionalKind.values()).map(OptionalKind::crd).toList())
            .withVerbs("list", "watch")
            .build());
    // spotless:on
  }

  /** From now on the user may make, see and delete objects of an optional kind. */
  void mayMake(OptionalKind kind) {
    String plural = HasMetadata.getPlural(kind.type());
    grant(
        plural,
        rule(
            HasMetadata.getGroup(kind.type()),
            List.of(plural),
            "get",
            "list",
            "watch",
            "create",
            "patch",
            "delete"));
  }

  private void mayDo(String group, String... resources) {
    grant(group.isEmpty() ? "core" : group, rule(group, List.of(resources), "*"));
  }

  private static PolicyRule rule(String group, List<String> resources, String... verbs) {
    return new PolicyRuleBuilder()
        .withApiGroups(group)
        .withResources(resources)
        .withVerbs(verbs)
        .build();
  }

  private void grant(String what, PolicyRule rule) {
    String name = NAME + "-" + what;
    admin.resource(role(name, rule)).serverSideApply();
    admin.resource(binding(name)).serverSideApply();
  }

  void delete() {
    admin.rbac().clusterRoleBindings().withLabel("user", NAME).delete();
    admin.rbac().clusterRoles().withLabel("user", NAME).delete();
  }

  private static ClusterRole role(String name, PolicyRule rule) {
    // spotless:off
    return new ClusterRoleBuilder()
        .withNewMetadata()
            .withName(name)
            .addToLabels("user", NAME)
        .endMetadata()
        .withRules(rule)
        .build();
    // spotless:on
  }

  private static ClusterRoleBinding binding(String role) {
    // spotless:off
    return new ClusterRoleBindingBuilder()
        .withNewMetadata()
            .withName(role)
            .addToLabels("user", NAME)
        .endMetadata()
        .withNewRoleRef()
            .withApiGroup("rbac.authorization.k8s.io")
            .withKind("ClusterRole")
            .withName(role)
        .endRoleRef()
        .addNewSubject()
            .withApiGroup("rbac.authorization.k8s.io")
            .withKind("User")
            .withName(NAME)
        .endSubject()
        .build();
    // spotless:on
  }
}
