package io.streambus.testkit.junit;

import static java.util.function.Predicate.not;

import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.operator.OperatorOptions;
import io.streambus.operator.permissions.OperatorPermissions;
import io.streambus.operator.permissions.Permission;
import io.streambus.resources.extension.Extensions;
import io.streambus.testkit.controlplane.ControlPlane;
import java.util.List;
import java.util.function.Consumer;
import org.awaitility.Awaitility;

/** Grants an operator exactly what its extensions require, as its installation must. */
final class ExtensionPermissions implements Consumer<OperatorOptions> {

  private static final String NAME = "streambus-testkit-extensions";
  private static final String RBAC = "rbac.authorization.k8s.io";

  private final KubernetesClient admin;
  private List<PolicyRule> granted = List.of();

  ExtensionPermissions(KubernetesClient admin) {
    this.admin = admin;
  }

  /** Replaces the permissions of the extensions of an earlier operator. */
  @Override
  public synchronized void accept(OperatorOptions options) {
    List<PolicyRule> required =
        OperatorPermissions.of(Extensions.of(options.extensions())).stream()
            .filter(not(OperatorPermissions.all()::contains))
            .map(Permission::rule)
            .toList();
    if (!required.equals(granted)) {
      grant(required);
      granted = required;
    }
  }

  private void grant(List<PolicyRule> rules) {
    admin
        .resource(
            new ClusterRoleBuilder()
                .withNewMetadata()
                .withName(NAME)
                .endMetadata()
                .withRules(rules)
                .build())
        .forceConflicts()
        .serverSideApply();
    admin
        .resource(
            new ClusterRoleBindingBuilder()
                .withNewMetadata()
                .withName(NAME)
                .endMetadata()
                .withNewRoleRef(RBAC, "ClusterRole", NAME)
                .addNewSubject(RBAC, "User", ControlPlane.OPERATOR, null)
                .build())
        .forceConflicts()
        .serverSideApply();
    // The API server reads roles through watches of its own.
    rules.forEach(rule -> Awaitility.await().until(() -> isPermitted(rule)));
  }

  private boolean isPermitted(PolicyRule rule) {
    SubjectAccessReview review =
        new SubjectAccessReviewBuilder()
            .withNewSpec()
            .withUser(ControlPlane.OPERATOR)
            .withNewResourceAttributes()
            .withGroup(rule.getApiGroups().get(0))
            .withResource(rule.getResources().get(0))
            .withName(rule.getResourceNames().stream().findFirst().orElse(null))
            .withVerb(rule.getVerbs().get(0))
            .endResourceAttributes()
            .endSpec()
            .build();
    return admin.resource(review).create().getStatus().getAllowed();
  }
}
